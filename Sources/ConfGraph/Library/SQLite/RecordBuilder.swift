/// Puts a row together as SQLite stores it: how long the header is, the types
/// of the values, and the values.
struct RecordBuilder: ~Copyable {
    // Types of up to so many columns, each a number of up to 9 bytes.
    private static let headerLimit = 8 * 9 + 1
    /// A number is written in eight bytes, of which those before count.
    private static let slack = 16

    private let header: UnsafeMutableRawPointer
    private var headerSize = 1
    private var memory: ResizableMemory
    private var bodySize = 0
    private var bodyCapacity = 1 << 12

    init() {
        header = .allocate(byteCount: Self.headerLimit + Self.slack, alignment: 16)
        memory = ResizableMemory(byteCount: bodyCapacity + Self.slack)
    }

    deinit { header.deallocate() }

    @inline(__always)
    private var body: UnsafeMutableRawPointer { memory.start }

    /// The bytes of the record.
    var count: Int { headerSize &+ bodySize }

    @inline(__always)
    mutating func removeAll() {
        headerSize = 1
        bodySize = 0
    }

    @inline(__always)
    mutating func addNull() { add(type: 0) }

    @inline(__always)
    mutating func add(_ value: Int64) {
        let size = value ^ value >> 63
        if size <= 0x7F {
            if value & 1 == value { add(type: 8 &+ value) } else { add(1, 1, value) }
        } else if size <= 0x7FFF {
            add(2, 2, value)
        } else if size <= 0x7F_FFFF {
            add(3, 3, value)
        } else if size <= 0x7FFF_FFFF {
            add(4, 4, value)
        } else if size <= 0x7FFF_FFFF_FFFF {
            add(5, 6, value)
        } else {
            add(6, 8, value)
        }
    }

    @inline(__always)
    mutating func add(_ value: Double) { add(7, 8, Int64(bitPattern: value.bitPattern)) }

    mutating func add(_ bytes: UnsafeRawBufferPointer, isText: Bool) {
        add(type: Int64(2 * bytes.count + (isText ? 13 : 12)))
        makeRoom(bytes.count)
        if let start = bytes.baseAddress {
            (body + bodySize).copyMemory(from: start, byteCount: bytes.count)
            bodySize += bytes.count
        }
    }

    @inline(__always)
    private mutating func add(_ type: Int64, _ width: Int, _ value: Int64) {
        add(type: type)
        let bits = UInt64(bitPattern: value) << UInt64(64 &- 8 &* width)
        (body + bodySize).storeBytes(of: bits.bigEndian, as: UInt64.self)
        bodySize &+= width
        makeRoom(0)
    }

    @inline(__always)
    private mutating func add(type: Int64) {
        headerSize &+= Varint.write(UInt64(bitPattern: type), to: header + headerSize)
    }

    @inline(__always)
    private mutating func makeRoom(_ size: Int) {
        if bodySize &+ size > bodyCapacity { grow(size) }
    }

    private mutating func grow(_ size: Int) {
        bodyCapacity = max(2 * bodyCapacity, bodySize + size)
        memory.grow(to: bodyCapacity + Self.slack)
    }

    /// Copies the record to a place that has room for ``count`` bytes.
    @inline(__always)
    func copy(to place: UnsafeMutableRawPointer) {
        // Below 128: there are few columns.
        header.storeBytes(of: UInt8(truncatingIfNeeded: headerSize), as: UInt8.self)
        place.copyMemory(from: header, byteCount: headerSize)
        (place + headerSize).copyMemory(from: body, byteCount: bodySize)
    }
}

/// Whole numbers in SQLite's form of one to nine bytes: seven bits each, the
/// highest first.
enum Varint {
    /// Writes a number and returns how many bytes it has taken.
    @inline(__always)
    static func write(_ value: UInt64, to place: UnsafeMutableRawPointer) -> Int {
        if value < 0x80 {
            place.storeBytes(of: UInt8(truncatingIfNeeded: value), as: UInt8.self)
            return 1
        }
        return writeLong(value, to: place)
    }

    private static func writeLong(_ value: UInt64, to place: UnsafeMutableRawPointer) -> Int {
        let count = count(value)
        var rest = value
        var index = count - 1
        if count == 9 {
            // The ninth byte has all of its bits.
            place.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: 8, as: UInt8.self)
            rest >>= 8
            index -= 1
        }
        while index >= 0 {
            let more: UInt8 = index == count - 1 ? 0 : 0x80
            place.storeBytes(
                of: UInt8(truncatingIfNeeded: rest) & 0x7F | more, toByteOffset: index,
                as: UInt8.self)
            rest >>= 7
            index -= 1
        }
        return count
    }

    /// How many bytes a number takes.
    @inline(__always)
    static func count(_ value: UInt64) -> Int {
        min(9, max(1, (70 &- value.leadingZeroBitCount) / 7))
    }
}
