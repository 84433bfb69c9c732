internal import Glibc

/// What the kernel allows this process.
enum SystemLimits {
    /// Processors at work.
    static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Descriptors are numbered below this: RLIMIT_NOFILE as it is now.
    static var descriptors: CInt {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return .max }
        return CInt(clamping: limit.rlim_cur)
    }
}
