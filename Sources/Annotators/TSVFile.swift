/// A linguist's file: cells parted by tabs, `#` before comments, `-` for a cell without a value.
struct TSVFile {
    let name: String
    let rows: [Row]

    struct Row {
        let file: String
        let line: Int
        let cells: [String]

        /// The cell's text; nil for `-`.
        func value(_ column: Int) -> String? { cells[column] == "-" ? nil : cells[column] }

        /// The alternatives of a cell, which `|` parts; none for `-`.
        func values(_ column: Int) throws(LexiconError) -> [String] {
            guard let cell = value(column) else { return [] }
            let values = cell.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            for value in values where value.isEmpty || value.hasPrefix(" ") || value.hasSuffix(" ") {
                throw error("empty alternative or space at the edge of one in “\(cell)”")
            }
            return values
        }

        /// The cell's text, which must be there.
        func required(_ column: Int, _ what: String) throws(LexiconError) -> String {
            guard let value = value(column), !value.isEmpty else { throw error("no \(what)") }
            return value
        }

        /// A code of `length` ASCII capitals.
        func code(_ column: Int, length: Int, _ what: String) throws(LexiconError) -> String {
            let value = try required(column, what)
            guard value.utf8.count == length, value.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw error("“\(value)” is not an \(what) of \(length) capitals")
            }
            return value
        }

        /// A number within limits.
        func number(_ column: Int, in limits: ClosedRange<Double>, _ what: String) throws(LexiconError) -> Double {
            let cell = try required(column, what)
            guard let number = Double(cell), limits.contains(number) else {
                throw error("“\(cell)” is not a \(what) from \(limits.lowerBound) to \(limits.upperBound)")
            }
            return number
        }

        func error(_ message: String) -> LexiconError { LexiconError(file: file, line: line, message: message) }
    }

    init(name: String, bytes: [UInt8], columns: Int) throws(LexiconError) {
        self.name = name
        var rows: [Row] = []
        var line = 0
        for slice in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            guard var text = String(validating: slice, as: UTF8.self) else {
                throw LexiconError(file: name, line: line, message: "not UTF-8")
            }
            if line == 1, text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            if text.unicodeScalars.last == "\r" { text.unicodeScalars.removeLast() }
            if text.isEmpty || text.hasPrefix("#") { continue }
            let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == columns else {
                throw LexiconError(file: name, line: line, message: "\(cells.count) columns where \(columns) belong")
            }
            if let column = cells.firstIndex(of: "") {
                throw LexiconError(
                    file: name, line: line, message: "column \(column + 1) is empty; - says that on purpose")
            }
            rows.append(Row(file: name, line: line, cells: cells))
        }
        self.rows = rows
    }
}
