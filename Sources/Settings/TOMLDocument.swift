internal import CToml

/// A TOML file taken apart: a value and a line for every key.
struct TOMLDocument: Sendable {
    /// What a key may hold here.
    enum Value: Hashable, Sendable {
        case string(String)
        case integer(Int)
        case float(Double)
        case boolean(Bool)
        /// Dates, arrays, and whatever else no setting takes.
        case other
    }

    struct Entry: Sendable {
        var value: Value
        /// Line of the key, from 1.
        var line: Int
    }

    /// By key, with its tables joined by dots.
    private(set) var entries: [String: Entry] = [:]

    /// Takes a file apart.
    ///
    /// - Throws: ``SettingsProblem`` with the line, when the bytes are not TOML.
    init(_ bytes: RawSpan, file: String) throws(SettingsProblem) {
        let collector = Collector()
        var error = ctoml_error()
        let isTOML = unsafe bytes.withUnsafeBytes { buffer in
            unsafe ctoml_parse(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count,
                Unmanaged.passUnretained(collector).toOpaque(),
                { context, entry in
                    guard let context = unsafe context, let entry = unsafe entry?.pointee else { return }
                    unsafe Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue().take(entry)
                }, &error)
        }
        guard isTOML else {
            let message = unsafe withUnsafeBytes(of: &error.message) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            throw SettingsProblem(file: file, line: Int(error.line), message: message)
        }
        entries = collector.entries
    }

    private final class Collector {
        var entries: [String: Entry] = [:]

        func take(_ entry: ctoml_entry) {
            let value: Value =
                switch unsafe entry.kind {
                case ctoml_string: unsafe .string(text(entry.string, entry.string_count))
                case ctoml_integer: unsafe .integer(Int(entry.integer))
                case ctoml_float: unsafe .float(entry.floating)
                case ctoml_boolean: unsafe .boolean(entry.boolean)
                default: .other
                }
            unsafe entries[text(entry.key, entry.key_count)] = Entry(value: value, line: Int(entry.line))
        }

        private func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String {
            unsafe String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
        }
    }
}
