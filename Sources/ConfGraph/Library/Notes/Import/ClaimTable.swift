/// The claims of one source while it is loaded: each statement once, in the
/// order in which they came, and found by what they say.
///
/// A claim that is known to be new is only appended; it is indexed when somebody
/// looks for a statement.
struct ClaimTable {
    typealias Statement = ClaimRecord.Statement
    typealias Claim = ClaimRecord.Claim

    enum State { case old, kept, new }

    private(set) var claims: [Claim] = []
    /// What is known of each.
    private(set) var states: [State] = []
    /// How many of them are indexed: the first ones.
    private var indexed = 0
    /// Places in `claims`, and 1; 0 is free.
    private var slots: [Int32]
    private var shift: UInt64
    /// Text is hostile: nobody outside can know which statements collide.
    private let multiplier = UInt64.random(in: .min ... .max) | 1

    /// - Parameter capacity: how many claims there will be, about.
    init(capacity: Int) {
        shift = 55
        while 1 << Int(64 - shift) < capacity * 2 { shift -= 1 }
        slots = [Int32](repeating: 0, count: 1 << Int(64 - shift))
        claims.reserveCapacity(capacity)
        states.reserveCapacity(capacity)
    }

    mutating func index(of statement: Statement) -> Int? {
        indexAll()
        let slot = slots[slot(of: statement)]
        return slot == 0 ? nil : Int(slot) - 1
    }

    /// Notes that what was claimed before is claimed again.
    ///
    /// - Returns: Whether it has moved to another line.
    mutating func keep(_ index: Int, line: Int) -> Bool {
        guard states[index] == .old else { return false }
        states[index] = .kept
        if claims[index].line == line { return false }
        claims[index].line = line
        return true
    }

    /// What is claimed now.
    var current: [Claim] {
        zip(claims, states).lazy.filter { $0.1 != .old }.map(\.0)
    }

    /// What is claimed no longer.
    var dropped: [Claim] {
        zip(claims, states).lazy.filter { $0.1 == .old }.map(\.0)
    }

    /// Adds a claim, unless one states the same.
    ///
    /// - Returns: Where that one is; nil if the claim was added.
    mutating func insert(_ claim: Claim, _ state: State) -> Int? {
        indexAll()
        let slot = slot(of: claim.statement)
        guard slots[slot] == 0 else { return Int(slots[slot]) - 1 }
        append(claim, state)
        index(claims.count - 1, in: slot)
        return nil
    }

    /// Adds a claim of what no other one states.
    mutating func append(_ claim: Claim, _ state: State) {
        claims.append(claim)
        states.append(state)
    }

    private mutating func indexAll() {
        while indexed < claims.count {
            index(indexed, in: slot(of: claims[indexed].statement))
        }
    }

    private mutating func index(_ place: Int, in slot: Int) {
        slots[slot] = Int32(place + 1)
        indexed = place + 1
        guard indexed * 2 > slots.count else { return }
        shift -= 1
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for i in 0..<indexed { slots[self.slot(of: claims[i].statement)] = Int32(i + 1) }
    }

    /// Where a statement is, or would be.
    private func slot(of statement: Statement) -> Int {
        var slot = Int(truncatingIfNeeded: hash(statement) >> shift)
        while slots[slot] != 0, claims[Int(slots[slot]) - 1].statement != statement {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func hash(_ statement: Statement) -> UInt64 {
        var hash =
            UInt64(truncatingIfNeeded: statement.element) ^ UInt64(statement.name) << 40
            ^ UInt64(statement.kind.rawValue) << 62
        hash = hash &* multiplier
        switch statement.value.value {
        case .null: return hash
        case .string(var text):
            text.withUTF8 { bytes in
                var i = 0
                while i < bytes.count {
                    hash = (hash ^ hash >> 32 ^ WordHead.load(bytes, i, bytes.count)) &* multiplier
                    i += 8
                }
            }
        default:
            hash ^= UInt64(truncatingIfNeeded: statement.value.hashValue)
        }
        return (hash ^ hash >> 32) &* multiplier
    }
}
