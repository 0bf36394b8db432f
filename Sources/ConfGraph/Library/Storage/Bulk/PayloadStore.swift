/// Bytes that go along with records: each run of them has a place, which is
/// never 0.
final class PayloadStore {
    private var memory = ResizableMemory(byteCount: 1 << 12)
    private var base: UnsafeMutableRawPointer
    private var capacity = 1 << 12
    /// Bytes in use.
    private(set) var count = 1
    var isEmpty: Bool { count == 1 }

    /// What ``approach(_:)`` has read, which is read for its own sake.
    private var touched: UInt8 = 0

    init() { base = memory.start }

    func removeAll() {
        capacity = 1 << 12
        memory = ResizableMemory(byteCount: capacity)
        base = memory.start
        count = 1
    }

    /// Takes bytes up and returns their place: the length, and then themselves.
    @inline(__always)
    func append(_ bytes: UnsafeRawBufferPointer) -> Int {
        let size = 4 &+ bytes.count
        if capacity &- count < size { grow(size) }
        let place = count
        (base + place).storeBytes(of: UInt32(bytes.count), as: UInt32.self)
        if let start = bytes.baseAddress {
            (base + place + 4).copyMemory(from: start, byteCount: bytes.count)
        }
        count = place &+ size
        return place
    }

    @inline(__always)
    subscript(place: Int) -> UnsafeRawBufferPointer {
        guard place > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let size = Int((base + place).loadUnaligned(as: UInt32.self))
        return UnsafeRawBufferPointer(start: base + place + 4, count: size)
    }

    /// Brings payloads near that are soon to be read: apart from each other,
    /// they would each be waited for; one after the other, the waits overlap.
    func approach(_ records: UnsafeBufferPointer<SortRecord>) {
        var sum: UInt8 = 0
        for record in records {
            sum &+= (base + record.place).load(as: UInt8.self)
        }
        touched = sum
    }

    private func grow(_ size: Int) {
        capacity = max(2 * capacity, count + size)
        memory.grow(to: capacity)
        base = memory.start
    }
}
