/// What goes along with an edge through the sorting of a bulk load: its given
/// id and its properties, in the form in which they are written.
struct EdgePayload {
    // One entry after the other: key (4 bytes), kind, type, two unused; a
    // word, which is the number, or how many bytes follow; these bytes.
    private(set) var bytes: [UInt8] = []
    /// Whether the edge was given an id.
    private(set) var hasID = false
    private var lastKey: UInt32 = 0
    private var isInOrder = true

    private static let headerSize = 16

    var isEmpty: Bool { bytes.isEmpty }

    init() {}

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        hasID = false
        lastKey = 0
        isInOrder = true
    }

    private enum Kind: UInt8 { case id, integer, double, text, value }

    mutating func setID(_ id: ElementID) throws {
        let value: PropertyValue =
            switch id {
            case .int(let value): .long(value)
            case .string(let value): .string(value)
            case .uuid(let value): .uuid(value)
            }
        hasID = true
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
        if key <= lastKey, !bytes.isEmpty { isInOrder = false }
        lastKey = key
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

    /// Puts the properties in order of their keys; the last of several values
    /// of one key counts.
    mutating func sort() {
        guard !isInOrder else { return }
        var parts: [UInt32: Range<Int>] = [:]
        bytes.withUnsafeBytes { bytes in
            var at = 0
            while at < bytes.count {
                let entry = Entry(bytes, at: at)
                parts[entry.key] = at..<entry.end
                at = entry.end
            }
        }
        let old = bytes
        bytes.removeAll(keepingCapacity: true)
        for key in parts.keys.sorted() { bytes.append(contentsOf: old[parts[key]!]) }
        isInOrder = true
    }

    /// What stands at one place in the bytes.
    private struct Entry {
        let key: UInt32
        let kind: UInt8
        let type: Int64
        let word: Int64
        /// Where the bytes behind the word begin, and where the next entry does.
        let start: Int
        let end: Int

        @inline(__always)
        init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
            let head = UInt64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            word = Int64(
                littleEndian: bytes.loadUnaligned(fromByteOffset: place &+ 8, as: Int64.self))
            key = UInt32(truncatingIfNeeded: head)
            kind = UInt8(truncatingIfNeeded: head >> 32)
            type = Int64(head >> 40 & 0xFF)
            start = place + headerSize
            let isNumber = kind == Kind.integer.rawValue || kind == Kind.double.rawValue
            end = start + (isNumber ? 0 : Int(word))
        }
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
            let entry = Entry(payload, at: at)
            at = entry.end
            let key = Int64(entry.key)
            switch entry.kind {
            case Kind.integer.rawValue: rows.append(edge, key, entry.type, 0, integer: entry.word)
            case Kind.double.rawValue:
                let number = Double(bitPattern: UInt64(bitPattern: entry.word))
                rows.append(edge, key, entry.type, 0, double: number)
            case let kind:
                let part = UnsafeRawBufferPointer(rebasing: payload[entry.start..<entry.end])
                if kind == Kind.text.rawValue {
                    rows.append(edge, key, entry.type, 0, text: part)
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
