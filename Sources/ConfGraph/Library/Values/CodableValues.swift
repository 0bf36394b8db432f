#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// How values write themselves into other formats (JSON …), so that models can
// hold them. In a graph they are stored as what they are.

extension DateTime: Codable {
    /// Reads ISO 8601.
    public init(from decoder: any Decoder) throws {
        self = try Self.decode(from: decoder) { DateTime($0) }
    }

    /// Writes ISO 8601.
    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension BigInteger: Codable {
    /// Reads decimal digits.
    public init(from decoder: any Decoder) throws {
        self = try Self.decode(from: decoder) { BigInteger($0) }
    }

    /// Writes decimal digits as text: other readers of numbers would round.
    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension BigDecimal: Codable {
    /// Reads a decimal number.
    public init(from decoder: any Decoder) throws {
        self = try Self.decode(from: decoder) { BigDecimal($0) }
    }

    /// Writes a decimal number as text: other readers of numbers would round.
    public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension ElementID: Codable {
    private enum CodingKeys: CodingKey { case uuid }

    /// Reads a number, a text, or `{"uuid": …}`.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: CodingKeys.self) {
            self = .uuid(try container.decode(UUID.self, forKey: .uuid))
        } else if let number = try? Int64(from: decoder) {
            self = .int(number)
        } else {
            self = .string(try String(from: decoder))
        }
    }

    /// Writes a number, a text, or `{"uuid": …}`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .int(let value): try value.encode(to: encoder)
        case .string(let value): try value.encode(to: encoder)
        case .uuid(let value):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(value, forKey: .uuid)
        }
    }
}

extension Decodable {
    /// What a text stands for.
    fileprivate static func decode(
        from decoder: any Decoder, _ make: (String) -> Self?
    ) throws -> Self {
        let text = try String(from: decoder)
        guard let value = make(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "\(text) is no \(Self.self).")
            )
        }
        return value
    }
}
