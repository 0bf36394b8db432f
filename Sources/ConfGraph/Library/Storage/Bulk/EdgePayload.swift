/// What goes along with an edge through the sorting of a bulk load: its given
/// id and its properties, in the form in which they are bound.
struct EdgePayload {
    private(set) var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    init() {}

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private enum Kind: UInt8 { case id, integer, text, value }

    mutating func setID(_ id: ElementID) throws {
        let value: PropertyValue =
            switch id {
            case .int(let value): .long(value)
            case .string(let value): .string(value)
            case .uuid(let value): .uuid(value)
            }
        append(.id, 0)
        try append(value)
    }

    /// A whole number or bool of the given type.
    mutating func add(_ key: UInt32, _ type: ValueType, _ value: Int64) {
        append(.integer, key)
        bytes.append(type.rawValue)
        withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
    }

    mutating func add(_ key: UInt32, text: UnsafeRawBufferPointer) {
        append(.text, key)
        withUnsafeBytes(of: text.count) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
    }

    mutating func add(_ key: UInt32, _ value: PropertyValue) throws {
        switch value {
        case .int(let number): add(key, .int, Int64(number))
        case .long(let number): add(key, .long, number)
        case .bool(let flag): add(key, .bool, flag ? 1 : 0)
        case .string(var text):
            text.withUTF8 { add(key, text: UnsafeRawBufferPointer($0)) }
        default:
            append(.value, key)
            try append(value)
        }
    }

    private mutating func append(_ kind: Kind, _ key: UInt32) {
        bytes.append(kind.rawValue)
        withUnsafeBytes(of: key) { bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ value: PropertyValue) throws {
        let encoded = try value.encoded()
        withUnsafeBytes(of: encoded.count) { bytes.append(contentsOf: $0) }
        bytes += encoded
    }

    /// Writes the rows of a payload.
    ///
    /// - Parameter given: is called with the id, if there is one.
    static func write(
        _ payload: ArraySlice<UInt8>, edge: Int64, connection: Connection,
        given: (ElementID) throws -> Void
    ) throws {
        try payload.withUnsafeBytes { bytes in
            var at = 0
            func read<T>(_ type: T.Type) -> T {
                defer { at += MemoryLayout<T>.size }
                return bytes.loadUnaligned(fromByteOffset: at, as: T.self)
            }
            func readBytes() -> UnsafeRawBufferPointer {
                let count = read(Int.self)
                defer { at += count }
                return UnsafeRawBufferPointer(rebasing: bytes[at..<(at + count)])
            }
            while at < bytes.count {
                let kind = Kind(rawValue: read(UInt8.self))!
                let key = read(UInt32.self)
                if kind == .id {
                    try given(try id(PropertyValue.decode(readBytes())))
                    continue
                }
                let statement = try connection.statement(
                    """
                    INSERT INTO edge_property VALUES(?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET type = excluded.type, value = excluded.value
                    """)
                statement.bind(edge, at: 1)
                statement.bind(Int64(key), at: 2)
                switch kind {
                case .id: break
                case .integer:
                    statement.bind(Int64(read(UInt8.self)), at: 3)
                    statement.bind(read(Int64.self), at: 4)
                case .text:
                    let text = readBytes()
                    statement.bind(Int64(ValueType.string.rawValue), at: 3)
                    try statement.bindText(text, at: 4)
                case .value:
                    try statement.bind(PropertyValue.decode(readBytes()), at: 3)
                }
                try statement.run()
            }
        }
    }

    private static func id(_ value: PropertyValue) throws -> ElementID {
        switch value {
        case .long(let number): .int(number)
        case .string(let text): .string(text)
        case .uuid(let uuid): .uuid(uuid)
        default: throw GraphError(.io, "The temporary storage of a bulk load is damaged.")
        }
    }
}
