/// Numbers in a model's memory, read where they lie.
///
/// Every access is checked against the section's end: a damaged file stops the program, it never reads beyond.
@safe
struct MappedArray<Element: BitwiseCopyable>: @unchecked Sendable {
    private let owner: ModelBytes
    /// Nil for an empty section.
    private let base: UnsafePointer<Element>?
    let count: Int

    init(_ bytes: ModelBytes, _ range: Range<Int>) {
        owner = bytes
        let slice = unsafe UnsafeRawBufferPointer(rebasing: bytes.memory[range])
        let buffer = unsafe slice.bindMemory(to: Element.self)
        unsafe base = buffer.baseAddress
        count = buffer.count
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        guard index >= 0, index < count, let base = unsafe base else {
            preconditionFailure("the model file is damaged")
        }
        return unsafe base[index]
    }
}
