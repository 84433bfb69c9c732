import Foundation
import SystemPackage
import Testing

@testable import Settings

/// Reads settings from a file with the given text.
private func read(
    _ toml: String?, environment: [String: String] = [:], flags: [String: String] = [:]
) throws -> ServiceSettings {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).toml")
    defer { try? FileManager.default.removeItem(at: file) }
    if let toml { try Data(toml.utf8).write(to: file) }
    return try ServiceSettings.read(
        files: [FilePath(file.path)], mustExist: toml != nil, environment: environment, flags: flags
    ).settings
}

/// The problems of a file, each as `line: message`.
private func problems(_ toml: String) -> [String] {
    do {
        _ = try read(toml)
        return []
    } catch let problems as SettingsProblems {
        return problems.problems.map { "\($0.line ?? 0): \($0.message)" }
    } catch {
        return ["\(error)"]
    }
}

@Test func everyKeyReachesItsSetting() throws {
    let settings = try read(
        """
        [watch]
        directory = "/srv/news"
        recursive = true
        settle = "75ms"
        quiet = "3s"
        [work]
        width = 7
        maximum-size = "8MiB"
        drain-timeout = "1m"
        [log]
        level = "debug"
        [lexicons]
        directory = "/etc/hashiya/lexicons"
        """)
    var expected = ServiceSettings()
    expected.directory = "/srv/news"
    expected.isRecursive = true
    expected.settle = .milliseconds(75)
    expected.quiet = .seconds(3)
    expected.width = 7
    expected.maximumSize = 8 << 20
    expected.drainTimeout = .seconds(60)
    expected.logLevel = .debug
    expected.lexiconDirectory = "/etc/hashiya/lexicons"
    #expect(settings == expected)
}

@Test func absentKeysKeepTheirDefaults() throws {
    #expect(try read("") == ServiceSettings())
    #expect(try read(nil) == ServiceSettings())
}

@Test func flagsOverrideEnvironmentOverridesFile() throws {
    let toml = "watch.directory = \"/file\"\nwork.maximum-size = \"1MiB\"\nwork.width = 1"
    let environment = [
        "HASHIYA_WATCH_DIRECTORY": "/environment", "HASHIYA_WORK_MAXIMUM_SIZE": "2MiB", "HASHIYA_WORK_WIDTH": "2",
        "HASHIYA_WATCH_RECURSIVE": "true",
    ]
    let settings = try read(toml, environment: environment, flags: ["watch.directory": "/flag"])
    #expect(settings.directory == "/flag")
    #expect(settings.maximumSize == 2 << 20)
    #expect(settings.width == 2)
    #expect(settings.isRecursive)
}

@Test(arguments: [
    ("[watch]\nfolder = \"/a\"", ["2: unknown key \"watch.folder\""]),
    ("[watch]\n\ndirectroy = \"/a\"", ["3: unknown key \"watch.directroy\"; did you mean \"watch.directory\"?"]),
    ("[watch]\ndirectory = 5", ["2: watch.directory must be a string"]),
    ("[watch]\ndirectory = \"relative\"", ["2: watch.directory must be an absolute path"]),
    ("[watch]\nrecursive = \"yes\"", ["2: watch.recursive must be true or false"]),
    ("[work]\nwidth = \"2\"", ["2: work.width must be an integer from 0 to 1024"]),
    ("[work]\nwidth = -1", ["2: work.width must be an integer from 0 to 1024"]),
    ("[work]\nwidth = [1]", ["2: work.width must be an integer from 0 to 1024"]),
    (
        "[log]\nlevel = \"loud\"",
        ["2: log.level must be one of trace, debug, info, notice, warning, error, critical"]
    ),
    ("a = 1\nb = 2", ["1: unknown key \"a\"", "2: unknown key \"b\""]),
])
func wrongKeysAreNamedWithTheirLine(toml: String, expected: [String]) {
    #expect(problems(toml) == expected)
}

@Test(arguments: ["50", "ms", "-5ms", "5 ms", "1d", "99999999999999999999h", "9999999999999999h", "61s"])
func badDurationsAreRefused(text: String) {
    let found = problems("[watch]\nsettle = \"\(text)\"")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("2: watch.settle must be a duration from") == true)
}

@Test(arguments: ["0B", "4", "4MB", "2GiB", "MiB", "-1KiB"])
func badSizesAreRefused(text: String) {
    let found = problems("[work]\nmaximum-size = \"\(text)\"")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("2: work.maximum-size must be a size") == true)
}

@Test func brokenTOMLIsRefusedWithItsLine() {
    let found = problems("[watch]\nrecursive = true\nsettle = \"50ms")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("3: ") == true)
}

@Test func aWrongEnvironmentVariableIsNamed() {
    #expect {
        try read("", environment: ["HASHIYA_LOG_LEVEL": "loud"])
    } throws: {
        "\($0)".hasPrefix("environment variable HASHIYA_LOG_LEVEL: log.level must be one of")
    }
}

@Test func aNamedFileMustExist() {
    #expect {
        try ServiceSettings.read(files: ["/nonexistent/x.toml"], mustExist: true, environment: [:])
    } throws: {
        "\($0)" == "/nonexistent/x.toml: no such file"
    }
}

@Test func theFirstFileThatExistsIsRead() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).toml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("work.width = 3".utf8).write(to: file)
    let (settings, path) = try ServiceSettings.read(
        files: ["/nonexistent/x.toml", FilePath(file.path)], mustExist: true, environment: [:])
    #expect(settings.width == 3)
    #expect(path == FilePath(file.path))
}

@Test func theShippedConfigurationDocumentsEveryKeyAndHoldsTheDefaults() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "etc/hashiya/hashiyad.toml"), encoding: .utf8)
    #expect(try read(text) == ServiceSettings())
    // The same with every commented key switched on, so that a documented key cannot be a wrong one.
    let active = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        line.firstMatch(of: /^#\s?([a-z-]+ = .*)$/).map { String($0.1) } ?? String(line)
    }.joined(separator: "\n")
    #expect(try read(active) == ServiceSettings())
    for key in SettingsKey.all {
        let last = key.name.split(separator: ".").last.map(String.init) ?? key.name
        #expect(active.contains("\n\(last) = "), "\(key.name) is not in the shipped file")
    }
}
