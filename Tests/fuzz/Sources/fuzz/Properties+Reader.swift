import ArticleReader

extension Properties {
    /// The reader refuses bytes for a reason, or gives a text that is exactly those bytes.
    static func reader(_ bytes: [UInt8]) {
        timestamp(Int(truncatingIfNeeded: bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }))
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
        do throws(ReadFailure) {
            let article = try ArticleReader().read(bytes)
            hold(article.text.utf8.elementsEqual(content), "the text is the bytes without their mark")
            hold(article.sha256 == SHA256.hexDigest(of: bytes) && article.sha256.utf8.count == 64, "the digest")
            hold(!article.language.tag.isEmpty, "a language")
            hold((0...1).contains(article.language.confidence), "a confidence from 0 to 1")
        } catch {
            switch error {
            case .empty: hold(bytes.isEmpty, "only an empty file is empty")
            case .blank:
                let text = String(validating: content, as: UTF8.self)
                hold(text?.unicodeScalars.contains(where: isLetter) == false, "nothing is lost in a blank text")
            case .notUTF8(let offset, _):
                hold(bytes.indices.contains(offset), "the fault is in the file")
                hold(String(validating: bytes, as: UTF8.self) == nil, "UTF-8 is taken for UTF-8")
                hold(String(validating: bytes[..<offset], as: UTF8.self) != nil, "the first fault is named")
            case .notText(let offset): hold(bytes.firstIndex(of: 0) == offset, "the first NUL is named")
            }
        }
    }

    /// A time that any file can have is written as the schema has it.
    private static func timestamp(_ seconds: Int) {
        let pattern = "dddd-dd-ddTdd:dd:dd.dddddddddZ"
        let text = Timestamp.rfc3339(seconds: seconds, nanoseconds: 0)
        let shape = text.utf8.map { (0x30...0x39).contains($0) ? UInt8(ascii: "d") : $0 }
        hold(shape.elementsEqual(pattern.utf8), "\(seconds) s is not \(text)")
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
