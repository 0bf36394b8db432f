/// The distinct strings of a column, told apart by their bytes and numbered
/// in the order in which they came. It does not change.
final class StringDictionary: Sendable {
    private let table: StringTable

    fileprivate init(_ table: StringTable) { self.table = table }

    var count: Int { table.count }
    var bytes: Int { table.bytes }

    func string(_ code: Int) -> String {
        withBytes(code) { String(decoding: $0, as: UTF8.self) }
    }

    @inline(__always)
    func withBytes<R>(_ code: Int, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try table.withBytes(code, body)
    }

    /// The code of a string; nil if no value is that string.
    func code(_ string: String) -> Int? {
        var string = string
        return string.withUTF8 { table.find(UnsafeRawBufferPointer($0)).code }
    }

    /// Negative, zero or positive as a string comes before, equals or comes
    /// after another, by bytes.
    func compare(_ left: Int, _ right: Int) -> Int {
        withBytes(left) { a in withBytes(right) { a.compareBytes(to: $0) } }
    }

    /// A table that goes on from these strings.
    func growing() -> StringTable { table }
}

/// A ``StringDictionary`` in the making.
struct StringTable {
    private var text: [UInt8] = []
    /// Where each string ends in ``text``.
    private var ends: [Int] = []
    /// An open hash table of codes.
    private var slots = [UInt32](repeating: free, count: 64)
    private static let free = UInt32.max

    var count: Int { ends.count }
    var bytes: Int { text.count + ends.count * 8 + slots.count * 4 }

    func finished() -> StringDictionary { StringDictionary(self) }

    @inline(__always)
    fileprivate func withBytes<R>(
        _ code: Int, _ body: (UnsafeRawBufferPointer) throws -> R
    ) rethrows -> R {
        let start = code == 0 ? 0 : ends[code - 1]
        return try text.withUnsafeBytes {
            try body(UnsafeRawBufferPointer(rebasing: $0[start..<ends[code]]))
        }
    }

    /// The code of a string, a new one if need be; nil if it is no UTF-8.
    mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Int? {
        let found = find(bytes)
        if let code = found.code { return code }
        let isText =
            bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
        guard isText, ends.count < Int(UInt32.max) / 2 else { return nil }
        let code = ends.count
        text.append(contentsOf: bytes)
        ends.append(text.count)
        slots[found.slot] = UInt32(code)
        if ends.count * 2 > slots.count { grow() }
        return code
    }

    private mutating func grow() {
        slots = Array(repeating: Self.free, count: slots.count * 2)
        let mask = slots.count - 1
        var start = 0
        text.withUnsafeBytes { text in
            for (code, end) in ends.enumerated() {
                var slot = Self.place(UnsafeRawBufferPointer(rebasing: text[start..<end])) & mask
                while slots[slot] != Self.free { slot = (slot + 1) & mask }
                slots[slot] = UInt32(code)
                start = end
            }
        }
    }

    /// The code of a string, or the free slot where it belongs.
    fileprivate func find(_ bytes: UnsafeRawBufferPointer) -> (code: Int?, slot: Int) {
        let mask = slots.count - 1
        var slot = Self.place(bytes) & mask
        while slots[slot] != Self.free {
            let code = Int(slots[slot])
            let isSame = withBytes(code) {
                $0.count == bytes.count && $0.compareBytes(to: bytes) == 0
            }
            if isSame { return (code, slot) }
            slot = (slot + 1) & mask
        }
        return (nil, slot)
    }

    /// Where the search for a string begins.
    private static func place(_ bytes: UnsafeRawBufferPointer) -> Int {
        Int(truncatingIfNeeded: bytes.mixed >> 1)
    }
}
