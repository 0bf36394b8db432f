#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension GremlinParser {
    private static let functions: [String: StepEntry] = {
        let text = StepParameter.one("text", .string)
        let entries = [
            StepEntry("datetime", "", [StepSignature(.optional("text", .string))]),
            StepEntry("DateTime", "", [StepSignature(.optional("text", .string))]),
            StepEntry(
                "Duration", "",
                [
                    StepSignature(text),
                    StepSignature(
                        .one("seconds", .integer), .one("nanoseconds", .integer),
                        .optional("isPositive", .bool)),
                ]),
            StepEntry("UUID", "", [StepSignature(.optional("text", .string))]),
            StepEntry("Binary", "", [StepSignature(text)]),
            StepEntry(
                "Point", "",
                [StepSignature(.one("latitude", .number), .one("longitude", .number))]),
            StepEntry(
                "Vertex", "", [StepSignature(.one("id", .value), .one("label", .string))]),
            StepEntry(
                "ReferenceVertex", "", [StepSignature(.one("id", .value), .one("label", .string))]),
        ]
        return Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
    }()

    /// `datetime(…)`, `Duration(…)`, `UUID(…)` … begins here.
    func isAnyFunction(_ token: GremlinToken) -> Bool {
        GremlinParser.functions[token.text] != nil
    }

    mutating func readFunction(_ place: ArgumentPlace) throws -> Argument {
        let token = current
        guard let entry = GremlinParser.functions[token.text] else { throw unknownStep(token) }
        let isVertex = entry.name.hasSuffix("Vertex")
        guard
            !place.kinds.isDisjoint(with: [.value, .date])
                || isVertex && place.kinds.contains(.vertex)
        else { throw refused("a \(entry.name)", place) }
        advance()
        let arguments = try readArguments(of: entry)
        let end = tokens[index - 1].end
        let values = try arguments.map { argument in
            guard case .value(let value) = argument else {
                throw diagnostic(
                    "The parameters of \(entry.name)(…) must have values when it is read.",
                    from: token.start, to: end)
            }
            return value
        }
        guard let value = GremlinParser.value(of: entry.name, values) else {
            throw diagnostic(
                "This is no \(entry.name): \(GremlinParser.example(of: entry.name)) is one.",
                from: token.start, to: end)
        }
        if case .vertex(let vertex) = value, !place.kinds.contains(.vertex) {
            return .value(vertex.id.propertyValue)
        }
        return .value(value)
    }

    private static func value(of name: String, _ values: [PropertyValue]) -> PropertyValue? {
        switch name {
        case "datetime", "DateTime":
            guard case .string(let text)? = values.first else {
                return DateTime(Date()).map { .dateTime($0) }
            }
            return DateTime(text).map { .dateTime($0) }
        case "Duration": return duration(values).map { .duration($0) }
        case "UUID":
            guard case .string(let text)? = values.first else { return .uuid(UUID()) }
            return UUID(uuidString: text).map { .uuid($0) }
        case "Binary":
            guard case .string(let text)? = values.first else { return nil }
            return Base64.decode(text).map { .binary($0) }
        case "Point":
            guard values.count == 2, let latitude = Double(propertyValue: values[0]),
                let longitude = Double(propertyValue: values[1]), abs(latitude) <= 90,
                abs(longitude) <= 180
            else { return nil }
            return .point(GeoPoint(latitude: latitude, longitude: longitude))
        default:
            guard values.count == 2, let id = ElementID(values[0]),
                case .string(let label) = values[1]
            else { return nil }
            var key = Int64.min
            if case .int(let value) = id { key = value }
            return .vertex(
                Vertex(key: key, detail: VertexDetail(id: id, labels: [label], properties: [])))
        }
    }

    /// `Duration("PT1H")`, or seconds and nanoseconds with a third argument
    /// that turns them round when false.
    private static func duration(_ values: [PropertyValue]) -> Duration? {
        if case .string(let text)? = values.first { return Duration(isoText: text) }
        guard values.count >= 2, let seconds = Int64(anyInteger: values[0]),
            let nanoseconds = Int64(anyInteger: values[1]), abs(seconds) < Int64.max,
            (0..<1_000_000_000).contains(nanoseconds)
        else { return nil }
        let length = Duration.seconds(seconds) + .nanoseconds(nanoseconds)
        if values.count == 3, case .bool(false) = values[2] { return .zero - length }
        return length
    }

    private static func example(of name: String) -> String {
        switch name {
        case "datetime", "DateTime": "\(name)(\"2015-04-10T09:00:00Z\")"
        case "Duration": "Duration(\"PT30M\") or Duration(1800, 0)"
        case "UUID": "UUID(\"f47af10b-58cc-4372-a567-0f02b2f3d479\")"
        case "Binary": "Binary(\"AQID\"), in base 64,"
        case "Point": "Point(52.52, 13.41), degrees north and east,"
        default: "\(name)(1, \"person\")"
        }
    }
}
