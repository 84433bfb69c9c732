/// A setting: where it stands, what it takes, where it goes.
struct SettingsKey: Sendable {
    /// What the value must look like.
    enum Form: Sendable {
        case string
        case boolean
        case integer(ClosedRange<Int>)
    }

    /// Section and key, joined by a dot.
    let name: String
    let form: Form
    /// Stores a value that has the form; answers what is wrong with it, or nil.
    let store: @Sendable (SettingsValue, inout ServiceSettings) -> String?

    static let all: [SettingsKey] = [
        text("watch.directory") { text, settings in
            guard text.hasPrefix("/") else { return "must be an absolute path" }
            settings.directory = text
            return nil
        },
        SettingsKey(name: "watch.recursive", form: .boolean) { value, settings in
            settings.isRecursive = value.boolean
            return nil
        },
        duration("watch.settle", \.settle, in: .zero ... .seconds(60)),
        duration("watch.quiet", \.quiet, in: .milliseconds(10) ... .seconds(3600)),
        SettingsKey(name: "watch.poll", form: .boolean) { value, settings in
            settings.polls = value.boolean
            return nil
        },
        duration("watch.poll-interval", \.pollInterval, in: .seconds(1) ... .seconds(3600)),
        SettingsKey(name: "work.width", form: .integer(0...1024)) { value, settings in
            settings.width = value.integer
            return nil
        },
        text("work.maximum-size") { text, settings in
            guard let size = Units.size(text), (1...(1 << 30)).contains(size) else {
                return "must be a size up to 1GiB such as \"4MiB\": an integer and B, KiB, MiB or GiB"
            }
            settings.maximumSize = size
            return nil
        },
        duration("work.deadline", \.deadline, in: .milliseconds(100) ... .seconds(3600)),
        duration("work.drain-timeout", \.drainTimeout, in: .milliseconds(100) ... .seconds(600)),
        text("log.level") { text, settings in
            guard let level = ServiceSettings.LogLevel(rawValue: text) else {
                let levels = ServiceSettings.LogLevel.allCases.map(\.rawValue).joined(separator: ", ")
                return "must be one of \(levels)"
            }
            settings.logLevel = level
            return nil
        },
        text("lexicons.directory") { text, settings in
            guard text.isEmpty || text.hasPrefix("/") else { return "must be empty or an absolute path" }
            settings.lexiconDirectory = text
            return nil
        },
    ]

    /// The environment variable that overrides the setting.
    var variable: String {
        "HASHIYA_" + String(name.map { $0 == "." || $0 == "-" ? "_" : $0 }).uppercased()
    }

    private static func text(
        _ name: String, _ store: @escaping @Sendable (String, inout ServiceSettings) -> String?
    ) -> SettingsKey {
        SettingsKey(name: name, form: .string) { value, settings in store(value.text, &settings) }
    }

    private static func duration(
        _ name: String, _ path: any WritableKeyPath<ServiceSettings, Duration> & Sendable,
        in range: ClosedRange<Duration>
    ) -> SettingsKey {
        text(name) { text, settings in
            guard let duration = Units.duration(text), range.contains(duration) else {
                return "must be a duration from \(range.lowerBound) to \(range.upperBound) such as \"50ms\": "
                    + "an integer and ms, s, m or h"
            }
            settings[keyPath: path] = duration
            return nil
        }
    }
}

/// A value that has the form its key asks for.
struct SettingsValue {
    var text = ""
    var integer = 0
    var boolean = false
}
