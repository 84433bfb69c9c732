/// Someone, something or somewhere that the article names.
public struct Entity: Codable, Hashable, Sendable {
    /// `e1`, `e2` … in order of first mention.
    public var id: String
    /// What kind of thing it is.
    public var type: Kind
    /// Canonical Arabic name.
    public var name: String
    /// Every mention in text order.
    public var mentions: [Mention]
    /// What it is called elsewhere.
    public var links: Links
    /// PLOVER actor code, where the entity is an actor by itself.
    public var actorCode: String?

    /// Describes an entity.
    public init(id: String, type: Kind, name: String, mentions: [Mention], links: Links, actorCode: String?) {
        self.id = id
        self.type = type
        self.name = name
        self.mentions = mentions
        self.links = links
        self.actorCode = actorCode
    }

    /// Kinds of entity, by the news-standard set.
    public enum Kind: String, Codable, Sendable {
        /// A place, or a state as a place.
        case location = "LOC"
    }

    /// Identifiers in public registries.
    public struct Links: Codable, Hashable, Sendable {
        /// ISO 3166-1 alpha-2 code of the country itself or of the country that the place lies in.
        public var iso3166: String?
        /// The place in GeoNames.
        public var geonames: GeoName?

        /// Describes links.
        public init(iso3166: String?, geonames: GeoName?) {
            self.iso3166 = iso3166
            self.geonames = geonames
        }
    }

    /// A place in the GeoNames registry.
    public struct GeoName: Codable, Hashable, Sendable {
        /// GeoNames identifier.
        public var id: Int
        /// Degrees north, WGS 84.
        public var latitude: Double
        /// Degrees east, WGS 84.
        public var longitude: Double

        /// Describes a place.
        public init(id: Int, latitude: Double, longitude: Double) {
            self.id = id
            self.latitude = latitude
            self.longitude = longitude
        }
    }
}

/// One place in the text where an entity is spoken of. The span leaves out clitics: in للعراق it is لعراق.
public struct Mention: Spanned, Codable, Hashable, Sendable {
    /// Offset of the first scalar.
    public var begin: Int
    /// Offset just past the last scalar.
    public var end: Int
    /// How the entity is spoken of.
    public var kind: Kind

    /// Describes a mention.
    public init(range: Range<Int>, kind: Kind) {
        begin = range.lowerBound
        end = range.upperBound
        self.kind = kind
    }

    /// How an entity is spoken of.
    public enum Kind: String, Codable, Sendable {
        /// By a name.
        case name
        /// By the adjective or noun of belonging to a country: الفرنسي.
        case demonym
    }
}
