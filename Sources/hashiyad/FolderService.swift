import CLinux
import DropFolder
import Glibc
import Hashiya
import ServiceLifecycle
import Settings
import Synchronization
import SystemPackage
import Systemd
import UnixSignals

/// Runs the folder under systemd: ready, reload, status, watchdog, stop.
///
/// A reload finishes what is in progress, and then watches the folder with the new configuration; the scan that every
/// watch begins with finds whatever came in between.
final class FolderService: Service {
    private let options: ConfigurationOptions
    private let notifier = ServiceNotifier()
    private let hangups: UnixSignalsSequence
    private let state: Mutex<State>

    private struct State {
        var configuration: Configuration
        var status: StatusLine
        var sentStatus = ""
        var isReady = false
        /// Whether articles were done since the memory that they took was given back.
        var hasWorked = false
        var isStopping = false
        /// A configuration that was read and waits for the folder to come to rest.
        var next: Configuration?
        var folder: DropFolder<Annotator>?
    }

    init(_ configuration: Configuration, options: ConfigurationOptions) async {
        self.options = options
        // From here on a hangup reloads; before, it would have ended the process.
        hangups = await UnixSignalsSequence(trapping: .sighup)
        state = Mutex(
            State(configuration: configuration, status: StatusLine(directory: configuration.settings.directory)))
    }

    func run() async throws {
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.reloadOnHangup() }
                await watch()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            self.stop()
        }
    }

    private func watch() async {
        while let turn = nextTurn() {
            if turn.isReload {
                turn.log.reloaded(turn.configuration)
                notify(.ready)
            }
            await turn.folder.run()
        }
        log.stopped()
    }

    /// The log as the settings in force want it.
    private var log: ServiceLog {
        let settings = state.withLock { $0.configuration.settings }
        return ServiceLog(level: settings.logLevel, root: settings.directory)
    }

    /// A folder that is to be watched until the next reload or stop.
    private struct Turn {
        var configuration: Configuration
        var folder: DropFolder<Annotator>
        var log: ServiceLog
        var isReload: Bool
    }

    /// The next turn, with the newest configuration; nil when the service is to stop.
    private func nextTurn() -> Turn? {
        state.withLock { state in
            state.folder = nil
            guard !state.isStopping else { return nil }
            let isReload = state.next != nil
            if let next = state.next {
                state.configuration = next
                state.status.directory = next.settings.directory
                state.next = nil
            }
            let settings = state.configuration.settings
            let log = ServiceLog(level: settings.logLevel, root: settings.directory)
            let folder = DropFolder(
                root: FilePath(settings.directory), options: DropFolderOptions(settings),
                handler: state.configuration.annotator
            ) { [weak self] event in
                log.log(event)
                self?.take(event)
            }
            state.folder = folder
            return Turn(configuration: state.configuration, folder: folder, log: log, isReload: isReload)
        }
    }

    private func take(_ event: DropFolderEvent) {
        var notices: [Notice] = []
        switch event {
        case .heartbeat: notices.append(.watchdog)
        case .published: state.withLock { $0.hasWorked = true }
        case .progress(let progress) where progress.working + progress.waiting == 0: giveMemoryBack()
        default: break
        }
        state.withLock { state in
            guard state.status.take(event), !state.isStopping else { return }
            // Ready is said once the folder is watched, or is known not to be there: that is a state like any other.
            if !state.isReady {
                state.isReady = true
                notices.append(.ready)
            }
            let text = state.status.text
            if text != state.sentStatus {
                state.sentStatus = text
                notices.append(.status(text))
            }
        }
        if !notices.isEmpty { notify(notices) }
    }

    /// A large article leaves much memory free that others may need; at rest there is time to give it back.
    private func giveMemoryBack() {
        let isDue = state.withLock { state in
            defer { state.hasWorked = false }
            return state.hasWorked
        }
        if isDue { clinux_trim_memory() }
    }

    private func reloadOnHangup() async {
        for await _ in hangups {
            notify(.reloading)
            do throws(ConfigurationError) {
                let next = try Configuration.load(options)
                let folder = state.withLock { state in
                    state.next = next
                    return state.folder
                }
                folder?.stop()
            } catch {
                log.reloadRefused(error)
                notify(.ready)
            }
        }
    }

    private func stop() {
        let (timeout, folder) = state.withLock { state in
            state.isStopping = true
            return (state.configuration.settings.drainTimeout, state.folder)
        }
        notify(.stopping, .extendTimeout(timeout + .seconds(5)), .status("Finishing articles in progress"))
        folder?.stop()
        Task.detached {
            try? await Task.sleep(for: timeout)
            // Nothing is half-published at any moment, so ending here loses only work that the next start does again.
            exit(EX_TEMPFAIL)
        }
    }

    private func notify(_ notices: Notice...) { notify(notices) }

    private func notify(_ notices: [Notice]) {
        // Without systemd there is nobody to tell, and a manager that does not listen is no reason to stop work.
        _ = try? notifier.notify(notices)
    }
}

extension DropFolderOptions {
    /// The folder's part of the settings; the heartbeat comes well within systemd's patience.
    init(_ settings: ServiceSettings) {
        self.init(
            isRecursive: settings.isRecursive, settle: settings.settle, quiet: settings.quiet,
            width: settings.width > 0 ? settings.width : Self.defaultWidth, maximumSize: settings.maximumSize,
            deadline: settings.deadline, polls: settings.polls, pollInterval: settings.pollInterval,
            heartbeat: Watchdog.interval().map { $0 / 4 })
    }
}
