/// What a name is the name of: the four types of the news standard (CoNLL 2003).
public enum NameType: UInt8, CaseIterable, Sendable {
    case person, location, organization, miscellaneous

    /// The type as corpora write it.
    public var code: String { Self.codes[Int(rawValue)] }

    /// The type of a code; PERS and MIS are read as well.
    public init?(code: some StringProtocol) {
        switch code {
        case "PER", "PERS": self = .person
        case "LOC": self = .location
        case "ORG": self = .organization
        case "MISC", "MIS": self = .miscellaneous
        default: return nil
        }
    }

    private static let codes = ["PER", "LOC", "ORG", "MISC"]
}

/// What a token is to names: outside them all, the first of one, or inside one.
public enum NameTag: Hashable, Sendable {
    case outside
    case begin(NameType)
    case inside(NameType)

    /// Number of different tags.
    static let count = 9

    /// From 0 on; 0 is outside.
    package var number: Int {
        switch self {
        case .outside: 0
        case .begin(let type): 1 + 2 * Int(type.rawValue)
        case .inside(let type): 2 + 2 * Int(type.rawValue)
        }
    }

    /// The tag of a number.
    package init(number: Int) {
        guard number > 0, let type = NameType(rawValue: UInt8((number - 1) / 2)) else {
            self = .outside
            return
        }
        self = number % 2 == 1 ? .begin(type) : .inside(type)
    }

    /// Whether this tag may follow another: the inside of a name follows its own type only.
    package func mayFollow(_ other: NameTag?) -> Bool {
        guard case .inside(let type) = self else { return true }
        return other == .begin(type) || other == .inside(type)
    }
}
