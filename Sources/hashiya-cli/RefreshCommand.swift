import AnnotationSchema
import ArgumentParser
import CLinux
import DropFolder
import Foundation
import Hashiya
import SystemPackage

/// `hashiya refresh`: has articles annotated anew that another version annotated, or other lexicons.
struct RefreshCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Have articles annotated again that an earlier version has annotated.",
        discussion: """
            Looks for annotations that were made by another version of the program or with other lexicons than this \
            one's, and sets their time stamps back, which asks for new ones: a running service makes them at once, any \
            other when it starts. The old ones stand until then. Names the articles. Only the owner of the annotations \
            may do so, which is the service's user.
            """)

    @OptionGroup var lexicons: LexiconOptions

    @Flag(help: "Look through the directories below, too.")
    var recursive = false

    @Argument(help: "The directory.", completion: .directory)
    var directory: String

    mutating func run() throws {
        let generator = try lexicons.annotator().generator
        var hasFailed = false
        do {
            try Audit(isRecursive: recursive, maximumSize: 1 << 30).run(FilePath(directory)) { item in
                guard case .current(.annotations) = item.finding, let sidecar = item.content?.sidecar,
                    let annotation = try? JSONDecoder().decode(Annotation.self, from: Data(sidecar)),
                    annotation.generator != generator
                else { return }
                do throws(Errno) {
                    try Self.setBack(FilePath(directory).pushing(item.sidecar(.annotations)))
                    print(item.file)
                } catch {
                    hasFailed = true
                    FileHandle.standardError.write(Data("hashiya: \(item.file): \(error)\n".utf8))
                }
            }
        } catch {
            throw ValidationError("\(directory): \(error)")
        }
        if hasFailed { throw ExitCode.failure }
    }

    /// Gives a sidecar a time that no article's change can have.
    private static func setBack(_ sidecar: FilePath) throws(Errno) {
        let times = [timespec(tv_sec: 0, tv_nsec: 0), timespec(tv_sec: 0, tv_nsec: 0)]
        let status = unsafe sidecar.withPlatformString {
            unsafe utimensat(AT_FDCWD, $0, times, AT_SYMLINK_NOFOLLOW)
        }
        guard status == 0 else { throw Errno(rawValue: errno) }
    }
}
