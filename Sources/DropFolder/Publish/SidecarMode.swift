/// Who may read a sidecar.
enum SidecarMode {
    /// Permission bits that give nobody more than the article's do.
    ///
    /// Where the sidecar's group is not the article's, neither group gets more than the article gives both. An error
    /// sidecar about an article that we may not read holds none of its words; the directory's group may read that one,
    /// or the reason would reach nobody.
    static func permissions(of product: Product, article: FileStatus, group: UInt32) -> UInt32 {
        if product.kind == .error, product.sha256 == nil { return 0o640 }
        return permissions(holding: article, group: group)
    }

    /// Permission bits for a file that holds the words of an article.
    static func permissions(holding article: FileStatus, group: UInt32) -> UInt32 {
        let mode = article.permissions & 0o666
        // The owner is whoever wrote the sidecar, and had read the article.
        let own = mode & 0o600 | 0o400
        if article.group == group { return own | mode & 0o066 }
        // The article's own group is among the sidecar's others, so both get only what both have.
        let common = mode & (mode >> 3) & 0o006
        return own | common << 3 | common
    }
}
