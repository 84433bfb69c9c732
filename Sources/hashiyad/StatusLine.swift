import DropFolder

/// What `systemctl status` shows of the service.
struct StatusLine {
    var directory: String
    private var trouble: String?
    private var inProgress = 0
    private var done = 0
    private var failed = 0
    /// Articles finished in each of the last 60 seconds; the present second is last.
    private var perSecond = [Int](repeating: 0, count: 60)
    /// The last fault that was met, and how many articles wait for another attempt because of faults.
    private var fault = ""
    private var retrying = 0
    private var isHeld = false
    private var stalled: String?
    /// Why the folder's own times cannot be set.
    private var rootFault: String?

    init(directory: String) {
        self.directory = directory
    }

    /// Takes what happened; answers whether a second has passed, after which the line is worth sending.
    mutating func take(_ event: DropFolderEvent) -> Bool {
        switch event {
        case .watching:
            trouble = nil
            return true
        case .rootLost(let reason):
            trouble = reason
            return true
        case .published(let publication):
            if publication.product.kind == .annotations { done += 1 } else { failed += 1 }
            perSecond[perSecond.count - 1] += 1
        case .retrying(_, let fault, _, _):
            self.fault = "\(fault)"
        case .stalled(let path, _):
            stalled = path
            return true
        case .progress(let progress):
            inProgress = progress.working + progress.waiting
            retrying = progress.retrying
            isHeld = progress.isHeld
            rootFault = progress.rootFault
            if !progress.isStalled { stalled = nil }
            perSecond.removeFirst()
            perSecond.append(0)
            return true
        default: break
        }
        return false
    }

    var text: String {
        if let trouble { return "Waiting for \(directory): \(trouble)" }
        let rate = perSecond.reduce(0, +)
        return "Watching \(directory): \(inProgress) in progress, \(done) done, \(failed) failed, "
            + "\(rate) in the last minute\(remarks)"
    }

    private var remarks: String {
        if let stalled { return "; stuck on \(stalled)" }
        if isHeld { return "; the folder waits: \(fault)" }
        if let rootFault { return "; the folder cannot be written to: \(rootFault)" }
        return retrying > 0 ? "; \(retrying) to be tried again: \(fault)" : ""
    }
}
