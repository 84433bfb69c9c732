internal import Inotify

// What became of the work.
extension Session {
    /// Takes the outcome of an attempt: the article is done, or gets its next turn.
    func finish(_ key: ArticleKey, _ outcome: ArticleTask.Outcome) {
        guard var entry = table.finish(key), tree[key.node] != nil else { return }
        let now = ContinuousClock.now
        let path = tree.path(of: key)
        switch outcome {
        case .published(let publication):
            report(
                .published(
                    .init(
                        path: path, product: publication.product, isUnchanged: publication.isUnchanged,
                        readyBy: publication.readyBy, size: publication.size, duration: publication.duration,
                        latency: publication.latency)))
            // What works for one may work for those that failed before.
            if hold.end() { table.expedite(at: now) }
        case .current, .vanished: break
        case .notArticle(let kind):
            guard kind != .directory, told.isNews(key) else { break }
            report(.ignored(path: path, reason: "it is \(kind.rawValue)"))
        case .conflict(let kind):
            if told.isNews(key) {
                report(.conflict(path: path, sidecar: kind.name(for: key.name).description))
            }
        case .busy:
            entry.refusals += 1
            return again(key, entry, at: now + Backoff.busyWriter.delay(after: entry.refusals))
        case .unsettled(let wait):
            return again(key, entry, at: now + wait)
        case .changed:
            entry.lastHeard = now
            return again(key, entry, at: now + options.settle)
        case .fault(let fault):
            entry.failures += 1
            if fault.doubtsDurability { entry.mustRewrite = true }
            let delay =
                fault.code.concernsFolder ? hold.take(at: now) : Backoff.fault.delay(after: entry.failures)
            report(.retrying(path: path, fault: fault, attempt: entry.failures, delay: delay))
            return again(key, entry, at: now + delay)
        }
        if !entry.wasDisturbed, entry.sidecarWasTouched, isInPlace(outcome), needsWork(key) { return note(key) }
        guard entry.wasDisturbed else { return }
        // The clock of file times is coarse: a change right after our reading can bear the time that we read.
        let next = PendingTable.Entry(lastHeard: now, mistrustsTimeStamp: true)
        table.schedule(key, next, at: now + options.settle)
    }

    /// Whether an attempt left the right sidecar beside the article. After a conflict it did not, and to look again would
    /// only find the same.
    private func isInPlace(_ outcome: ArticleTask.Outcome) -> Bool {
        switch outcome {
        case .published, .current: true
        default: false
        }
    }

    private func again(_ key: ArticleKey, _ entry: PendingTable.Entry, at due: ContinuousClock.Instant) {
        var entry = entry
        let now = ContinuousClock.now
        var due = due
        if entry.wasDisturbed {
            entry.wasDisturbed = false
            entry.lastHeard = now
            due = now + options.settle
        }
        table.schedule(key, entry, at: due)
    }
}
