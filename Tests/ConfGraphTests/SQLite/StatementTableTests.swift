import Testing

@testable import ConfGraph

@Suite struct StatementTableTests {
    /// Addresses of literals, numbers of indexes, and numbers that belong in one
    /// place.
    @Test(arguments: [1, 8, 16, 256, 1 << 32, 1 << 60] as [UInt])
    func statementsAreFoundAgain(step: UInt) throws {
        let connection = try Connection(path: nil, mode: .create, busyTimeout: 0)
        var table = StatementTable()
        #expect(table[0] == nil)
        var added: [(key: UInt, statement: SQLiteStatement)] = []
        for number in 0..<200 as Range<UInt> {
            let key = number &* step &+ (number &* step < number ? number : 0)
            guard table[key] == nil else { continue }
            let statement = try connection.prepare("SELECT 1")
            table.add(statement, key)
            added.append((key, statement))
            #expect(added.allSatisfy { table[$0.key] === $0.statement })
        }
        #expect(added.count >= 16)
        #expect(table[.max] == nil)
        table.removeAll()
        #expect(added.allSatisfy { table[$0.key] == nil })
    }
}
