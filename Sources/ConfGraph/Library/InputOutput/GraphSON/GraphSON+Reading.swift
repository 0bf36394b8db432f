#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension GraphSON {
    /// Reads one value. Plain JSON is understood as well: whole numbers are
    /// ints, longs or big integers by their size, others doubles, arrays
    /// lists and objects maps.
    ///
    /// - Throws: ``GraphError`` (`badInput`) for a text that is not JSON, an
    ///   unknown type, a value that does not fit its type, and for elements,
    ///   which only a graph can give.
    public static func decode(_ text: String) throws -> PropertyValue {
        try value(JSONParser.parse(text))
    }

    static func value(_ json: JSON) throws -> PropertyValue {
        switch json {
        case .null: return .null
        case .bool(let value): return .bool(value)
        case .string(let value): return .string(value)
        case .number(let text): return try plainNumber(text)
        case .array(let values): return .list(try values.map { try value($0) })
        case .object(let members):
            if let type = json["@type"] {
                guard case .string(let name) = type else {
                    throw GraphError(.badInput, "A GraphSON @type is \(type.kind), not a string.")
                }
                return try typed(name, json["@value"] ?? .null)
            }
            return .map(
                PropertyMap(
                    try members.map { (PropertyValue.string($0.name), try value($0.value)) }
                ))
        }
    }

    /// An id: an integer, a string or a uuid.
    static func elementID(_ json: JSON) throws -> ElementID {
        let value = try value(json)
        if let id = ElementID(value) { return id }
        throw GraphError(
            .badInput,
            "\(value.typeName) \(text(value).prefix(80)) cannot be an id: "
                + "use an integer, a string or a uuid.")
    }

    private static func plainNumber(_ text: String) throws -> PropertyValue {
        if let whole = BigInteger(text) { return NumberConversion.smallest(whole) }
        guard let value = Double(text), value.isFinite else { throw wrong("a number", text) }
        return .double(value)
    }

    private static func wrong(_ type: String, _ text: String) -> GraphError {
        GraphError(.badInput, "\"\(text.prefix(80))\" is not a value of \(type).")
    }

    private static func typed(_ type: String, _ json: JSON) throws -> PropertyValue {
        switch type {
        case "g:Int32": return .int(try integer(type, json))
        case "g:Int64": return .long(try integer(type, json))
        case "gx:Byte": return .byte(try integer(type, json))
        case "gx:Int16": return .short(try integer(type, json))
        case "g:Float": return .float(try real(type, json))
        case "g:Double": return .double(try real(type, json))
        case "gx:BigInteger": return .bigInteger(try lossless(type, json))
        case "gx:BigDecimal": return .bigDecimal(try lossless(type, json))
        case "gx:OffsetDateTime", "gx:Instant", "gx:ZonedDateTime", "gx:LocalDateTime",
            "gx:LocalDate":
            return .dateTime(try lossless(type, json))
        case "g:Date", "g:Timestamp":
            return .dateTime(try DateTime(epochMilliseconds: integer(type, json)))
        case "gx:Duration":
            let text = try string(type, json)
            guard let value = Duration(isoText: text) else { throw wrong(type, text) }
            return .duration(value)
        case "g:UUID":
            let text = try string(type, json)
            guard let value = UUID(uuidString: text) else { throw wrong(type, text) }
            return .uuid(value)
        case "gx:Char":
            let text = try string(type, json)
            guard let value = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
                throw wrong(type, text)
            }
            return .char(value)
        case "gx:ByteBuffer":
            let text = try string(type, json)
            guard let value = Base64.decode(text) else { throw wrong(type, text) }
            return .binary(value)
        default: return try structured(type, json)
        }
    }

    private static func structured(_ type: String, _ json: JSON) throws -> PropertyValue {
        switch type {
        case "g:List": return .list(try array(type, json).map { try value($0) })
        case "g:Set": return .set(PropertySet(try array(type, json).map { try value($0) }))
        case "g:BulkSet":
            let items = try pairs(type, json).map { item, bulk in
                guard let count = Int64(anyInteger: bulk), count >= 0 else {
                    throw wrong(type, text(bulk))
                }
                return (value: item, bulk: count)
            }
            return .bulkSet(BulkSet(items: items))
        case "g:Map":
            if case .object = json { return try value(json) }
            return .map(PropertyMap(try pairs(type, json)))
        case "g:T":
            let name = try string(type, json)
            guard let token = T(rawValue: name) else { throw wrong(type, name) }
            return .token(token)
        case "g:Direction":
            let name = try string(type, json)
            let direction = Direction(rawValue: name.uppercased())
            guard let direction else { throw wrong(type, name) }
            return .direction(direction)
        case "cg:Point":
            let parts = try array(type, json)
            guard parts.count == 2 else { throw wrong(type, "\(parts.count) numbers") }
            return .point(
                GeoPoint(latitude: try real(type, parts[0]), longitude: try real(type, parts[1])))
        case "g:Vertex", "g:Edge", "g:VertexProperty", "g:Property", "g:Path", "g:Tree",
            "tinker:graph":
            throw GraphError(.badInput, "A \(type) is part of a graph, not a value.")
        default:
            throw GraphError(.badInput, "GraphSON 3.0 has no type \"\(type.prefix(80))\".")
        }
    }

    // MARK: - Parts

    private static func integer<Number: FixedWidthInteger>(
        _ type: String, _ json: JSON
    ) throws -> Number {
        let text = try scalar(type, json)
        guard let value = Number(text) else { throw wrong(type, text) }
        return value
    }

    private static func real<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ type: String, _ json: JSON
    ) throws -> Number {
        let text = try scalar(type, json)
        switch text {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        default:
            // Not "nan" or "0x1p3", which Swift reads too.
            guard BigDecimal(text) != nil, let value = Number(text) else { throw wrong(type, text) }
            return value
        }
    }

    private static func lossless<Value: LosslessStringConvertible>(
        _ type: String, _ json: JSON
    ) throws -> Value {
        let text = try scalar(type, json)
        guard let value = Value(text) else { throw wrong(type, text) }
        return value
    }

    /// A number or a string, as its text.
    private static func scalar(_ type: String, _ json: JSON) throws -> String {
        switch json {
        case .number(let text), .string(let text): return text
        default: throw GraphError(.badInput, "The @value of \(type) is \(json.kind).")
        }
    }

    private static func string(_ type: String, _ json: JSON) throws -> String {
        guard case .string(let text) = json else {
            throw GraphError(.badInput, "The @value of \(type) is \(json.kind), not a string.")
        }
        return text
    }

    private static func array(_ type: String, _ json: JSON) throws -> [JSON] {
        guard case .array(let values) = json else {
            throw GraphError(.badInput, "The @value of \(type) is \(json.kind), not an array.")
        }
        return values
    }

    private static func pairs(
        _ type: String, _ json: JSON
    ) throws -> [(PropertyValue, PropertyValue)] {
        let values = try array(type, json)
        guard values.count.isMultiple(of: 2) else {
            throw GraphError(.badInput, "The @value of \(type) has a part without its second half.")
        }
        return try stride(from: 0, to: values.count, by: 2).map {
            (try value(values[$0]), try value(values[$0 + 1]))
        }
    }
}
