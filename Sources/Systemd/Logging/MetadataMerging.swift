internal import Logging

extension LogEvent {
    /// Everything known of the event: the handler's own metadata, then the provider's, then what was said at the call;
    /// the later wins.
    func metadata(over base: Logger.Metadata, provider: Logger.MetadataProvider?) -> Logger.Metadata {
        var merged = base
        if let provider {
            merged.merge(provider.get()) { _, new in new }
        }
        if let metadata {
            merged.merge(metadata) { _, new in new }
        }
        return merged
    }
}
