import ArticleReader
import CModels
import Models

/// SHA-256 as model files carry it.
func digest(_ bytes: [UInt8]) -> [UInt8] {
    let hex = Array(SHA256.hexDigest(of: bytes))
    return stride(from: 0, to: hex.count, by: 2).compactMap { UInt8(String(hex[$0...$0 + 1]), radix: 16) }
}

/// A model file in memory.
func modelFile(_ bytes: [UInt8]) throws(ModelError) -> ModelFile { try ModelFile(ModelBytes(copying: bytes)) }

/// A file of the sections that a closure adds.
func modelFile(_ add: (inout ModelWriter) -> Void) throws(ModelError) -> ModelFile {
    var writer = ModelWriter()
    add(&writer)
    return try modelFile(writer.file(digest: digest))
}

/// The bytes of the model that is compiled in.
func builtInBytes() -> UnsafeRawBufferPointer {
    let file = cmodels_words()
    return UnsafeRawBufferPointer(start: file.bytes, count: file.count)
}
