public import AnnotationSchema

extension WordReport: JSONWritable {
    /// Writes the report; the keys stay the same from version to version.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("file")
            json.string(file)
            json.key("all")
            all.write(to: &json)
            guard !unanalysedDocuments.isEmpty else { return }
            json.key("analysed")
            analysed.write(to: &json)
            json.key("unanalysedDocuments")
            json.array(unanalysedDocuments) { $0.string($1) }
        }
    }
}

extension WordScores: JSONWritable {
    /// Writes what was read, and each score under its name.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.count("documents", documents)
            json.count("goldSentences", sentences.gold)
            json.count("goldWords", words.gold)
            for (name, score) in named {
                json.key(name)
                score.write(to: &json)
            }
            json.key("byFeature")
            json.object { json in
                for (name, score) in zip(Self.ownFeatures, byFeature) {
                    json.key(dynamic: name)
                    score.write(to: &json)
                }
            }
        }
    }
}

extension Score: JSONWritable {
    /// Writes the counts and the shares, from 0 to 1.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.count("gold", gold)
            json.count("system", system)
            json.count("correct", correct)
            if let aligned { json.count("aligned", aligned) }
            json.share("precision", precision)
            json.share("recall", recall)
            json.share("f1", f1)
            if let alignedAccuracy { json.share("alignedAccuracy", alignedAccuracy) }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func count(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    fileprivate mutating func share(_ name: StaticString, _ value: Double) {
        key(name)
        number(value)
    }
}
