internal import Inotify
internal import SystemPackage

// What the folder says: events, and scans where events cannot tell.
extension Session {
    /// Watches a directory and has it scanned. A directory that is watched already is left as it is.
    func arm(_ directory: Directory, name: FileName?, parent: FolderTree.NodeID) throws(DropFolderEvent.Fault) {
        do throws(InotifyError) {
            let watch = try monitor.addWatch(
                descriptor: FileDescriptor(rawValue: directory.rawValue), for: FolderTree.mask)
            // Where the file system does not say what it is, nothing speaks for silence.
            let silentType = (try? FileSystem.silentType(of: directory)).flatMap { $0 }
            guard
                let id = tree.insert(
                    directory, watch: watch, name: name, parent: parent, isPolled: silentType != nil || options.polls)
            else { return }
            if let silentType { report(.polling(path: tree.path(of: id), fileSystem: silentType)) }
            scanSoon(id)
        } catch {
            throw DropFolderEvent.Fault(action: "watch the directory (\(error))", code: error.underlyingError)
        }
    }

    /// Has a directory looked through.
    private func scanSoon(_ id: FolderTree.NodeID) {
        if scan.isOver, scan.reason != .first { scan = FolderScan(.routine) }
        scan.add(id)
    }

    /// Has the folder looked through again, at the latest after this time.
    func askForRescan(after delay: Duration = .zero) {
        let due = ContinuousClock.now + delay
        rescanDue = min(rescanDue ?? due, due)
    }

    /// Takes what the kernel said since the last time.
    func take(_ batch: Batch?) {
        guard let batch else {
            if Task.isCancelled {
                isStopping = true
            } else {
                lose(root: "the kernel's event queue failed")
            }
            return
        }
        for event in batch.events { take(event) }
        if batch.overflowed {
            overflows += 1
            report(.overflowed)
            askForRescan(after: Backoff.overflow.delay(after: overflows))
            // The queue is being read, which is what a heartbeat is to prove.
            housekeeping.heard(report)
        }
    }

    private func take(_ event: Event) {
        guard let id = tree.node(of: event.watch) else { return }
        if event.mask.contains(.ignored) || event.mask.contains(.unmounted) {
            if id == FolderTree.rootID {
                lose(root: "the directory was deleted or unmounted")
            } else {
                forget(id)
            }
            return
        }
        guard let name = event.name else {
            if id == FolderTree.rootID { takeRootEvent(event.mask) }
            return
        }
        if event.mask.contains(.isDirectory) {
            takeDirectory(name, in: id, event.mask)
            // One that stood where a sidecar belongs.
            guard case .sidecar = NamePolicy.classify(name) else { return }
        }
        hear(of: ArticleKey(node: id, name: name), event.mask)
    }

    private func takeRootEvent(_ mask: EventMask) {
        if mask.contains(.attributes) { housekeeping.heard(report) }
        if mask.contains(.moveSelf) || mask.contains(.deleteSelf) {
            lose(root: "the directory was moved or deleted")
        }
    }

    private func takeDirectory(_ name: FileName, in parent: FolderTree.NodeID, _ mask: EventMask) {
        guard options.isRecursive, name.bytes.first != UInt8(ascii: ".") else { return }
        for id in tree.children(name, of: parent) where isGone(id) { forget(id) }
        // A chmod may open one that could not be entered.
        if !mask.isDisjoint(with: [.create, .movedTo, .attributes]) { enter(name, in: parent) }
        // And what came into it meanwhile could not be looked at.
        if mask.contains(.attributes) { tree.children(name, of: parent).forEach(scanSoon) }
    }

    /// Watches a directory below the root.
    private func enter(_ name: FileName, in parent: FolderTree.NodeID) {
        guard let node = tree[parent] else { return }
        do throws(DropFolderEvent.Fault) {
            let directory: Directory
            do throws(Errno) {
                directory = try Directory(name, in: node.directory)
            } catch .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels {
                return
            } catch .permissionDenied {
                let key = ArticleKey(node: parent, name: name)
                guard told.isNews(key) else { return }
                return report(.ignored(path: tree.path(of: key), reason: "the directory may not be read"))
            } catch {
                throw DropFolderEvent.Fault(action: "open the directory", code: error)
            }
            guard directory.rawValue < descriptorLimit else {
                let isWatched = tree.children(name, of: parent).contains { !isGone($0) }
                if !isWatched { leaveOut(ArticleKey(node: parent, name: name)) }
                return
            }
            try arm(directory, name: name, parent: parent)
        } catch {
            putOff(tree.path(of: ArticleKey(node: parent, name: name)), error)
        }
    }

    /// Leaves a directory unwatched so that enough descriptors remain to work with. The kernel gives the lowest first, so
    /// a high one says that few are left; a later look finds the directory again.
    private func leaveOut(_ key: ArticleKey) {
        if told.isNews(key) {
            let fault = DropFolderEvent.Fault(
                action: "watch the directory: too many for this process's descriptors (LimitNOFILE= of the unit)",
                code: .tooManyOpenFiles)
            report(.directoryFault(path: tree.path(of: key), fault: fault))
        }
        // With --once it would be looked for for ever.
        if !options.stopsWhenIdle { askForRescan(after: Backoff.fault.cap) }
    }

    private func forget(_ id: FolderTree.NodeID) {
        for (id, node) in tree.remove(id) {
            // Already gone with its directory, unless that was only moved out of the folder.
            try? monitor.removeWatch(node.watch)
            table.forget(id)
        }
    }

    /// Takes the hint that something happened to a name.
    private func hear(of key: ArticleKey, _ mask: EventMask) {
        told.forget(key)
        switch NamePolicy.classify(key.name) {
        case .ownTemporary, .passedOver: return
        case .tooLong:
            if mask.contains(.create) || mask.contains(.movedTo) { reportTooLong(key) }
        case .article:
            if table[key] == nil, !isPresent(key) { return }
            note(key)
            // Stores into a mapped page need not change the file's times.
            if mask.contains(.closeWrite) { table.mistrust(key) }
        case .sidecar(of: let article):
            // Ours just now, or somebody's doing: the stats tell, and are cheaper than another attempt.
            let key = ArticleKey(node: key.node, name: article)
            guard case .article = NamePolicy.classify(article) else { return }
            guard let entry = table[key] else {
                if needsWork(key) { note(key) }
                return
            }
            if entry.due == nil { table.touchSidecar(key) }
        }
    }

    /// Has an article looked at once it has been left alone for the settling time.
    func note(_ key: ArticleKey) {
        let now = ContinuousClock.now
        guard var entry = table[key] else {
            guard hasRoom(for: key) else { return }
            table.schedule(key, PendingTable.Entry(lastHeard: now), at: now + options.settle)
            return
        }
        guard entry.due != nil else {
            table.disturb(key)
            return
        }
        entry.lastHeard = now
        table.schedule(key, entry, at: now + options.settle)
    }

    /// Whether the table has room for an article. Where it has none the folder is looked through again: when there is,
    /// or when what its directory waits for is over.
    private func hasRoom(for key: ArticleKey) -> Bool {
        if holds.isOn(key.node), !table.hasRoom(for: table.capacity * 3 / 4) {
            holds.omit(key.node)
            return false
        }
        if table.isFull { askForRescan() }
        return !table.isFull
    }

    func reportTooLong(_ key: ArticleKey) {
        let limit = NamePolicy.maximumArticleNameLength
        guard told.isNews(key) else { return }
        report(.ignored(path: tree.path(of: key), reason: "its name is longer than \(limit) bytes"))
    }

    private func isPresent(_ key: ArticleKey) -> Bool {
        guard let directory = tree[key.node]?.directory else { return false }
        do throws(Errno) {
            return try directory.statusIfPresent(of: key.name) != nil
        } catch {
            // Not knowing is no reason to pass it over.
            return true
        }
    }

    /// Whether an article's sidecar is missing, or not its own.
    func needsWork(_ key: ArticleKey) -> Bool {
        guard let directory = tree[key.node]?.directory else { return false }
        do throws(Errno) {
            guard let status = try directory.statusIfPresent(of: key.name) else { return false }
            return status.kind == .regular && needsWork(key, status, in: directory)
        } catch {
            return true
        }
    }

    private func needsWork(_ key: ArticleKey, _ article: FileStatus, in directory: Directory) -> Bool {
        if case .current? = try? SidecarState.examine(key.name, article, in: directory) { return false }
        return true
    }

    /// Begins to look through the folder again, where events were lost, or where they cannot come.
    func startScanIfDue() {
        // A full table is let run half empty first, or the folder would be read again for every article that is done.
        guard scan.isOver, table.hasRoom(for: table.capacity / 2) else { return }
        let now = ContinuousClock.now
        if let due = rescanDue, due <= now {
            rescanDue = nil
            scan = FolderScan(.again)
            for id in tree.nodes.keys.sorted() { scan.add(id) }
        } else if polling.isDue(at: now) {
            let polled = tree.nodes.filter(\.value.isPolled).keys.sorted()
            guard !polled.isEmpty else { return }
            polling.begin(at: now)
            scan = FolderScan(.routine)
            for id in polled { scan.add(id) }
        }
    }

    /// Looks at the next names of the folder.
    func scanFurther() {
        let piece: (node: FolderTree.NodeID, entries: [DirectoryEntry])?
        do throws(FolderScan.Failure) {
            piece = try scan.next(Self.scanPiece, in: tree, isGone: isGone)
        } catch {
            take(error)
            if scan.isOver { endScan() }
            return
        }
        if let piece {
            for entry in piece.entries {
                look(at: ArticleKey(node: piece.node, name: entry.name), isDirectory: entry.isDirectory)
            }
        } else {
            if scan.reason == .again { overflows = 0 }
            endScan()
        }
    }

    private func take(_ failure: FolderScan.Failure) {
        if failure.node != FolderTree.rootID, isGone(failure.node) {
            forget(failure.node)
            // It may have a new name, under which it was met while its watch was still the old one's.
            return askForRescan()
        }
        putOff(tree.path(of: failure.node), failure.fault)
    }

    /// Has the folder looked through again later, since a part of it could not be.
    private func putOff(_ path: String, _ fault: DropFolderEvent.Fault) {
        scan.isIncomplete = true
        scanFailures += 1
        report(.directoryFault(path: path, fault: fault))
        askForRescan(after: Backoff.fault.delay(after: scanFailures))
    }

    private func endScan() {
        polling.end(at: .now)
        if !scan.isIncomplete { scanFailures = 0 }
        switch scan.reason {
        case .first: report(.scanned(articles: scan.articles, current: scan.articles - scan.found))
        case .again: report(.rescanned(articles: scan.articles, found: scan.found))
        case .routine: break
        }
        scan = FolderScan(.routine)
    }

    /// Whether a directory below the root is no longer where it was: a file system without events does not say so.
    private func isGone(_ id: FolderTree.NodeID) -> Bool {
        guard let node = tree[id], let name = node.name, let parent = tree[node.parent]?.directory else { return true }
        do throws(Errno) {
            let (there, ours) = (try parent.status(of: name), try node.directory.status())
            return there.device != ours.device || there.inode != ours.inode
        } catch {
            // Not being allowed to look, for one, does not say so.
            return error == .noSuchFileOrDirectory || error == .notDirectory
        }
    }

    private func look(at key: ArticleKey, isDirectory: Bool?) {
        if isDirectory ?? self.isDirectory(key) {
            guard options.isRecursive else { return }
            // A directory's name says nothing of the articles in it, but hidden ones are left alone.
            if key.name.bytes.first != UInt8(ascii: ".") { enter(key.name, in: key.node) }
            return
        }
        switch NamePolicy.classify(key.name) {
        case .passedOver, .sidecar: return
        case .tooLong:
            reportTooLong(key)
        case .ownTemporary: removeLeftover(key)
        case .article:
            if let entry = table[key] {
                // Its last events may be among those that were lost.
                if entry.due == nil { table.touchSidecar(key) }
                return
            }
            guard let directory = tree[key.node]?.directory else { return }
            let status = try? directory.statusIfPresent(of: key.name)
            let isPending = status.map { $0.kind != .regular || needsWork(key, $0, in: directory) } ?? true
            scan.count(needsWork: isPending)
            guard isPending, hasRoom(for: key) else { return }
            let now = ContinuousClock.now
            let age = status.map { FileTime.now().elapsed(since: $0.changed) } ?? .zero
            let isFresh = age < options.settle
            table.schedule(
                key, PendingTable.Entry(lastHeard: isFresh || age < options.quiet ? now - max(age, .zero) : nil),
                at: isFresh ? now + options.settle : now)
        }
    }

    private func isDirectory(_ key: ArticleKey) -> Bool {
        guard let directory = tree[key.node]?.directory else { return false }
        do throws(Errno) {
            return try directory.statusIfPresent(of: key.name)?.kind == .directory
        } catch {
            putOff(tree.path(of: key), .init(action: "look at it", code: error))
            return false
        }
    }

    /// Removes a temporary file that a process which is gone left behind: the lock on the root says that it is gone.
    private func removeLeftover(_ key: ArticleKey) {
        guard !TemporaryName.isOurs(key.name) else { return }
        if let directory = tree[key.node]?.directory { leftovers.remove(key.name, in: directory) }
    }
}
