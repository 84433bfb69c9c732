import SystemPackage
import Testing

@testable import Inotify

@Suite("InotifyError: what the administrator can do")
struct InotifyErrorTests {
    @Test("ENOSPC is the limit of watches, and the text names its sysctl and the path, not the disk")
    func watchLimit() {
        let error = InotifyError.addWatch(.noSpace, path: "/srv/in")
        #expect(error.code == .watchLimit)
        #expect(
            error.description
                == "cannot watch /srv/in: the limit of watches is reached; raise fs.inotify.max_user_watches")
    }

    @Test("EMFILE is the limit of instances, and the text names its sysctl")
    func instanceLimit() {
        let error = InotifyError.initialization(.tooManyOpenFiles)
        #expect(error.code == .instanceLimit)
        #expect(error.description.contains("fs.inotify.max_user_instances"))
    }

    @Test("other errors keep what the kernel said")
    func others() {
        #expect(InotifyError.addWatch(.permissionDenied, path: "/srv/in").code == .addWatchFailed)
        #expect(
            InotifyError.addWatch(.permissionDenied, path: "/srv/in").description
                == "cannot watch /srv/in: Permission denied")
        #expect(InotifyError.initialization(.noMemory).code == .initializationFailed)
    }
}
