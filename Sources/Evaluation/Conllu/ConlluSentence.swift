/// A sentence of a CoNLL-U file (universaldependencies.org/format.html).
public struct ConlluSentence: Hashable, Sendable {
    /// The value of `# text`, where there is one.
    public var text: String?
    /// The value of `# newdoc id`, empty for a `# newdoc` without one, or nothing where no document begins.
    public var newDocument: String?
    /// The value of `# sent_id`, where there is one.
    public var id: String?
    /// The document that `# orig_file_sentence` names before its `#`: release 1 of UD Arabic has no `# newdoc`.
    public var originalFile: String?
    /// Whether `# newpar` says that a paragraph begins.
    public var beginsParagraph: Bool
    /// Line number of the sentence's first word, from 1; 0 where it is not from a file.
    public var line: Int
    /// Syntactic words in order; empty nodes are left out.
    public var words: [ConlluWord]
    /// Multiword tokens: the words they cover, by index into ``words``, and their surface form.
    public var multiwordTokens: [ConlluMultiwordToken]

    /// Puts a sentence together.
    public init(
        text: String? = nil, newDocument: String? = nil, words: [ConlluWord] = [],
        multiwordTokens: [ConlluMultiwordToken] = [], id: String? = nil, originalFile: String? = nil,
        beginsParagraph: Bool = false, line: Int = 0
    ) {
        self.text = text
        self.newDocument = newDocument
        self.id = id
        self.originalFile = originalFile
        self.beginsParagraph = beginsParagraph
        self.line = line
        self.words = words
        self.multiwordTokens = multiwordTokens
    }
}

/// A syntactic word: a line of a CoNLL-U file.
public struct ConlluWord: Hashable, Sendable {
    /// The word as the treebank writes it.
    public var form: String
    /// The dictionary form, `_` where none is given.
    public var lemma: String
    /// Universal part of speech.
    public var upos: String
    /// The treebank's own tag.
    public var xpos: String
    /// Morphological features by name.
    public var features: [String: String]
    /// Index of the head among the sentence's words; nil for the root.
    public var head: Int?
    /// Relation to the head.
    public var relation: String
    /// Whether `SpaceAfter=No` stands in the last column.
    public var isJoinedToNext: Bool

    /// Puts a word together.
    public init(
        form: String, lemma: String = "_", upos: String = "X", xpos: String = "_", features: [String: String] = [:],
        head: Int? = nil, relation: String = "_", isJoinedToNext: Bool = false
    ) {
        self.form = form
        self.lemma = lemma
        self.upos = upos
        self.xpos = xpos
        self.features = features
        self.head = head
        self.relation = relation
        self.isJoinedToNext = isJoinedToNext
    }
}

/// A line such as `3-4`: several words written as one.
public struct ConlluMultiwordToken: Hashable, Sendable {
    /// The words, as indices into the sentence's words.
    public var words: Range<Int>
    /// The surface form.
    public var form: String
    /// Whether `SpaceAfter=No` stands in the last column.
    public var isJoinedToNext: Bool

    /// Puts a token together.
    public init(words: Range<Int>, form: String, isJoinedToNext: Bool) {
        self.words = words
        self.form = form
        self.isJoinedToNext = isJoinedToNext
    }
}
