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
    private var retrying = ""

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
            retrying = ""
        case .retrying(_, let fault, _, _):
            retrying = "; retrying: \(fault)"
        case .progress(let progress):
            inProgress = progress.working + progress.waiting
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
            + "\(rate) in the last minute\(retrying)"
    }
}
