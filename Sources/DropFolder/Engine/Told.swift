/// What has been said of names that are left alone, so that each look through the folder does not say it again.
struct Told {
    private var keys: Set<ArticleKey> = []

    /// Whether this is the first time; bounded, so after very many names some are told of again.
    mutating func isNews(_ key: ArticleKey) -> Bool {
        if keys.count >= 4096 { keys = [] }
        return keys.insert(key).inserted
    }

    /// Something happened to a name: whatever is said of it now is news.
    mutating func forget(_ key: ArticleKey) { keys.remove(key) }
}
