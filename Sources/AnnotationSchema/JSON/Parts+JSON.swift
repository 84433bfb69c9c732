extension Generator: JSONWritable {
    /// Writes the producer; resources by name, so that the bytes are stable.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            json.member("version", version)
            json.key("resources")
            json.object { json in
                for (file, digest) in resources.sorted(by: { $0.key < $1.key }) {
                    json.key(dynamic: file)
                    json.string(digest)
                }
            }
        }
    }
}

extension Source: JSONWritable {
    /// Writes the file's description.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("fileName", fileName)
            if let fileNameBytes { json.member("fileNameBytes", fileNameBytes) }
            json.member("size", size)
            json.member("modificationTime", modificationTime)
            json.member("sha256", sha256)
            json.member("mediaType", mediaType)
            json.key("encoding")
            json.object { json in
                json.member("name", encoding.name)
                json.member("evidence", encoding.evidence.rawValue)
            }
            json.key("language")
            json.object { json in
                json.member("tag", language.tag)
                json.member("confidence", language.confidence)
            }
        }
    }
}

extension TextSpan: JSONWritable {
    /// Writes the offsets.
    public func write(to json: inout JSONWriter) {
        json.object { $0.span(self) }
    }
}

extension DocumentStructure: JSONWritable {
    /// Writes the structure.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            if let headline { json.member("headline", headline) }
        }
    }
}

extension Sentence: JSONWritable {
    /// Writes the sentence.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.span(self)
            json.member("kind", kind.rawValue)
        }
    }
}

extension Token: JSONWritable {
    /// Writes the token.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.span(self)
            if !words.isEmpty { json.member("words", words) }
        }
    }
}

extension Word: JSONWritable {
    /// Writes the word; features by name, so that the bytes are stable.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.span(self)
            json.member("form", form)
            json.member("lemma", lemma)
            json.member("upos", upos)
            json.key("features")
            json.object { json in
                for (name, value) in features.sorted(by: { $0.key < $1.key }) {
                    json.key(dynamic: name)
                    json.string(value)
                }
            }
        }
    }
}

extension Entity: JSONWritable {
    /// Writes the entity.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("type", type.rawValue)
            json.member("name", name)
            json.member("mentions", mentions)
            json.member("links", links)
            if let actorCode { json.member("actorCode", actorCode) }
        }
    }
}

extension Entity.Links: JSONWritable {
    /// Writes the links that are known.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            if let iso3166 { json.member("iso3166", iso3166) }
            if let geonames { json.member("geonames", geonames) }
        }
    }
}

extension Entity.GeoName: JSONWritable {
    /// Writes the place.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("latitude", latitude)
            json.member("longitude", longitude)
        }
    }
}

extension Mention: JSONWritable {
    /// Writes the mention.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.span(self)
            json.member("kind", kind.rawValue)
        }
    }
}

extension Quantity: JSONWritable {
    /// Writes the quantity.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.span(self)
            json.member("value", value)
            if let unit { json.member("unit", unit.rawValue) }
        }
    }
}

extension Warning: JSONWritable {
    /// Writes the warning.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("code", code.rawValue)
            json.member("message", message)
        }
    }
}
