public import Configuration

/// A TOML file as a provider of swift-configuration.
///
/// `FileProvider<TOMLSnapshot>` reads one. Values keep their TOML type: a string is never taken for a number.
public struct TOMLSnapshot: FileConfigSnapshot {
    /// TOML files need no options.
    public struct ParsingOptions: FileParsingOptions {
        /// The only options there are.
        public static var `default`: Self { Self() }
    }

    /// Name of the provider, for its reports.
    public let providerName: String
    let document: TOMLDocument

    /// Parses a file.
    ///
    /// - Throws: ``SettingsProblem`` when the bytes are not TOML.
    public init(data: RawSpan, providerName: String, parsingOptions: ParsingOptions) throws {
        document = try TOMLDocument(data, file: providerName)
        self.providerName = providerName
    }

    /// Looks a key up.
    public func value(forKey key: AbsoluteConfigKey, type: ConfigType) throws -> LookupResult {
        let name = key.components.joined(separator: ".")
        let content = document.entries[name].flatMap { Self.content($0.value, as: type) }
        return LookupResult(encodedKey: name, value: content.map { ConfigValue($0, isSecret: false) })
    }

    private static func content(_ value: TOMLDocument.Value, as type: ConfigType) -> ConfigContent? {
        switch (value, type) {
        case (.string(let string), .string): .string(string)
        case (.integer(let integer), .int): .int(integer)
        case (.boolean(let boolean), .bool): .bool(boolean)
        case (.float(let float), .double): .double(float)
        case (.integer(let integer), .double): .double(Double(integer))
        default: nil
        }
    }

    /// The provider's name and how many keys it has.
    public var description: String { "\(providerName)[\(document.entries.count) values]" }

    /// The provider's name and how many keys it has.
    public var debugDescription: String { description }
}
