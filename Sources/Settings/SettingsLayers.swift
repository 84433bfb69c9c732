internal import Configuration

/// The places where a setting may stand, the strongest first.
struct SettingsLayers {
    private let flags: [String: String]
    private let environment: [String: String]
    private let file: TOMLSnapshot?
    private let reader: ConfigReader

    init(flags: [String: String], environment: [String: String], file: TOMLSnapshot?) {
        self.flags = flags
        self.environment = environment
        self.file = file
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: Self.memory(flags)),
            KeyMappingProvider(
                upstream: EnvironmentVariablesProvider(environmentVariables: environment)
            ) { $0.prepending(["hashiya"]) },
        ]
        if let file { providers.append(SnapshotProvider(file: file)) }
        reader = ConfigReader(providers: providers)
    }

    /// Stores a setting where any layer has it.
    func apply(_ key: SettingsKey, to settings: inout ServiceSettings) throws(SettingsProblem) {
        let name = ConfigKey(key.name)
        var value = SettingsValue()
        do {
            // The library answers "not there" and "of another type" alike where an optional is asked for.
            switch key.form {
            case .string:
                guard let text = reader.string(forKey: name) else { return try refuseIfPresent(key, "a string") }
                value.text = text
            case .boolean:
                guard let flag = reader.bool(forKey: name) else { return try refuseIfPresent(key, "true or false") }
                value.boolean = flag
            case .integer(let range):
                let wanted = "an integer from \(range.lowerBound) to \(range.upperBound)"
                guard let number = reader.int(forKey: name) else { return try refuseIfPresent(key, wanted) }
                guard range.contains(number) else { throw problem(key, "must be \(wanted)") }
                value.integer = number
            }
        }
        if let message = key.store(value, &settings) { throw problem(key, message) }
    }

    private func refuseIfPresent(_ key: SettingsKey, _ wanted: String) throws(SettingsProblem) {
        let isPresent =
            flags[key.name] != nil || environment[key.variable] != nil || file?.document.entries[key.name] != nil
        if isPresent { throw problem(key, "must be \(wanted)") }
    }

    /// Names the place that the value came from.
    private func problem(_ key: SettingsKey, _ message: String) -> SettingsProblem {
        let text = "\(key.name) \(message)"
        if flags[key.name] != nil { return SettingsProblem(file: "command line", line: nil, message: text) }
        if environment[key.variable] != nil {
            return SettingsProblem(file: "environment variable \(key.variable)", line: nil, message: text)
        }
        return SettingsProblem(
            file: file?.providerName ?? "defaults", line: file?.document.entries[key.name]?.line, message: text)
    }

    private static func memory(_ flags: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in flags {
            values[AbsoluteConfigKey(ConfigKey(key))] = ConfigValue(.string(value), isSecret: false)
        }
        return values
    }
}
