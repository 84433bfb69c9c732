/// The document written beside an article: everything that is known of it, each claim tied to its words.
///
/// `schema/annotation-1.schema.json` describes the JSON; ``encoded()`` writes it.
public struct Annotation: Codable, Hashable, Sendable {
    /// The identifier of this version of the schema.
    public static let schemaIdentifier = "urn:hashiya:annotation:1"

    /// Always ``schemaIdentifier``.
    public var schema: String
    /// What produced this document.
    public var generator: Generator
    /// The file that the article came from.
    public var source: Source
    /// The decoded article, exactly, without a leading byte-order mark. All offsets count its Unicode scalars.
    public var text: String
    /// How the article is built.
    public var document: DocumentStructure
    /// Sentences in text order.
    public var sentences: [Sentence]
    /// Words, numbers and marks in text order.
    public var tokens: [Token]
    /// Who and where, in order of first mention.
    public var entities: [Entity]
    /// How many and how much, in text order.
    public var quantities: [Quantity]
    /// What the reader should know about this reading.
    public var warnings: [Warning]

    /// Creates a document of the current schema version.
    public init(
        generator: Generator, source: Source, text: String, document: DocumentStructure, sentences: [Sentence],
        tokens: [Token], entities: [Entity], quantities: [Quantity], warnings: [Warning]
    ) {
        schema = Self.schemaIdentifier
        self.generator = generator
        self.source = source
        self.text = text
        self.document = document
        self.sentences = sentences
        self.tokens = tokens
        self.entities = entities
        self.quantities = quantities
        self.warnings = warnings
    }
}
