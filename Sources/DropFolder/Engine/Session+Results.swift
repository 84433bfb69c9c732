internal import Inotify
internal import SystemPackage

// What became of the work.
extension Session {
    /// Takes the outcome of an attempt: the article is done, or gets its next turn.
    func finish(_ key: ArticleKey, _ outcome: ArticleTask.Outcome) {
        // Whatever came of it, it is no longer being tried; a fault is taken below.
        holds.learnNothing(key.node)
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
            endHold(of: key.node, at: now)
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
            if fault.code == .fileNameTooLong {
                if told.isNews(key) {
                    report(.ignored(path: path, reason: "its name is too long for this file system"))
                }
                return
            }
            entry.failures += 1
            if fault.doubtsDurability { entry.mustRewrite = true }
            let delay = delay(after: fault, entry, key.node, at: now)
            report(.retrying(path: path, fault: fault, attempt: entry.failures, delay: delay))
            again(key, entry, at: now + delay)
            return limitFailures(key)
        }
        if !entry.wasDisturbed, entry.sidecarWasTouched, isInPlace(outcome), needsWork(key) { return note(key) }
        guard entry.wasDisturbed else { return }
        // The clock of file times is coarse: a change right after our reading can bear the time that we read.
        let next = PendingTable.Entry(lastHeard: now, mistrustsTimeStamp: true)
        table.schedule(key, next, at: now + options.settle)
    }

    /// Whether nothing of ours is left to be done, unless what stands there was exchanged meanwhile.
    private func isInPlace(_ outcome: ArticleTask.Outcome) -> Bool {
        switch outcome {
        case .published, .current, .conflict: true
        default: false
        }
    }

    /// How long an article waits after a fault of its own, its directory's or the process's.
    private func delay(
        after fault: DropFolderEvent.Fault, _ entry: PendingTable.Entry, _ node: FolderTree.NodeID,
        at now: ContinuousClock.Instant
    ) -> Duration {
        guard let pause = holds.take(fault, in: node, at: now) else {
            return Backoff.fault.delay(after: entry.failures)
        }
        // The others of the directory wait with it; those for which there is no room are found again afterwards.
        let concernsAll = fault.code.concernsProcess
        if table.makeRoom(leavingOut: { concernsAll || $0 == node }) { holds.omit(node) }
        return max(pause, Backoff.folder.delay(after: entry.failures))
    }

    private func endHold(of node: FolderTree.NodeID, at now: ContinuousClock.Instant) {
        let (ended, hasOmitted) = holds.end(node)
        guard ended else { return }
        table.expedite({ !holds.isOn($0) }, at: now)
        if hasOmitted { askForRescan() }
    }

    /// Keeps articles with faults of their own from taking up all the room: beyond half of it they are left to a later look
    /// through the folder.
    private func limitFailures(_ key: ArticleKey) {
        guard table.retrying > table.capacity / 2, table[key]?.canBeFoundAgain == true else { return }
        table.drop(key)
        askForRescan(after: Backoff.fault.cap)
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
