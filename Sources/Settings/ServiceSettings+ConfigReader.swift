internal import Configuration
public import SystemPackage

extension ServiceSettings {
    /// Reads the settings: flags over environment over file over defaults.
    ///
    /// - Parameters:
    ///   - files: Configuration files; the first that exists is read, the others are not.
    ///   - mustExist: Whether it is wrong that none of them exists.
    ///   - environment: Environment variables, by name.
    ///   - flags: Values from the command line, by key.
    /// - Returns: The settings, and the file that was read.
    /// - Throws: ``SettingsProblems`` with everything that is wrong, by line.
    public static func read(
        files: [FilePath], mustExist: Bool, environment: [String: String], flags: [String: String] = [:]
    ) throws(SettingsProblems) -> (settings: ServiceSettings, file: FilePath?) {
        var problems: [SettingsProblem] = []
        var file: (path: FilePath, snapshot: TOMLSnapshot)?
        for path in files {
            guard let bytes = try readIfPresent(path) else { continue }
            do {
                let data = unsafe bytes.span.bytes
                let snapshot = try TOMLSnapshot(data: data, providerName: path.string, parsingOptions: .default)
                problems += unknownKeys(snapshot)
                file = (path, snapshot)
            } catch {
                throw SettingsProblems([
                    error as? SettingsProblem
                        ?? SettingsProblem(file: path.string, line: nil, message: "\(error)")
                ])
            }
            break
        }
        if file == nil, mustExist, let path = files.last {
            throw SettingsProblems([SettingsProblem(file: path.string, line: nil, message: "no such file")])
        }
        let layers = SettingsLayers(flags: flags, environment: environment, file: file?.snapshot)
        var settings = ServiceSettings()
        for key in SettingsKey.all {
            do throws(SettingsProblem) {
                try layers.apply(key, to: &settings)
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw SettingsProblems(problems) }
        return (settings, file?.path)
    }

    private static func readIfPresent(_ path: FilePath) throws(SettingsProblems) -> [UInt8]? {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
            return try descriptor.closeAfter {
                var bytes: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    let count = unsafe try buffer.withUnsafeMutableBytes { unsafe try descriptor.read(into: $0) }
                    if count == 0 { return bytes }
                    bytes += buffer[..<count]
                }
            }
        } catch let error as Errno where error == .noSuchFileOrDirectory {
            return nil
        } catch {
            throw SettingsProblems([SettingsProblem(file: path.string, line: nil, message: "\(error)")])
        }
    }

    private static func unknownKeys(_ snapshot: TOMLSnapshot) -> [SettingsProblem] {
        let known = SettingsKey.all.map(\.name)
        return snapshot.document.entries.filter { !known.contains($0.key) }.map { name, entry in
            let nearest = known.min { EditDistance.between($0, name) < EditDistance.between($1, name) }
            let hint = nearest.flatMap { EditDistance.between($0, name) <= 3 ? "; did you mean \"\($0)\"?" : nil } ?? ""
            return SettingsProblem(
                file: snapshot.providerName, line: entry.line, message: "unknown key \"\(name)\"\(hint)")
        }
    }
}

/// Everything that is wrong with a configuration.
public struct SettingsProblems: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one problem, by file and line.
    public let problems: [SettingsProblem]

    init(_ problems: [SettingsProblem]) {
        self.problems = problems.sorted { ($0.file, $0.line ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.message) }
    }

    /// A line for each problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
