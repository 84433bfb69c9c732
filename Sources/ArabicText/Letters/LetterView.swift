/// A way of looking at letter codes that folds what Arabic writing varies: one byte in, one byte out.
///
/// Orthography stays in the text; a view is applied where words are compared.
public struct LetterView: Sendable {
    private let table: [UInt8]

    /// Codes as they are.
    public static let orthographic = LetterView([:])
    /// All seats of alef as bare alef; what a writer who leaves hamzas out would write.
    public static let bareAlef = LetterView([
        Letter.alefMadda: Letter.alef, Letter.alefHamzaAbove: Letter.alef, Letter.alefHamzaBelow: Letter.alef,
    ])
    /// ``bareAlef``, and ى as ي, ة as ه, the hamza of و and ي dropped: the loosest spelling that is still read.
    public static let loose = LetterView([
        Letter.alefMadda: Letter.alef, Letter.alefHamzaAbove: Letter.alef, Letter.alefHamzaBelow: Letter.alef,
        Letter.alefMaksura: Letter.yeh, Letter.tehMarbuta: Letter.heh,
        Letter.wawHamza: Letter.waw, Letter.yehHamza: Letter.yeh,
    ])

    private init(_ folds: [UInt8: UInt8]) {
        var table = (0...255).map { UInt8($0) }
        for (code, folded) in folds { table[Int(code)] = folded }
        self.table = table
    }

    /// The folded code.
    public subscript(code: UInt8) -> UInt8 { table[Int(code)] }

    /// The folded codes of a word.
    public func callAsFunction(_ codes: some Sequence<UInt8>) -> [UInt8] { codes.map { table[Int($0)] } }
}
