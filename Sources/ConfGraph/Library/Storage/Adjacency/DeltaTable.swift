import Synchronization

/// Edges and removals that no block holds yet, by vertex.
///
/// A hash table of chains, append-only and of fixed capacity: one thread adds
/// (``DeltaIndex`` sees to that), any number read at the same time without a
/// lock. An entry is complete before its chain's head names it, and a reader
/// skips what is newer than its snapshot; so a table may go on growing under
/// its readers. A full table is copied into a bigger one, and readers keep
/// the one they have.
final class DeltaTable: @unchecked Sendable {
    // @unchecked: the columns are written before a release store of the head
    // that leads to them, and read after an acquiring load of it.

    /// Entries fit while `count < capacity`.
    let capacity: Int
    private(set) var count = 0

    private let slotMask: Int
    private let slotKeys: UnsafeMutablePointer<Atomic<Int64>>
    private let slotHeads: UnsafeMutablePointer<Atomic<Int32>>
    private let ids: UnsafeMutablePointer<Int64>
    private let others: UnsafeMutablePointer<Int64>
    private let nexts: UnsafeMutablePointer<Int32>
    /// One bit for each label and direction that occurs.
    private let runs: UnsafeMutablePointer<Atomic<UInt64>>
    private static let runWords = Int(AdjacencyKey.labelLimit) * 2 / 64

    /// Marks the chains of removals; free because level 1 is not in use here.
    private static let removalBit: Int64 = 1 << 62

    init(capacity: Int) {
        self.capacity = capacity
        var slots = 16
        // At most half full: every entry may be a chain of its own.
        while slots < 2 * capacity { slots *= 2 }
        slotMask = slots - 1
        slotKeys = .allocate(capacity: slots)
        slotHeads = .allocate(capacity: slots)
        for index in 0..<slots {
            (slotKeys + index).initialize(to: Atomic(0))
            (slotHeads + index).initialize(to: Atomic(0))
        }
        ids = .allocate(capacity: capacity)
        others = .allocate(capacity: capacity)
        nexts = .allocate(capacity: capacity)
        runs = .allocate(capacity: Self.runWords)
        for index in 0..<Self.runWords { (runs + index).initialize(to: Atomic(0)) }
    }

    deinit {
        slotKeys.deallocate()
        slotHeads.deallocate()
        ids.deallocate()
        others.deallocate()
        nexts.deallocate()
        runs.deallocate()
    }

    /// A copy with room for twice as many entries.
    func doubled() -> DeltaTable {
        let copy = DeltaTable(capacity: max(64, capacity * 2))
        copy.ids.update(from: ids, count: count)
        copy.others.update(from: others, count: count)
        copy.nexts.update(from: nexts, count: count)
        copy.count = count
        for index in 0...slotMask {
            let key = slotKeys[index].load(ordering: .relaxed)
            guard key != 0 else { continue }
            let head = slotHeads[index].load(ordering: .relaxed)
            copy.setHead(copy.slot(key), key, head)
        }
        for index in 0..<Self.runWords {
            copy.runs[index].store(runs[index].load(ordering: .relaxed), ordering: .relaxed)
        }
        return copy
    }

    // MARK: - Adding (one thread)

    /// Adds an edge, newer than all before it, in both directions.
    func addEdge(_ edge: Int64, label: UInt32, source: Int64, target: Int64) {
        add(AdjacencyKey(label: label, incoming: false, vertex: source).rawValue | 1, edge, target)
        add(AdjacencyKey(label: label, incoming: true, vertex: target).rawValue | 1, edge, source)
        noteRuns(label)
    }

    /// Adds a removal, newer than all before it, in both directions.
    func addRemoval(_ edge: Int64, sequence: Int64, label: UInt32, source: Int64, target: Int64) {
        let out = AdjacencyKey(label: label, incoming: false, vertex: source).rawValue
        let incoming = AdjacencyKey(label: label, incoming: true, vertex: target).rawValue
        add(out | 1 | Self.removalBit, sequence, edge)
        add(incoming | 1 | Self.removalBit, sequence, edge)
        noteRuns(label)
    }

    private func noteRuns(_ label: UInt32) {
        let bits: UInt64 = 3 << UInt64(label * 2 % 64)
        let word = Int(label) * 2 / 64
        runs[word].bitwiseOr(bits, ordering: .releasing)
    }

    private func add(_ key: Int64, _ id: Int64, _ other: Int64) {
        precondition(count < capacity)
        let slot = slot(key)
        ids[count] = id
        others[count] = other
        nexts[count] = slotHeads[slot].load(ordering: .relaxed)
        count += 1
        setHead(slot, key, Int32(count))
    }

    private func setHead(_ slot: Int, _ key: Int64, _ head: Int32) {
        slotHeads[slot].store(head, ordering: .releasing)
        if slotKeys[slot].load(ordering: .relaxed) == 0 {
            slotKeys[slot].store(key, ordering: .releasing)
        }
    }

    // MARK: - Reading (any thread)

    @inline(__always)
    private func slot(_ key: Int64) -> Int {
        var hash = UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
        var slot = Int(truncatingIfNeeded: hash) & slotMask
        while true {
            let found = slotKeys[slot].load(ordering: .acquiring)
            if found == key || found == 0 { return slot }
            slot = (slot &+ 1) & slotMask
        }
    }

    @inline(__always)
    private func head(_ key: Int64) -> Int32 {
        let slot = slot(key)
        // An empty slot's head may be that of a key about to be stored.
        guard slotKeys[slot].load(ordering: .acquiring) == key else { return 0 }
        return slotHeads[slot].load(ordering: .acquiring)
    }

    /// Whether anything of the label and direction may be in here.
    @inline(__always)
    func mayHold(run: Int) -> Bool {
        runs[run >> 6].load(ordering: .acquiring) & 1 << UInt64(run & 63) != 0
    }

    /// Calls `body` with the edges of a vertex in (`after`, `through`],
    /// newest first.
    @inline(__always)
    func forEachEdge(
        _ key: AdjacencyKey, after: Int64, through: Int64,
        _ body: (_ edge: Int64, _ neighbor: Int64) -> Void
    ) {
        var index = Int(head(key.rawValue | 1))
        while index != 0 {
            let edge = ids[index &- 1]
            if edge <= after { return }
            if edge <= through { body(edge, others[index &- 1]) }
            index = Int(nexts[index &- 1])
        }
    }

    /// Calls `body` with the edges removed from a vertex by removals up to
    /// `through`, latest first.
    @inline(__always)
    func forEachRemoval(
        _ key: AdjacencyKey, through: Int64, _ body: (_ edge: Int64) -> Void
    ) {
        var index = Int(head(key.rawValue | 1 | Self.removalBit))
        while index != 0 {
            if ids[index &- 1] <= through { body(others[index &- 1]) }
            index = Int(nexts[index &- 1])
        }
    }

    /// Whether the vertex has any entry at all.
    @inline(__always)
    func holds(_ key: AdjacencyKey) -> Bool {
        head(key.rawValue | 1) != 0 || head(key.rawValue | 1 | Self.removalBit) != 0
    }

    /// The vertices of one label and direction that have entries, ascending,
    /// perhaps with some that have none in a given snapshot.
    ///
    /// - Parameters:
    ///   - edge: only those that have a newer edge …
    ///   - removal: … or a newer removal.
    func vertices(
        run: Int, afterEdge edge: Int64 = .min, afterRemoval removal: Int64 = .min
    ) -> [Int64] {
        guard mayHold(run: run) else { return [] }
        var result: [Int64] = []
        for index in 0...slotMask {
            let key = slotKeys[index].load(ordering: .acquiring)
            guard key != 0 else { continue }
            let plain = AdjacencyKey(rawValue: key & ~Self.removalBit)
            guard Int(plain.run) == run else { continue }
            // The head of a chain is its newest entry.
            let newest = ids[Int(slotHeads[index].load(ordering: .acquiring)) - 1]
            if newest > (key & Self.removalBit == 0 ? edge : removal) {
                result.append(plain.vertex)
            }
        }
        result.sort()
        var last: Int64 = -1
        result.removeAll { vertex in
            defer { last = vertex }
            return vertex == last
        }
        return result
    }

    /// The labels and directions that occur.
    func presentRuns() -> [Int] {
        (0..<Self.runWords * 64).filter { mayHold(run: $0) }
    }
}
