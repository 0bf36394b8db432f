/// The values that the members of one chunk have of one property, slot by
/// slot: whole numbers (or codes of strings) as their distance from the least,
/// in as few bytes as hold it, and doubles as they are.
final class ColumnValues: @unchecked Sendable {  // written before it is shared
    enum Form { case byte, short, word, long, double }
    let form: Form
    let count: Int
    /// What the stored distances are added to.
    let base: Int64
    private let storage: UnsafeMutableRawPointer
    /// One byte a slot, 1 where there is a value; nil: everywhere.
    let presence: [UInt8]?

    /// - Parameters:
    ///   - values: whole numbers, codes, or the bits of doubles; anything
    ///     where there is no value.
    convenience init(_ values: [Int64], presence: [UInt8]?, isReal: Bool) {
        let copy = UnsafeMutableBufferPointer<Int64>.allocate(capacity: values.count)
        _ = copy.initialize(from: values)
        defer { copy.deallocate() }
        self.init(UnsafeBufferPointer(copy), presence: presence, isReal: isReal)
    }

    init(_ values: UnsafeBufferPointer<Int64>, presence: [UInt8]?, isReal: Bool) {
        count = values.count
        self.presence = presence
        var least = Int64.max
        var most = Int64.min
        for (slot, value) in values.enumerated() where presence?[slot] != 0 {
            least = min(least, value)
            most = max(most, value)
        }
        let (distance, overflow) = most.subtractingReportingOverflow(least)
        if isReal {
            form = .double
        } else if least > most || !overflow && distance <= 0xFF {
            form = .byte
        } else if !overflow && distance <= 0xFFFF {
            form = .short
        } else if !overflow && distance <= 0xFFFF_FFFF {
            form = .word
        } else {
            form = .long
        }
        base = form == .double || form == .long || least > most ? 0 : least
        storage = .allocate(byteCount: max(1, count) * Self.width(form), alignment: 16)
        switch form {
        case .byte: fill(UInt8.self, values)
        case .short: fill(UInt16.self, values)
        case .word: fill(UInt32.self, values)
        case .long, .double: fill(Int64.self, values)
        }
    }

    deinit { storage.deallocate() }

    private static func width(_ form: Form) -> Int {
        switch form {
        case .byte: 1
        case .short: 2
        case .word: 4
        case .long, .double: 8
        }
    }

    private func fill<T: FixedWidthInteger>(
        _ type: T.Type, _ values: UnsafeBufferPointer<Int64>
    ) {
        let target = storage.bindMemory(to: type, capacity: count)
        for (slot, value) in values.enumerated() {
            target[slot] = T(truncatingIfNeeded: value &- base)
        }
    }

    var bytes: Int { 96 + count * Self.width(form) + (presence?.count ?? 0) }

    @inline(__always)
    func isPresent(_ slot: Int) -> Bool { presence.map { $0[slot] != 0 } ?? true }

    /// The whole number, code or bits of a slot that has a value.
    @inline(__always)
    func value(_ slot: Int) -> Int64 {
        switch form {
        case .byte: base &+ Int64(storage.load(fromByteOffset: slot, as: UInt8.self))
        case .short: base &+ Int64(storage.load(fromByteOffset: slot * 2, as: UInt16.self))
        case .word: base &+ Int64(storage.load(fromByteOffset: slot * 4, as: UInt32.self))
        case .long, .double: storage.load(fromByteOffset: slot * 8, as: Int64.self)
        }
    }

    /// The least and the greatest whole number that the form leaves room for.
    var bounds: ClosedRange<Int64> {
        switch form {
        case .byte: upTo(0xFF)
        case .short: upTo(0xFFFF)
        case .word: upTo(0xFFFF_FFFF)
        case .long, .double: Int64.min...Int64.max
        }
    }

    private func upTo(_ distance: Int64) -> ClosedRange<Int64> {
        let (end, overflow) = base.addingReportingOverflow(distance)
        return base...(overflow ? .max : end)
    }

    // MARK: Loops over all slots

    /// Clears the marks of slots whose number is outside a range.
    func keep(_ range: ClosedRange<Int64>, _ marks: UnsafeMutablePointer<UInt8>) {
        switch form {
        case .byte: keep(UInt8.self, range, marks)
        case .short: keep(UInt16.self, range, marks)
        case .word: keep(UInt32.self, range, marks)
        case .long, .double:
            let values = storage.assumingMemoryBound(to: Int64.self)
            let (low, high) = (range.lowerBound, range.upperBound)
            for slot in 0..<count {
                let value = values[slot]
                marks[slot] &= value >= low && value <= high ? 1 : 0
            }
        }
    }

    private func keep<T: FixedWidthInteger & UnsignedInteger>(
        _ type: T.Type, _ range: ClosedRange<Int64>, _ marks: UnsafeMutablePointer<UInt8>
    ) {
        let bounds = self.bounds
        if range.lowerBound <= bounds.lowerBound && range.upperBound >= bounds.upperBound { return }
        guard range.overlaps(bounds) else {
            marks.update(repeating: 0, count: count)
            return
        }
        let part = range.clamped(to: bounds)
        let low = T(truncatingIfNeeded: part.lowerBound &- base)
        let span = T(truncatingIfNeeded: part.upperBound &- part.lowerBound)
        let values = storage.assumingMemoryBound(to: type)
        for slot in 0..<count { marks[slot] &= values[slot] &- low <= span ? 1 : 0 }
    }

    /// Clears the marks of slots whose double is outside a range.
    func keep(_ range: ClosedRange<Double>, _ marks: UnsafeMutablePointer<UInt8>) {
        let values = storage.assumingMemoryBound(to: Double.self)
        let (low, high) = (range.lowerBound, range.upperBound)
        for slot in 0..<count {
            let value = values[slot]
            marks[slot] &= (value >= low ? 1 : 0) & (value <= high ? 1 : 0)
        }
    }

    /// Clears the marks of slots whose code is not in a set.
    func keep(_ codes: [UInt8], _ marks: UnsafeMutablePointer<UInt8>) {
        codes.withUnsafeBufferPointer { codes in
            for slot in 0..<count where marks[slot] != 0 {
                marks[slot] = codes[Int(value(slot))]
            }
        }
    }

    /// Clears the marks of slots without a value.
    func keepPresent(_ marks: UnsafeMutablePointer<UInt8>) {
        guard let presence else { return }
        presence.withUnsafeBufferPointer { presence in
            for slot in 0..<count { marks[slot] &= presence[slot] }
        }
    }

    /// Writes all numbers, or the bits of the doubles, less `origin`.
    func unpack(less origin: Int64, into target: UnsafeMutablePointer<Int64>) {
        switch form {
        case .byte: unpack(UInt8.self, base &- origin, target)
        case .short: unpack(UInt16.self, base &- origin, target)
        case .word: unpack(UInt32.self, base &- origin, target)
        case .long, .double: unpack(Int64.self, 0 &- origin, target)
        }
    }

    private func unpack<T: FixedWidthInteger>(
        _ type: T.Type, _ shift: Int64, _ target: UnsafeMutablePointer<Int64>
    ) {
        let values = storage.assumingMemoryBound(to: type)
        for slot in 0..<count { target[slot] = Int64(truncatingIfNeeded: values[slot]) &+ shift }
    }
}
