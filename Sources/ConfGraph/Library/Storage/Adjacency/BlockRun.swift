/// The checked bytes of the block that speaks for a vertex, or of all pieces
/// of a hub, in memory of their own.
///
/// Plain memory rather than an object: the cache hands it to readers without
/// counting references, and frees it when no reader is inside.
struct BlockRun {
    let address: UnsafeMutableRawPointer

    // count, size in bytes, then (key, start, length) for each block.
    private static let headSize = 16
    private static let itemSize = 24

    /// Copies blocks, checking each.
    init(_ blocks: [(key: Int64, bytes: [UInt8])]) throws {
        let lists = Self.headSize + Self.itemSize * blocks.count
        let size = lists + blocks.reduce(0) { $0 + $1.bytes.count }
        address = .allocate(byteCount: size, alignment: 8)
        address.storeBytes(of: blocks.count, as: Int.self)
        address.storeBytes(of: size, toByteOffset: 8, as: Int.self)
        var start = lists
        for (index, block) in blocks.enumerated() {
            let item = Self.headSize + Self.itemSize * index
            address.storeBytes(of: block.key, toByteOffset: item, as: Int64.self)
            address.storeBytes(of: start, toByteOffset: item + 8, as: Int.self)
            address.storeBytes(of: block.bytes.count, toByteOffset: item + 16, as: Int.self)
            do {
                try block.bytes.withUnsafeBytes { bytes in
                    _ = try Block(bytes, key: block.key)
                    (address + start).copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
                }
            } catch {
                address.deallocate()
                throw error
            }
            start += block.bytes.count
        }
    }

    /// The usual case of one block.
    init(_ bytes: UnsafeRawBufferPointer, key: Int64) throws {
        _ = try Block(bytes, key: key)
        let start = Self.headSize + Self.itemSize
        address = .allocate(byteCount: start + bytes.count, alignment: 8)
        address.storeBytes(of: 1, as: Int.self)
        address.storeBytes(of: start + bytes.count, toByteOffset: 8, as: Int.self)
        address.storeBytes(of: key, toByteOffset: 16, as: Int64.self)
        address.storeBytes(of: start, toByteOffset: 24, as: Int.self)
        address.storeBytes(of: bytes.count, toByteOffset: 32, as: Int.self)
        (address + start).copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
    }

    /// Wraps an address that an initialiser made.
    @inline(__always)
    init(address: UnsafeMutableRawPointer) {
        self.address = address
    }

    @inline(__always) var count: Int { address.load(as: Int.self) }
    @inline(__always) var size: Int { address.load(fromByteOffset: 8, as: Int.self) }

    @inline(__always)
    func block(at index: Int) throws -> Block {
        let item = Self.headSize &+ Self.itemSize &* index
        let start = address.load(fromByteOffset: item &+ 8, as: Int.self)
        let length = address.load(fromByteOffset: item &+ 16, as: Int.self)
        return try Block(
            UnsafeRawBufferPointer(start: address + start, count: length),
            key: address.load(fromByteOffset: item, as: Int64.self), verified: true)
    }

    func free() {
        address.deallocate()
    }
}
