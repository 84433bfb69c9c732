/// What the lists of names and of words around names say of a phrase: one bit each.
public struct NameClass: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt32
    /// The classes of bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    static func bit(_ number: UInt32) -> NameClass { NameClass(rawValue: 1 << number) }

    /// A person's whole name.
    public static let person = bit(0)
    /// The part of a well-known person's name by which he is called alone.
    public static let shortName = bit(1)
    /// A given name.
    public static let given = bit(2)
    /// A given name that is a common word as well.
    public static let givenWord = bit(3)
    /// A family name.
    public static let family = bit(4)
    /// A family name that is a common word as well.
    public static let familyWord = bit(5)
    /// بن, أبو, فون …
    public static let particle = bit(6)
    /// A state or territory.
    public static let country = bit(7)
    /// A city.
    public static let city = bit(8)
    /// Any other place.
    public static let place = bit(9)
    /// A place whose name is a common word or a person's as well.
    public static let placeWord = bit(10)
    /// A political body: a state's organ, a party, an armed group, an international organisation.
    public static let organization = bit(11)
    /// Such a body whose name is a common word or another's name as well.
    public static let organizationWord = bit(12)
    /// A company, a medium, a club, a school.
    public static let company = bit(13)
    /// One whose name is a common word or another's name as well.
    public static let companyWord = bit(14)
    /// Anything else with a name.
    public static let miscellaneous = bit(15)
    /// One whose name is a common word as well.
    public static let miscellaneousWord = bit(16)
    /// وزارة, حزب …
    public static let organizationHead = bit(17)
    /// مدينة, محافظة …
    public static let placeHead = bit(18)
    /// حرب, كأس …
    public static let eventHead = bit(19)
    /// رواية, فيلم …
    public static let workHead = bit(20)
    /// السيد, الدكتور …
    public static let honorific = bit(21)
    /// وزير, رئيس …
    public static let office = bit(22)
    /// لاعب, شاعر …
    public static let occupation = bit(23)
    /// والد, شقيق …
    public static let kin = bit(24)
    /// عشيرة, أسرة …
    public static let collective = bit(25)
    /// An adjective of belonging to a country.
    public static let demonym = bit(26)
    /// A currency.
    public static let currency = bit(27)

    /// A word of an article about sport.
    public static let sport = bit(28)
    /// A word of an article about the economy.
    public static let economy = bit(29)
    /// A word of an article about culture.
    public static let culture = bit(30)
    static let allTopics: NameClass = [.sport, .economy, .culture]
    static let topics: [NameClass] = [.sport, .economy, .culture]

    /// Words that stand before names.
    public static let heads: NameClass = [
        .organizationHead, .placeHead, .eventHead, .workHead, .honorific, .office, .occupation, .kin, .collective,
    ]
}
