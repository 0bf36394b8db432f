/// A condition on one property, as a scan of columns checks it.
struct ColumnFilter {
    enum Condition {
        case passes(PredicateTest)
        case isPresent
        case isAbsent
    }
    let key: KeyReference
    let condition: Condition
}

/// The vertices of a label that pass some conditions, found chunk by chunk.
final class ColumnSelection {
    let table: LabelTable
    private let tests: [(column: PropertyColumn, test: ColumnTest, isWanted: Bool)]
    /// The vertices up to this one are left out.
    private let after: Int64
    private var place = -1
    private let context: ExecutionContext
    /// One byte a slot of the current chunk: 1 where it is selected.
    let marks = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)

    /// nil: some condition can be checked on rows only.
    init?(
        _ context: ExecutionContext, _ table: LabelTable, _ filters: [ColumnFilter],
        after: Int64 = .min
    ) throws {
        self.context = context
        self.table = table
        self.after = after
        var tests: [(PropertyColumn, ColumnTest, Bool)] = []
        for filter in filters {
            guard let key = try filter.key.id(), let column = table.columns[key] else {
                return nil
            }
            switch filter.condition {
            case .isPresent: tests.append((column, .present, true))
            case .isAbsent: tests.append((column, .present, false))
            case .passes(let planned):
                let predicate = planned.filled(context.slots)
                guard let test = ColumnTest(predicate, column, count: table.count) else {
                    return nil
                }
                tests.append((column, test, true))
            }
        }
        self.tests = tests
        marks.initialize(repeating: 0, count: 4096)
    }

    deinit { marks.deallocate() }

    /// Whether all vertices of a chunk are selected, so that ``marks`` say
    /// nothing.
    private(set) var isWhole = true

    /// Goes on to the next chunk; nil at the end.
    func next() throws -> Int? {
        place += 1
        if place == 0, after >= 0 {
            place = table.place(ofChunk: after >> ColumnChanges.chunkBits).index
        }
        guard place < table.members.count else { return nil }
        if place % 64 == 0 { try context.poll() }
        let members = table.members[place]
        let count = members.count
        isWhole = tests.isEmpty && members.vertex(0) > after
        if isWhole { return place }
        marks.update(repeating: 1, count: count)
        var slot = 0
        while slot < count, members.vertex(slot) <= after {
            marks[slot] = 0
            slot += 1
        }
        for (column, test, isWanted) in tests {
            let values = column.chunks[place]
            if isWanted {
                test.keep(values, marks, scratch: marks + 1024)
            } else if let presence = values.presence {
                for slot in 0..<count { marks[slot] &= 1 - presence[slot] }
            } else {
                marks.update(repeating: 0, count: count)
            }
        }
        return place
    }

    /// How many vertices of the current chunk are selected.
    var selectedCount: Int {
        let count = table.members[place].count
        if isWhole { return count }
        var sum = 0
        for slot in 0..<count { sum &+= Int(marks[slot]) }
        return sum
    }

    /// Appends the selected vertices of the current chunk.
    func append(to vertices: inout [Int64]) {
        let members = table.members[place]
        if isWhole, members.offsets == nil {
            vertices.append(contentsOf: members.first..<members.first + Int64(members.count))
            return
        }
        for slot in 0..<members.count where isWhole || marks[slot] != 0 {
            vertices.append(members.vertex(slot))
        }
    }
}
