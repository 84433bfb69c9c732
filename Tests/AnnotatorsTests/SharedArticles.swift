import Foundation

/// Articles that lie beside the repository, where somebody has put them; tests that need them say so and skip.
enum SharedArticles {
    static let directory = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/articles").standardizedFileURL

    static var hasNews: Bool { FileManager.default.fileExists(atPath: directory.appending(path: "saudinewsnet").path) }
    static var hasSeed: Bool {
        FileManager.default.fileExists(atPath: directory.appending(path: "seed/daesh-paris.gold.json").path)
    }

    /// Texts of a folder by file name.
    static func texts(_ folder: String) throws -> [(name: String, text: String)] {
        let folder = directory.appending(path: folder)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { $0.hasSuffix(".txt") }
            .map { ($0, String(decoding: try Data(contentsOf: folder.appending(path: $0)), as: UTF8.self)) }
    }
}
