/// Reads sorted records in order: from memory, or merged from several runs.
final class RecordCursor {
    /// The record the cursor is at; nil behind the last.
    private(set) var current: SortRecord?

    private var memory: UnsafeBufferPointer<SortRecord>
    private var position = 0
    private let memoryPayload: [UInt8]
    private let memoryStarts: [Int]
    /// Keeps the memory alive.
    private let owner: RecordSorter?
    private var readers: [SortedRunReader] = []
    private var smallest = 0

    init(
        memory: UnsafeBufferPointer<SortRecord>, payload: [UInt8], starts: [Int],
        owner: RecordSorter
    ) {
        self.memory = memory
        memoryPayload = payload
        memoryStarts = starts
        self.owner = owner
        current = memory.first
    }

    init(runs: [SortedRun], storage: SpillStorage) throws {
        memory = UnsafeBufferPointer(start: nil, count: 0)
        memoryPayload = []
        memoryStarts = []
        owner = nil
        readers = try runs.map { try SortedRunReader($0, storage) }
        pickSmallest()
    }

    /// The bytes that came with the current record.
    var payload: ArraySlice<UInt8> {
        if readers.isEmpty {
            guard let current, !memoryStarts.isEmpty else { return [] }
            return memoryPayload[
                SortedRun.range(current.ordinal, memoryStarts, memoryPayload.count)]
        }
        return readers[smallest].payload
    }

    @inline(__always)
    func advance() throws {
        if readers.isEmpty {
            position &+= 1
            current = position < memory.count ? memory[position] : nil
        } else {
            try readers[smallest].advance()
            pickSmallest()
        }
    }

    private func pickSmallest() {
        var best: SortRecord?
        for index in readers.indices {
            guard let record = readers[index].current else { continue }
            if best == nil || record < best! {
                best = record
                smallest = index
            }
        }
        current = best
    }
}
