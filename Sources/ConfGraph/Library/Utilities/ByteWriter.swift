/// Bytes that are written one after the other into memory that has been made
/// large enough for several at a time.
struct ByteWriter: ~Copyable {
    private var memory: ResizableMemory
    private var capacity: Int
    private(set) var count = 0
    /// The most bytes of a number.
    static let numberSize = 10

    init(capacity: Int = 1 << 12) {
        self.capacity = max(capacity, 16)
        memory = ResizableMemory(byteCount: self.capacity)
    }

    mutating func removeAll() { count = 0 }

    /// Makes room for as many more bytes.
    @inline(__always)
    mutating func reserve(_ size: Int) {
        if count &+ size > capacity { grow(size) }
    }

    private mutating func grow(_ size: Int) {
        capacity = max(2 * capacity, count + size)
        memory.grow(to: capacity)
    }

    // There must be room for what these write.

    @inline(__always)
    mutating func write(_ byte: UInt8) {
        memory.start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count &+= 1
    }

    /// 7 bits a byte, the lowest first.
    @inline(__always)
    mutating func write(varint value: Int64) {
        var rest = UInt64(bitPattern: value)
        while rest >= 0x80 {
            write(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        write(UInt8(truncatingIfNeeded: rest))
    }

    /// Eight bytes, the lowest first.
    @inline(__always)
    mutating func write(word: UInt64) {
        memory.start.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
        count &+= 8
    }

    // These make room.

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        (memory.start + count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    /// How long a text is, and its UTF-8.
    mutating func append(text: String) {
        var text = text
        text.withUTF8 { bytes in
            reserve(Self.numberSize)
            write(varint: Int64(bytes.count))
            append(UnsafeRawBufferPointer(bytes))
        }
    }

    borrowing func withBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try body(UnsafeRawBufferPointer(start: memory.start, count: count))
    }
}
