/// Reads sorted records in order: from memory, or merged from several runs.
final class RecordCursor {
    /// The record the cursor is at; nil behind the last.
    private(set) var current: SortRecord?

    private let memory: UnsafeBufferPointer<SortRecord>
    private var position = 0
    private let payloads: PayloadStore?
    private let hasPayloads: Bool
    /// Keeps the memory alive.
    private let owner: RecordSorter?
    private var readers: [SortedRunReader] = []
    private var tournament = Tournament(heads: [])

    init(memory: UnsafeBufferPointer<SortRecord>, payloads: PayloadStore, owner: RecordSorter) {
        self.memory = memory
        self.payloads = payloads
        hasPayloads = !payloads.isEmpty
        self.owner = owner
        current = memory.first
    }

    init(runs: [SortedRun], storage: SpillStorage) throws {
        memory = UnsafeBufferPointer(start: nil, count: 0)
        payloads = nil
        hasPayloads = false
        owner = nil
        readers = try runs.map { try SortedRunReader($0, storage) }
        tournament = Tournament(heads: readers.map { $0.current ?? .last })
        current = readers.isEmpty ? nil : readers[tournament.winner].current
    }

    /// The bytes that came with the current record.
    @inline(__always)
    func withPayload<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        if let payloads { return try body(payloads[current?.place ?? 0]) }
        return try readers[tournament.winner].withPayload(body)
    }

    @inline(__always)
    func advance() throws {
        if owner != nil {
            position &+= 1
            if position & 127 == 0 { approach() }
            current = position < memory.count ? memory[position] : nil
        } else {
            try advanceRuns()
        }
    }

    private func approach() {
        guard hasPayloads, position < memory.count else { return }
        let end = min(position + 128, memory.count)
        payloads?.approach(UnsafeBufferPointer(rebasing: memory[position..<end]))
    }

    private func advanceRuns() throws {
        let run = tournament.winner
        try readers[run].advance()
        tournament.replace(readers[run].current ?? .last)
        current = readers[tournament.winner].current
    }
}

/// The smallest of several heads, found again after one has changed with as
/// many comparisons as the logarithm of their number: a tree of losers.
private struct Tournament {
    private var heads: [SortRecord]
    /// At each inner node the head that lost there; the leaves are the heads.
    private var losers: [Int]
    private(set) var winner = 0

    init(heads: [SortRecord]) {
        self.heads = heads
        losers = [Int](repeating: -1, count: max(1, heads.count))
        for head in heads.indices { play(head, stopsAtFree: true) }
    }

    /// Gives the winner's run its next head.
    mutating func replace(_ head: SortRecord) {
        heads[winner] = head
        play(winner, stopsAtFree: false)
    }

    private mutating func play(_ start: Int, stopsAtFree: Bool) {
        var best = start
        var node = (start + heads.count) / 2
        while node > 0 {
            let other = losers[node]
            if other < 0, stopsAtFree {
                losers[node] = best
                return
            }
            if heads[other] < heads[best] {
                losers[node] = best
                best = other
            }
            node /= 2
        }
        winner = best
    }
}

extension SortRecord {
    /// Behind all that occur.
    fileprivate static var last: SortRecord {
        var record = SortRecord(label: 0, source: 0, target: 0)
        record.high = .max
        record.low = .max
        return record
    }
}
