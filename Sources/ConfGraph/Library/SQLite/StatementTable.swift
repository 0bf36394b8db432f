/// Statements by numbers, each found within a few instructions: a dictionary
/// takes more of them to mix a number's bits than SQLite to begin a statement.
struct StatementTable {
    private struct Slot {
        var key: UInt
        var statement: SQLiteStatement?
    }

    /// A power of two of them, at most half of which are taken. What is not in
    /// its own place is in one of those that follow.
    private var slots: [Slot] = []
    private var count = 0

    subscript(key: UInt) -> SQLiteStatement? {
        if slots.isEmpty { return nil }
        var place = place(of: key)
        while let statement = slots[place].statement {
            if slots[place].key == key { return statement }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    /// Adds the statement of a number that has none.
    mutating func add(_ statement: SQLiteStatement, _ key: UInt) {
        if count * 2 >= slots.count {
            let old = slots
            slots = Array(
                repeating: Slot(key: 0, statement: nil), count: max(32, old.count * 2))
            for slot in old {
                if let statement = slot.statement { insert(statement, slot.key) }
            }
        }
        count += 1
        insert(statement, key)
    }

    mutating func removeAll() {
        slots = []
        count = 0
    }

    private mutating func insert(_ statement: SQLiteStatement, _ key: UInt) {
        var place = place(of: key)
        while slots[place].statement != nil { place = (place &+ 1) & (slots.count &- 1) }
        slots[place] = Slot(key: key, statement: statement)
    }

    /// Where a key belongs: the product's middle bits depend on all of the
    /// key's low ones.
    private func place(of key: UInt) -> Int {
        Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 32) & (slots.count &- 1)
    }
}
