internal import CModels

extension WordModel {
    /// The model that is compiled into the program.
    ///
    /// - Throws: ``ModelError/format(_:)`` when the program was built with a model of another version.
    public static func builtIn() throws(ModelError) -> WordModel {
        let file = unsafe cmodels_words()
        return try WordModel(
            unsafe ModelBytes(static: UnsafeRawBufferPointer(start: file.bytes, count: file.count)))
    }
}
