/// `dedup()`: the first of equal traversers. Vertices are told apart in a
/// bitset while their keys are dense.
final class DedupOperator: BatchOperator {
    private let function: ValueFunction
    private let labels: [String]
    private var seen = Set<ExactValue>()
    private var seenVertices = VertexSet()
    private var charged = 0

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ function: ValueFunction,
        labels: [String]
    ) {
        self.function = function
        self.labels = labels
        super.init(context, input: input)
    }

    private var isPlain: Bool {
        if case .identity = function { labels.isEmpty } else { false }
    }

    override var isReusable: Bool { function.isReusable }
    override var innerTraversals: [ChildTraversal] { function.innerTraversals }

    override func next() throws -> Batch? {
        while let batch = try input!.pull() {
            try context.poll()
            var rows: [Int32] = []
            if isPlain, case .vertices(let keys) = batch.lane, seen.isEmpty {
                seenVertices.insert(keys, newRows: &rows)
            } else {
                try keep(batch, &rows)
            }
            let cost = seen.count * 64 + seenVertices.cost
            try context.charge(cost - charged)
            charged = cost
            if rows.isEmpty { continue }
            var kept = rows.count == batch.count ? batch : batch.gathered(rows)
            kept.bulk = nil
            return kept
        }
        return nil
    }

    private func keep(_ batch: Batch, _ rows: inout [Int32]) throws {
        if !seenVertices.isEmpty {
            // Other values came after vertices: from now on one set holds all.
            seenVertices.forEach { seen.insert(ExactValue(context.vertex($0))) }
            seenVertices.removeAll()
        }
        if labels.isEmpty {
            let values = try function.values(batch, context)
            for row in 0..<batch.count {
                guard let value = values[row] else { continue }
                if seen.insert(ExactValue(value)).inserted { rows.append(Int32(row)) }
            }
            return
        }
        for row in 0..<batch.count {
            var values: [PropertyValue] = []
            for label in labels {
                let value = try context.scopedOrNull(label, batch, row)
                guard let made = try function.value(of: value, context) else { break }
                values.append(made)
            }
            guard values.count == labels.count else { continue }
            if seen.insert(ExactValue(.list(values))).inserted { rows.append(Int32(row)) }
        }
    }

    override func reset() {
        seen.removeAll()
        seenVertices.removeAll()
        context.release(charged)
        charged = 0
    }
}

/// A set of vertices: a bitset while the keys are dense, a hash set beyond.
struct VertexSet {
    private var words: [UInt64] = []
    private var sparse = Set<Int64>()
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }
    var cost: Int { words.count * 8 + sparse.count * 16 }

    /// Inserts keys and notes the places of those that are new.
    mutating func insert(_ keys: [Int64], newRows rows: inout [Int32]) {
        var highest: Int64 = -1
        var lowest: Int64 = 0
        for key in keys {
            highest = max(highest, key)
            lowest = min(lowest, key)
        }
        let isSmall = words.isEmpty && count + keys.count <= Self.smallest
        if isSmall || lowest < 0 || highest >= limit(for: keys.count) {
            for (row, key) in keys.enumerated() where insert(key) { rows.append(Int32(row)) }
            return
        }
        if highest >> 6 >= Int64(words.count) { grow(to: highest) }
        var added = 0
        words.withUnsafeMutableBufferPointer { words in
            rows = [Int32](unsafeUninitializedCapacity: keys.count) { target, count in
                for row in 0..<keys.count {
                    let key = keys[row]
                    let place = Int(key >> 6)
                    let bit: UInt64 = 1 << UInt64(key & 63)
                    let old = words[place]
                    words[place] = old | bit
                    target[added] = Int32(row)
                    added += old & bit == 0 ? 1 : 0
                }
                count = added
            }
        }
        count += added
    }

    /// A bitset of fewer members costs more to make than it saves.
    private static let smallest = 32

    /// The bitset may be long for its members, up to a small fixed size or a
    /// length in proportion to them.
    private func limit(for new: Int) -> Int64 {
        Int64(max(1 << 20, (count + new) * 4096))
    }

    private mutating func grow(to key: Int64) {
        let length = Int(key >> 6) + 1
        let wanted = max(length, min(words.count * 2, length * 2))
        words += Array(repeating: 0, count: wanted - words.count)
        for key in sparse where key >= 0 && key >> 6 < Int64(words.count) {
            words[Int(key >> 6)] |= 1 << UInt64(key & 63)
            sparse.remove(key)
        }
    }

    /// Whether the key is new.
    @inline(__always)
    mutating func insert(_ key: Int64) -> Bool {
        if key >= 0 && key >> 6 < Int64(words.count) {
            let word = Int(key >> 6)
            let bit: UInt64 = 1 << UInt64(key & 63)
            if words[word] & bit != 0 { return false }
            words[word] |= bit
            count += 1
            return true
        }
        return insertOutside(key)
    }

    private mutating func insertOutside(_ key: Int64) -> Bool {
        if key >= 0 && key < limit(for: 1) && (!words.isEmpty || count >= Self.smallest) {
            grow(to: key)
            return insert(key)
        }
        guard sparse.insert(key).inserted else { return false }
        count += 1
        return true
    }

    func contains(_ key: Int64) -> Bool {
        if key >= 0 && key >> 6 < Int64(words.count) {
            return words[Int(key >> 6)] & (1 << UInt64(key & 63)) != 0
        }
        return sparse.contains(key)
    }

    func forEach(_ body: (Int64) -> Void) {
        for (index, word) in words.enumerated() where word != 0 {
            var rest = word
            while rest != 0 {
                body(Int64(index * 64 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        for key in sparse { body(key) }
    }

    mutating func removeAll() {
        words.removeAll()
        sparse.removeAll()
        count = 0
    }
}
