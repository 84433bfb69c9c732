/// Who may read a sidecar.
enum SidecarMode {
    /// Permission bits that give nobody more than the article's do.
    ///
    /// Where the sidecar's group is not the article's, its members are to the article what others are. An error
    /// sidecar about an article that we may not read holds none of its words; the directory's group may read that one,
    /// or the reason would reach nobody.
    static func permissions(of product: Product, article: FileStatus, group: UInt32) -> UInt32 {
        if product.kind == .error, product.sha256 == nil { return 0o640 }
        var mode = article.permissions & 0o666
        if article.group != group {
            let others = (mode & 0o006) << 3
            mode = mode & ~0o060 | mode & others
        }
        return mode
    }
}
