import Foundation
import Testing

/// The members that an object has in the documents at hand.
struct Members {
    /// Those that it has in some document.
    var some: Set<String>
    /// Those that it has in all of them.
    var all: Set<String>
}

/// A schema of the folder `schema/`, by the objects that it describes.
///
/// This knows as much of JSON Schema as the two schemas use; whether documents are valid, `Scripts/validate-schema`
/// asks a complete validator.
struct Schema {
    let root: [String: Any]

    init(_ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../schema/\(name).schema.json").standardizedFileURL
        root = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    }

    /// All objects with fixed members: the top level as `#`, the others by the name of their definition.
    var objects: [String: [String: Any]] {
        var objects = definitions.filter { $0.value["properties"] != nil }
        objects["#"] = root
        return objects
    }

    private var definitions: [String: [String: Any]] { root["$defs"] as? [String: [String: Any]] ?? [:] }

    /// What a `$ref` refers to; the schema itself where it has none.
    func resolve(_ schema: [String: Any]) -> [String: Any] { reference(schema).flatMap { definitions[$0] } ?? schema }

    private func reference(_ schema: [String: Any]) -> String? {
        (schema["$ref"] as? String).map { String($0.dropFirst("#/$defs/".count)) }
    }

    /// Notes the members of a value and of everything in it, by the definition that describes it.
    func collect(_ value: Any, as name: String = "#", into seen: inout [String: Members]) {
        guard let object = value as? [String: Any], let schema = objects[name] else { return }
        let keys = Set(object.keys)
        seen[name, default: Members(some: [], all: keys)].some.formUnion(keys)
        seen[name]?.all.formIntersection(keys)
        for (key, member) in object {
            guard let description = (schema["properties"] as? [String: [String: Any]])?[key] else { continue }
            if let definition = reference(description) { collect(member, as: definition, into: &seen) }
            if let items = description["items"] as? [String: Any], let definition = reference(items) {
                for element in member as? [Any] ?? [] { collect(element, as: definition, into: &seen) }
            }
        }
    }

    /// Where the schema says something else of the members than the documents show.
    func faults(_ seen: [String: Members]) -> [String] {
        objects.sorted { $0.key < $1.key }.flatMap { name, schema -> [String] in
            guard let members = seen[name] else { return ["\(name) is in no document"] }
            let properties = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
            let required = Set(schema["required"] as? [String] ?? [])
            var faults: [String] = []
            if properties != members.some {
                faults.append("\(name): members \(properties.symmetricDifference(members.some).sorted())")
            }
            if required != members.all {
                faults.append("\(name): required \(required.symmetricDifference(members.all).sorted())")
            }
            if schema["additionalProperties"] as? Bool != false { faults.append("\(name) is open") }
            return faults
        }
    }
}
