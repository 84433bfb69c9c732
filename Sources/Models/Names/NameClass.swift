/// What the lists of names and of words around names say of a phrase: one bit each.
public struct NameClass: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    static func bit(_ number: UInt32) -> NameClass { NameClass(rawValue: 1 << number) }

    /// A person's whole name.
    public static let person = bit(0)
    /// The part of a well-known person's name by which he is called alone.
    public static let shortName = bit(1)
    public static let given = bit(2)
    /// A given name that is a common word as well.
    public static let givenWord = bit(3)
    public static let family = bit(4)
    public static let familyWord = bit(5)
    /// بن, أبو, فون …
    public static let particle = bit(6)
    public static let country = bit(7)
    public static let city = bit(8)
    public static let place = bit(9)
    /// A place whose name is a common word or a person's as well.
    public static let placeWord = bit(10)
    public static let organization = bit(11)
    public static let organizationWord = bit(12)
    public static let company = bit(13)
    public static let companyWord = bit(14)
    public static let miscellaneous = bit(15)
    public static let miscellaneousWord = bit(16)
    /// وزارة, حزب …
    public static let organizationHead = bit(17)
    /// مدينة, محافظة …
    public static let placeHead = bit(18)
    /// حرب, كأس …
    public static let eventHead = bit(19)
    /// رواية, فيلم …
    public static let workHead = bit(20)
    public static let honorific = bit(21)
    public static let office = bit(22)
    public static let occupation = bit(23)
    public static let kin = bit(24)
    public static let collective = bit(25)
    /// An adjective of belonging to a country.
    public static let demonym = bit(26)
    public static let currency = bit(27)

    /// Words of an article about sport, about the economy, about culture.
    public static let sport = bit(28)
    public static let economy = bit(29)
    public static let culture = bit(30)
    static let allTopics: NameClass = [.sport, .economy, .culture]
    static let topics: [NameClass] = [.sport, .economy, .culture]

    /// Words that stand before names.
    public static let heads: NameClass = [
        .organizationHead, .placeHead, .eventHead, .workHead, .honorific, .office, .occupation, .kin, .collective,
    ]
}
