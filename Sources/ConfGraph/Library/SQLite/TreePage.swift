/// A page of a B-tree in SQLite's file format, being filled from its first
/// cell to its last.
final class TreePage {
    enum Kind: UInt8 {
        case innerIndex = 2
        case innerTable = 5
        case leafIndex = 10
        case leafTable = 13

        fileprivate var headerSize: Int { self == .leafIndex || self == .leafTable ? 8 : 12 }
    }

    let bytes: UnsafeMutableRawPointer
    private let kind: Kind
    private let size: Int
    private var count = 0
    /// Cells lie behind each other at the end, the last one here; where they
    /// begin stands behind the header.
    private var start: Int

    init(_ kind: Kind, size: Int) {
        self.kind = kind
        self.size = size
        start = size
        bytes = .allocate(byteCount: size, alignment: 16)
        clear()
    }

    deinit { bytes.deallocate() }

    func clear() {
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        count = 0
        start = size
    }

    /// Takes room for a cell; nil if there is too little.
    @inline(__always)
    func add(_ cellSize: Int) -> UnsafeMutableRawPointer? {
        let pointer = kind.headerSize &+ 2 &* count
        guard start &- cellSize >= pointer &+ 2 else { return nil }
        start &-= cellSize
        bytes.storeBytes(
            of: UInt16(truncatingIfNeeded: start).bigEndian, toByteOffset: pointer, as: UInt16.self)
        count &+= 1
        return bytes + start
    }

    /// Takes the last cell out.
    func removeLast() -> [UInt8] {
        count -= 1
        let pointer = kind.headerSize + 2 * count
        let end =
            count == 0
            ? size
            : Int(UInt16(bigEndian: bytes.load(fromByteOffset: pointer - 2, as: UInt16.self)))
        let cell = Array(UnsafeRawBufferPointer(start: bytes + start, count: end - start))
        bytes.storeBytes(of: 0, toByteOffset: pointer, as: UInt16.self)
        start = end
        return cell
    }

    /// Writes the header.
    ///
    /// - Parameter right: the page of what is greater than all cells, for an
    ///   inner page.
    func close(right: UInt32 = 0) {
        bytes.storeBytes(of: kind.rawValue, as: UInt8.self)
        bytes.storeBytes(of: UInt16(count).bigEndian, toByteOffset: 3, as: UInt16.self)
        // 65,536 is written as 0.
        bytes.storeBytes(
            of: UInt16(truncatingIfNeeded: start).bigEndian, toByteOffset: 5, as: UInt16.self)
        if kind.headerSize == 12 {
            bytes.storeBytes(of: right.bigEndian, toByteOffset: 8, as: UInt32.self)
        }
    }
}
