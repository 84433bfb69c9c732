internal import ArabicText

/// Who and what the lists know by name: places with their codes, people, organisations.
public struct KnownEntities: Sendable {
    /// An entry of the lists.
    public struct Entry: Hashable, Sendable {
        /// Number of the entry.
        public var number: Int
        /// Canonical name.
        public var name: String
        /// What it is.
        public var type: NameType
        /// ISO 3166-1 alpha-2 code of the country it is in or of; nil for none.
        public var country: String?
        /// The place in GeoNames: identifier, degrees north and east; nil for none.
        public var geonames: (id: Int, latitude: Double, longitude: Double)? {
            geonamesID > 0 ? (geonamesID, Double(latitude) / 10_000, Double(longitude) / 10_000) : nil
        }
        var geonamesID: Int
        var latitude: Int32
        var longitude: Int32
        /// How many people live there; 0 where it is not known.
        public var population: Int
        /// PLOVER actor code; nil for none.
        public var actorCode: String?
        /// Whether the name is an ordinary word or another's name as well.
        public var isAmbiguous: Bool
    }

    static let width = 9
    private let index: HashIndex
    private let references: MappedArray<UInt32>
    private let entries: MappedArray<UInt32>
    private let strings: MappedArray<UInt8>

    /// Reads the sections of a model.
    ///
    /// - Throws: ``ModelError/format(_:)`` when one is missing.
    public init(_ file: ModelFile) throws(ModelError) {
        index = try HashIndex(file, "knix")
        references = try file.array("knrf")
        entries = try file.array("knen")
        strings = try file.array("knst")
    }

    /// The entries of a name.
    ///
    /// - Parameter words: Letters of its words in the loosest spelling.
    public func entries(_ words: some Sequence<[UInt8]>) -> [Entry] {
        guard let value = index[Self.hash(words)] else { return [] }
        return (0..<Int(value & 15)).map { entry(Int(references[Int(value >> 4) + $0])) }
    }

    private func entry(_ number: Int) -> Entry {
        let start = number * Self.width
        let bits = entries[start + 2]
        let country = [UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 24)]
        let code = string(entries[start + 7], entries[start + 8])
        return Entry(
            number: number, name: string(entries[start], entries[start + 1]),
            type: NameType(rawValue: UInt8(bits & 7)) ?? .miscellaneous,
            country: country[0] == 0 ? nil : String(decoding: country, as: UTF8.self),
            geonamesID: Int(entries[start + 3]), latitude: Int32(bitPattern: entries[start + 4]),
            longitude: Int32(bitPattern: entries[start + 5]), population: Int(entries[start + 6]),
            actorCode: code.isEmpty ? nil : code, isAmbiguous: bits & 8 != 0)
    }

    private func string(_ start: UInt32, _ count: UInt32) -> String {
        String(decoding: (start..<start + count).map { strings[Int($0)] }, as: UTF8.self)
    }

    private static func hash(_ words: some Sequence<[UInt8]>) -> UInt64 {
        var hash = WordHash()
        for (place, word) in words.enumerated() {
            if place > 0 { hash.feed(Letter.space) }
            for code in word { hash.feed(code) }
        }
        return hash.value
    }

    /// The sections of entries with all their names.
    package static func write(
        _ listed: [(entry: Entry, names: [[[UInt8]]])], to writer: inout ModelWriter
    ) {
        var strings: [UInt8] = []
        var places: [String: Int] = [:]
        func place(_ string: String) -> [UInt32] {
            let start = places[string] ?? strings.count
            if start == strings.count { strings += string.utf8 }
            places[string] = start
            return [UInt32(start), UInt32(string.utf8.count)]
        }
        var numbers: [UInt32] = []
        var holders: [UInt64: [UInt32]] = [:]
        var order: [UInt64] = []
        for (number, item) in listed.enumerated() {
            let entry = item.entry
            let country = Array((entry.country ?? "\0\0").utf8)
            numbers += place(entry.name)
            numbers.append(
                UInt32(entry.type.rawValue) | (entry.isAmbiguous ? 8 : 0) | UInt32(country[0]) << 16
                    | UInt32(country[1]) << 24)
            numbers += [
                UInt32(entry.geonamesID), UInt32(bitPattern: entry.latitude), UInt32(bitPattern: entry.longitude),
                UInt32(entry.population),
            ]
            numbers += place(entry.actorCode ?? "")
            for name in item.names {
                let hash = hash(name)
                if holders[hash] == nil { order.append(hash) }
                if holders[hash]?.contains(UInt32(number)) != true {
                    holders[hash, default: []].append(UInt32(number))
                }
            }
        }
        var references: [UInt32] = []
        var slots: [(hash: UInt64, value: UInt32)] = []
        for hash in order {
            let all = (holders[hash] ?? []).prefix(15)
            slots.append((hash, UInt32(references.count << 4 | all.count)))
            references += all
        }
        writer.add("knix", HashIndex.slots(slots))
        writer.add("knrf", references)
        writer.add("knen", numbers)
        writer.add("knst", strings)
    }
}

extension KnownEntities.Entry {
    /// An entry for the lists; its number is its place there.
    package init(
        name: String, type: NameType, country: String?, geonames: (id: Int, latitude: Double, longitude: Double)?,
        population: Int, actorCode: String?, isAmbiguous: Bool
    ) {
        number = 0
        self.name = name
        self.type = type
        self.country = country
        geonamesID = geonames?.id ?? 0
        latitude = Int32(((geonames?.latitude ?? 0) * 10_000).rounded())
        longitude = Int32(((geonames?.longitude ?? 0) * 10_000).rounded())
        self.population = population
        self.actorCode = actorCode
        self.isAmbiguous = isAmbiguous
    }
}
