/// How many traversers have each value of a column: counted by its numbers or
/// codes, so that a value is made once a group and not once a traverser.
struct ColumnCounts {
    let column: PropertyColumn
    /// The number that the first place of ``counts`` stands for.
    private let origin: Int64
    private var counts: [Int64]
    /// Places by number, where the numbers are too far apart to be places.
    private var places: [Int64: Int]?
    /// The numbers in the order in which they came.
    private(set) var found: [Int64] = []

    init(_ column: PropertyColumn) {
        self.column = column
        let size = column.chunks.reduce(0) { $0 + $1.count }
        if let bounds = column.bounds,
            case let (span, overflow) = bounds.upperBound.subtractingReportingOverflow(
                bounds.lowerBound),
            !overflow, span < max(1 << 16, Int64(size) * 4)
        {
            origin = bounds.lowerBound
            counts = Array(repeating: 0, count: Int(span) + 1)
        } else {
            origin = 0
            counts = []
            places = [:]
        }
    }

    /// What the counts take in memory.
    var bytes: Int { counts.count * 8 + found.count * 8 + (places?.count ?? 0) * 40 }

    func count(_ number: Int64) -> Int64 {
        counts[places?[number] ?? Int(number &- origin)]
    }

    @inline(__always)
    mutating func add(_ number: Int64, bulk: Int64) throws {
        let place: Int
        if places == nil {
            place = Int(number &- origin)
            if counts[place] == 0 { found.append(number) }
        } else {
            place = newPlace(number)
        }
        let (sum, overflow) = counts[place].addingReportingOverflow(bulk)
        if overflow { throw GraphError.tooManyTraversers }
        counts[place] = sum
    }

    /// Counts vertices that were looked up; each stands for its bulk.
    mutating func add(_ part: ColumnParts.Part, _ bulk: [Int64]?) throws {
        if places != nil || bulk != nil {
            for (index, row) in part.rows.enumerated() {
                try add(part.numbers[index], bulk: bulk?[Int(row)] ?? 1)
            }
            return
        }
        part.numbers.withUnsafeBufferPointer { add($0.baseAddress, less: origin, $0.count, nil) }
    }

    private mutating func newPlace(_ number: Int64) -> Int {
        if let place = places![number] { return place }
        let place = found.count
        places![number] = place
        found.append(number)
        counts.append(0)
        return place
    }

    /// Counts the selected vertices, one each.
    mutating func add(_ selection: ColumnSelection) throws {
        let scratch = UnsafeMutablePointer<Int64>.allocate(capacity: 1024)
        defer { scratch.deallocate() }
        while let chunk = try selection.next() {
            let values = column.chunks[chunk]
            let isMarked = !selection.isWhole || values.presence != nil
            if selection.isWhole, values.presence != nil {
                selection.marks.update(repeating: 1, count: values.count)
            }
            if isMarked { values.keepPresent(selection.marks) }
            if places != nil {
                for slot in 0..<values.count where !isMarked || selection.marks[slot] != 0 {
                    counts[newPlace(values.value(slot))] += 1
                }
                continue
            }
            values.unpack(less: origin, into: scratch)
            add(scratch, less: 0, values.count, isMarked ? selection.marks : nil)
        }
    }

    private mutating func add(
        _ numbers: UnsafePointer<Int64>?, less origin: Int64, _ count: Int,
        _ marks: UnsafeMutablePointer<UInt8>?
    ) {
        guard let numbers else { return }
        let first = self.origin
        counts.withUnsafeMutableBufferPointer { counts in
            for slot in 0..<count {
                if let marks, marks[slot] == 0 { continue }
                let place = Int(numbers[slot] &- origin)
                let before = counts[place]
                counts[place] = before &+ 1
                if before == 0 { found.append(Int64(place) &+ first) }
            }
        }
    }
}
