import AnnotationSchema
import ArticleReader
import Testing

private func failure(_ bytes: [UInt8]) -> ReadFailure? {
    do throws(ReadFailure) {
        _ = try ArticleReader().read(bytes)
        return nil
    } catch {
        return error
    }
}

@Test func textStaysExactlyAsItIs() throws {
    let text = "عنوان\r\n\u{200F}\tنصّ\u{0640} 84 \u{1F600}\u{0000A0}\n"
    let article = try ArticleReader().read(Array(text.utf8))
    #expect(Array(article.text.utf8) == Array(text.utf8))
    #expect(article.encoding == Source.Encoding(name: "UTF-8", evidence: .validation))
}

@Test func aByteOrderMarkIsEvidenceAndNotText() throws {
    let article = try ArticleReader().read([0xEF, 0xBB, 0xBF] + Array("خبر".utf8))
    #expect(Array(article.text.utf8) == Array("خبر".utf8))
    #expect(article.encoding.evidence == .byteOrderMark)
}

@Test(arguments: [
    ([], ReadFailure.empty),
    ([0xEF, 0xBB, 0xBF], .blank),
    (Array(" \n\t\u{00A0}\u{2003}\u{200F}\u{FEFF}".utf8), .blank),
    ([0x00], .notText(offset: 0)),
    (Array("نص\u{0}".utf8), .notText(offset: 4)),
    ([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x00], .notText(offset: 5)),
])
func bytesThatAreNoArticleAreRefused(bytes: [UInt8], expected: ReadFailure) {
    #expect(failure(bytes) == expected)
}

@Test(arguments: [
    ([0xD9], 0),
    (Array("خبر ".utf8) + [0xC7, 0xE1], 7),
    (Array("a".utf8) + [0xED, 0xA0, 0x80], 1),
    ([0xEF, 0xBB, 0xBF, 0x41, 0xFF], 4),
    ([0xFF, 0xFE, 0x41, 0x06], 0),
    ([0xFE, 0xFF, 0x06, 0x41], 0),
])
func bytesThatAreNotUTF8AreNamedByTheirOffset(bytes: [UInt8], offset: Int) {
    guard case .notUTF8(offset, _) = failure(bytes) else {
        Issue.record("\(String(describing: failure(bytes)))")
        return
    }
}

@Test func theDigestIsThatOfTheBytes() throws {
    // FIPS 180-4 test vector.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(SHA256.hexDigest(of: Array("abc".utf8)) == digest)
    #expect(try ArticleReader().read(Array("abc".utf8)).sha256 == digest)
}

@Test(arguments: [
    ("أعلنت الحكومة الفرنسية أمس", "ar", 1.0),
    ("قال المدير التنفيذي لشركة Apple", "ar", 0.815),
    ("The government said", "und", 0),
    ("دولت فرانسه اعلام کرد که گفتگوها ادامه می‌یابد", "und", 0),
    ("2016 – 84", "und", 0),
])
func arabicIsToldFromOtherLanguages(text: String, tag: String, confidence: Double) throws {
    let language = try ArticleReader().read(Array(text.utf8)).language
    #expect(language == Source.Language(tag: tag, confidence: confidence))
}

@Test(arguments: [
    (0, 0, "1970-01-01T00:00:00.000000000Z"),
    (1_469_000_000, 5, "2016-07-20T07:33:20.000000005Z"),
    (951_782_399, 999_999_999, "2000-02-28T23:59:59.999999999Z"),
    (951_782_400, 0, "2000-02-29T00:00:00.000000000Z"),
    (4_107_542_400, 0, "2100-03-01T00:00:00.000000000Z"),
    (-1, 0, "1969-12-31T23:59:59.000000000Z"),
    (-62_167_219_200, 0, "0000-01-01T00:00:00.000000000Z"),
    (253_402_300_799, 0, "9999-12-31T23:59:59.000000000Z"),
    // `touch` can set these where the file system has 64 bits for them; the schema has four digits for the year.
    (253_402_300_800, 7, "9999-12-31T23:59:59.000000007Z"),
    (Int.max, 0, "9999-12-31T23:59:59.000000000Z"),
    (Int.min, 0, "0000-01-01T00:00:00.000000000Z"),
])
func timesAreWrittenAsRFC3339(seconds: Int, nanoseconds: Int, expected: String) {
    #expect(Timestamp.rfc3339(seconds: seconds, nanoseconds: nanoseconds) == expected)
}
