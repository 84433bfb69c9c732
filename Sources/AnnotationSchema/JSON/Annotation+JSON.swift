extension Annotation: JSONWritable {
    /// Writes the document.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("schema", schema)
            json.member("generator", generator)
            json.member("source", source)
            json.member("text", text)
            json.member("document", document)
            json.member("sentences", sentences)
            json.member("tokens", tokens)
            json.member("entities", entities)
            json.member("quantities", quantities)
            json.member("warnings", warnings)
        }
    }
}

extension Problem: JSONWritable {
    /// Writes the problem details.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("schema", schema)
            json.member("type", type.rawValue)
            json.member("title", title)
            json.member("detail", detail)
            json.member("instance", instance)
            if let size { json.member("size", size) }
            if let offset { json.member("offset", offset) }
            json.member("generator", generator)
        }
    }
}
