import AnnotationSchema
import Foundation
import Testing

/// The schemas are written by hand for their readers; here they are held to what the types write.
@Suite struct SchemaTests {
    @Test(
        "A schema has exactly the members that documents have, at every depth",
        arguments: [("annotation-1", 16), ("problem-1", 2)])
    func membersAgree(name: String, objects: Int) throws {
        let schema = try Schema(name)
        let documents: [any JSONWritable] = name == "problem-1" ? Sample.problems : Sample.annotations
        var seen: [String: Members] = [:]
        for document in documents { schema.collect(try document.parsed(), into: &seen) }
        #expect(schema.faults(seen) == [])
        #expect(schema.objects.count == objects)
        #expect(Set(seen.keys) == Set(schema.objects.keys), "every object of the schema is in some document")
    }

    @Test("The schemas are known by the identifiers that documents carry")
    func identifiers() throws {
        let kinds = [("annotation-1", Annotation.schemaIdentifier), ("problem-1", Problem.schemaIdentifier)]
        for (name, identifier) in kinds {
            let schema = try Schema(name).root
            #expect(schema["$id"] as? String == identifier)
            #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
            let properties = try #require(schema["properties"] as? [String: [String: Any]])
            #expect(properties["schema"]?["const"] as? String == identifier)
        }
    }

    @Test("The schema lists every problem type, in the order of the code")
    func problemTypes() throws {
        let properties = try #require(Schema("problem-1").root["properties"] as? [String: [String: Any]])
        #expect(properties["type"]?["enum"] as? [String] == Problem.Kind.allCases.map(\.rawValue))
    }

    @Test("The schema lists every universal part of speech, in the order of the code, and no token has empty words")
    func wordsOfTokens() throws {
        let objects = try Schema("annotation-1").objects
        let word = try #require(objects["word"]?["properties"] as? [String: [String: Any]])
        #expect(word["upos"]?["enum"] as? [String] == Word.partsOfSpeech)
        #expect(Set(Word.partsOfSpeech).count == 17)
        let features = try #require(word["features"])
        #expect((features["additionalProperties"] as? [String: String]) == ["type": "string"])
        let token = try #require(objects["token"]?["properties"] as? [String: [String: Any]])
        #expect(token["words"]?["minItems"] as? Int == 1)
    }

    @Test("Every member of the schemas is described")
    func descriptions() throws {
        for name in ["annotation-1", "problem-1"] {
            let schema = try Schema(name)
            for (path, object) in schema.objects {
                for (member, description) in object["properties"] as? [String: [String: Any]] ?? [:] {
                    let text = description["description"] ?? schema.resolve(description)["description"]
                    #expect((text as? String)?.isEmpty == false, "\(name): \(path).\(member)")
                }
            }
        }
    }
}
