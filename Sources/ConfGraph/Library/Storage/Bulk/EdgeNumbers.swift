/// The numbers that the edges of a bulk load get, in order.
///
/// Consecutive, but for those that some edge was given as its id: an edge
/// without an id of its own is known by its number.
struct EdgeNumbers {
    private let first: Int64
    /// Numbers to leave out, ascending.
    private let taken: [Int64]
    let last: Int64
    /// Whether none is left out.
    var areConsecutive: Bool { last - first + 1 == count }
    private let count: Int64

    init(writer: StorageWriter, count: Int, given: [Int64]) throws {
        first = writer.nextEdge
        self.count = Int64(count)
        var taken = given.filter { $0 >= writer.nextEdge }
        if try writer.catalog.givenIDs.contains(.edge) {
            let statement = try writer.connection.statement(
                """
                SELECT value FROM user_id WHERE kind = ? AND type = 0 AND value >= ?
                ORDER BY value LIMIT ?
                """)
            statement.bind(ElementKind.edge.rawValue, at: 1)
            statement.bind(first, at: 2)
            // No more than these can be in the way.
            statement.bind(Int64(count + given.count), at: 3)
            defer { statement.reset() }
            while try statement.step() { taken.append(statement.int64(0)) }
        }
        taken.sort()
        self.taken = taken
        var last = first + Int64(count) - 1
        var previous: Int64?
        for number in taken where number != previous {
            if number > last { break }
            last += 1
            previous = number
        }
        self.last = last
    }

    struct Iterator {
        private var number: Int64
        private var taken: ArraySlice<Int64>

        init(_ first: Int64, _ taken: [Int64]) {
            number = first
            self.taken = taken[...]
        }

        @inline(__always)
        mutating func next() -> Int64 {
            if !taken.isEmpty { skip() }
            defer { number &+= 1 }
            return number
        }

        private mutating func skip() {
            while let first = taken.first, first <= number {
                if first == number { number += 1 }
                taken.removeFirst()
            }
        }
    }

    func makeIterator() -> Iterator { Iterator(first, taken) }
}
