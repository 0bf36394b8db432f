/// What goes along with an edge through the sorting of a bulk load: its given
/// id and its properties, in the form in which they are written.
struct EdgePayload {
    // One entry after the other: key (4 bytes), kind, type, two unused; a
    // word, which is the number, or how many bytes follow; these bytes.
    private(set) var bytes: [UInt8] = []

    private static let headerSize = 16

    var isEmpty: Bool { bytes.isEmpty }

    init() {}

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private enum Kind: UInt8 { case id, integer, double, text, value }

    mutating func setID(_ id: ElementID) throws {
        let value: PropertyValue =
            switch id {
            case .int(let value): .long(value)
            case .string(let value): .string(value)
            case .uuid(let value): .uuid(value)
            }
        append(.id, 0, .null, try value.encoded())
    }

    /// A whole number or bool of the given type.
    @inline(__always)
    mutating func add(_ key: UInt32, _ type: ValueType, integer value: Int64) {
        append(.integer, key, type, value)
    }

    /// A float or double that is stored as a number.
    @inline(__always)
    mutating func add(_ key: UInt32, _ type: ValueType, double value: Double) {
        append(.double, key, type, Int64(bitPattern: value.bitPattern))
    }

    mutating func add(_ key: UInt32, text: some Collection<UInt8>) {
        append(.text, key, .string, text)
    }

    mutating func add(_ key: UInt32, _ value: PropertyValue) throws {
        switch value {
        case .int(let number): add(key, .int, integer: Int64(number))
        case .long(let number): add(key, .long, integer: number)
        case .bool(let flag): add(key, .bool, integer: flag ? 1 : 0)
        case .float(let number) where number.isNativelyStored:
            add(key, .float, double: Double(number))
        case .double(let number) where number.isNativelyStored: add(key, .double, double: number)
        case .string(var text): text.withUTF8 { add(key, text: $0) }
        default: append(.value, key, value.valueType ?? .null, try value.encoded())
        }
    }

    @inline(__always)
    private mutating func append(_ kind: Kind, _ key: UInt32, _ type: ValueType, _ word: Int64) {
        let head =
            UInt64(key) | UInt64(kind.rawValue) << 32 | UInt64(type.rawValue) << 40
        withUnsafeBytes(of: (head.littleEndian, word.littleEndian)) {
            bytes.append(contentsOf: $0)
        }
    }

    private mutating func append(
        _ kind: Kind, _ key: UInt32, _ type: ValueType, _ part: some Collection<UInt8>
    ) {
        append(kind, key, type, Int64(part.count))
        bytes.append(contentsOf: part)
    }

    /// Reads what ``bytes`` held: adds a row for each property.
    ///
    /// - Parameters:
    ///   - more: makes a batch to go on with when the rows are full.
    ///   - given: is called with the id, if there is one.
    @inline(__always)
    static func read(
        _ payload: UnsafeRawBufferPointer, edge: Int64, into rows: RowBatch,
        more: () -> RowBatch, given: (ElementID) throws -> Void
    ) throws {
        var rows = rows
        var at = 0
        while at < payload.count {
            if rows.isFull { rows = more() }
            let head = UInt64(
                littleEndian: payload.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            let word = Int64(
                littleEndian: payload.loadUnaligned(fromByteOffset: at &+ 8, as: Int64.self))
            at += headerSize
            let key = Int64(UInt32(truncatingIfNeeded: head))
            let type = Int64(head >> 40 & 0xFF)
            switch UInt8(truncatingIfNeeded: head >> 32) {
            case Kind.integer.rawValue: rows.append(edge, key, type, 0, integer: word)
            case Kind.double.rawValue:
                rows.append(
                    edge, key, type, 0, double: Double(bitPattern: UInt64(bitPattern: word)))
            case let kind:
                let part = UnsafeRawBufferPointer(rebasing: payload[at..<(at + Int(word))])
                at += Int(word)
                if kind == Kind.text.rawValue {
                    rows.append(edge, key, type, 0, text: part)
                } else if kind == Kind.id.rawValue {
                    try given(id(PropertyValue.decode(part)))
                } else {
                    try rows.append(edge, key, value: PropertyValue.decode(part))
                }
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
