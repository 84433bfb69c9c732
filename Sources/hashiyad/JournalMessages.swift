import Systemd

/// The kinds of message that the service sends, by the identifiers that `systemd/hashiya.catalog` explains. They are for
/// programs and never change.
enum JournalMessages {
    /// An article was annotated.
    static let annotated: MessageID = "f6c436c68c684eccadea7528e490b9f9"
    /// An article cannot be annotated; its error sidecar says why.
    static let failed: MessageID = "d0c7321852ba40f4b00c1f693ffc2d8f"
    /// Something in the folder cannot be an article.
    static let ignored: MessageID = "78d263a879604059bfc63c01acad0afb"
    /// A fault that may go away; the article is tried again.
    static let retrying: MessageID = "0f4268c88c86471da8bc5cec2e661ebe"
    /// The kernel dropped events; the folder is looked through again.
    static let overflow: MessageID = "14d1b03d833d40419b6377668899ea7e"
    /// The folder was looked through again.
    static let rescanned: MessageID = "c7c7ab97c58148e9b3e19deb96d4068f"
    /// Changes in the folder can come without events.
    static let polling: MessageID = "446115607b774720abeb6a7af0c2f06c"
    /// A worker is stuck.
    static let stalled: MessageID = "aae8b0dc3a8f41618ce50f9170da1487"
    /// The root cannot be watched.
    static let rootLost: MessageID = "7510cd68af7341e094af99cd874d1511"
    /// The root is watched again.
    static let rootBack: MessageID = "09a90133d9a24e5b90312fd4a04d9366"
    /// A new configuration is in force.
    static let reloaded: MessageID = "c9c0a289e3e94dea96549949246b345a"
    /// A new configuration is wrong; the old one stays.
    static let reloadRefused: MessageID = "d6d7d5aae98b4b2f8cb59cadfa9f1ee3"
    /// The folder is being watched.
    static let started: MessageID = "af12650fd5874670b4bc774efeec8904"
    /// Everything in progress is finished and the service ends.
    static let stopped: MessageID = "5e77c8b41d7c4e79b92b20de077c7a5f"
    /// A foreign file stands where a sidecar belongs.
    static let conflict: MessageID = "e787eede4a004caf83603f51d4dfefb1"
}
