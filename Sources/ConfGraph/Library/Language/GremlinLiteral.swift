#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Values as Gremlin literals, with the suffix that keeps their exact type.
enum GremlinLiteral {
    /// The literal of a value. Elements and paths that are results only appear
    /// as their ids or in angle brackets.
    static func text(_ value: PropertyValue) -> String {
        var text = ""
        write(value, into: &text)
        return text
    }

    static func write(_ value: PropertyValue, into text: inout String) {
        switch value {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .byte(let value): text += "\(value)b"
        case .short(let value): text += "\(value)s"
        case .int(let value): text += "\(value)"
        case .long(let value): text += "\(value)l"
        case .bigInteger(let value): text += "\(value)n"
        case .float(let value): text += fraction(NumberText.text(value), suffix: "f")
        case .double(let value): text += NumberText.text(value)
        case .bigDecimal(let value): text += "\(value)m"
        case .char(let value):
            write(String(value), into: &text)
            text += "c"
        case .string(let value): write(value, into: &text)
        case .dateTime(let value): text += "datetime(\"\(value)\")"
        case .duration(let value): text += duration(value)
        case .uuid(let value): text += "UUID(\"\(value.uuidString.lowercased())\")"
        case .binary(let value): text += "Binary(\"\(Base64.encode(value))\")"
        case .point(let value): text += "Point(\(value.latitude), \(value.longitude))"
        case .list(let values): write(values, "[", "]", into: &text)
        case .set(let values): write(values.values, "{", "}", into: &text)
        case .map(let map): write(map, into: &text)
        case .vertex(let vertex):
            text += "Vertex(\(self.text(vertex.id.propertyValue)), \(quoted(vertex.label)))"
        case .edge(let edge): text += self.text(edge.id.propertyValue)
        case .token(let token): text += "T." + token.rawValue
        case .direction(let direction): text += "Direction." + direction.rawValue
        case .vertexProperty, .property, .path, .bulkSet, .tree, .graph:
            text += "<\(value)>"
        }
    }

    /// Text in double quotes, with escapes.
    static func quoted(_ string: String) -> String {
        var text = ""
        write(string, into: &text)
        return text
    }

    private static func write(_ string: String, into text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 32 || (127...159).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    private static func write(
        _ values: [PropertyValue], _ open: String, _ close: String, into text: inout String
    ) {
        text += open
        for (index, value) in values.enumerated() {
            if index > 0 { text += ", " }
            write(value, into: &text)
        }
        text += close
    }

    private static func write(_ map: PropertyMap, into text: inout String) {
        guard !map.isEmpty else {
            text += "[:]"
            return
        }
        text += "["
        for (index, entry) in map.enumerated() {
            if index > 0 { text += ", " }
            if case .string(let key) = entry.key {
                write(key, into: &text)
                text += ": "
            } else {
                text += "("
                write(entry.key, into: &text)
                text += "): "
            }
            write(entry.value, into: &text)
        }
        text += "]"
    }

    private static func fraction(_ text: String, suffix: String) -> String {
        text.hasSuffix("NaN") || text.hasSuffix("Infinity") ? text : text + suffix
    }

    /// Seconds and nanoseconds, with `false` after them for a negative one;
    /// ISO 8601 text where there are parts of a nanosecond.
    private static func duration(_ value: Duration) -> String {
        let length = value < .zero ? .zero - value : value
        let (seconds, attoseconds) = length.components
        let nanoseconds = attoseconds / 1_000_000_000
        return "Duration(\(seconds), \(nanoseconds)" + (value < .zero ? ", false)" : ")")
    }
}
