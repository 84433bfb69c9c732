/// A type that writes itself as JSON, member by member, in the order of the schema.
///
/// The types are `Codable` as well, for programs that read documents; the writer is many times faster than
/// `JSONEncoder` and keeps the order. A test holds the two to the same content.
public protocol JSONWritable {
    /// Writes this value.
    func write(to json: inout JSONWriter)
}

extension JSONWritable {
    /// The value as a JSON document: UTF-8, a line feed at the end.
    public func encoded(capacity: Int = 4096) -> [UInt8] {
        var json = JSONWriter(capacity: capacity)
        write(to: &json)
        json.finish()
        return json.bytes
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    mutating func member(_ name: StaticString, _ value: Int) {
        key(name)
        number(value)
    }

    mutating func member(_ name: StaticString, _ value: Double) {
        key(name)
        number(value)
    }

    mutating func member(_ name: StaticString, _ value: some JSONWritable) {
        key(name)
        value.write(to: &self)
    }

    mutating func member(_ name: StaticString, _ values: [some JSONWritable]) {
        key(name)
        array(values) { $1.write(to: &$0) }
    }

    mutating func span(_ value: some Spanned) {
        member("begin", value.begin)
        member("end", value.end)
    }
}
