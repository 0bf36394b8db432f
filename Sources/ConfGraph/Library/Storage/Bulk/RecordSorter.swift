/// Sorts any number of edges in bounded memory: runs are sorted by radix in
/// memory, spilled if there are several, and merged when read.
final class RecordSorter {
    /// Bytes for the records, their copy while they are sorted, and payloads.
    private let memory: Int
    private let digits: [Int]
    private var memoryOfRecords: ResizableMemory
    private var records: UnsafeMutablePointer<SortRecord>
    private var capacity: Int
    private(set) var count = 0
    /// Payloads of the run being filled.
    private let payloads = PayloadStore()
    private var spill: SpillStorage?
    private var runs: [SortedRun] = []
    private var total = 0
    private var isFinished = false

    /// Edges in the runs and in the one being filled.
    var totalCount: Int { total + count }

    init(memory: Int, digits: [Int]) {
        self.memory = max(memory, 1 << 16)
        self.digits = digits
        capacity = 4_096
        memoryOfRecords = Self.memory(of: capacity)
        records = memoryOfRecords.start.assumingMemoryBound(to: SortRecord.self)
    }

    private static func memory(of records: Int) -> ResizableMemory {
        ResizableMemory(byteCount: records * MemoryLayout<SortRecord>.stride)
    }

    @inline(__always)
    func append(_ record: SortRecord) throws {
        if count == capacity { try makeRoom() }
        records[count] = record
        count &+= 1
    }

    /// Appends an edge with bytes that go along with it.
    @inline(__always)
    func append(label: UInt32, source: Int64, target: Int64, payload bytes: [UInt8] = []) throws {
        if count == capacity { try makeRoom() }
        if bytes.isEmpty {
            records[count] = SortRecord(label: label, source: source, target: target)
        } else {
            if payloads.count &+ bytes.count > memory / 2 { try spillRun() }
            let place = bytes.withUnsafeBytes { payloads.append($0) }
            records[count] = SortRecord(
                label: label, source: source, target: target, place: place)
        }
        count &+= 1
    }

    private func makeRoom() throws {
        let recordSize = 2 * MemoryLayout<SortRecord>.stride
        let limit = max(4_096, (memory - payloads.count) / recordSize)
        if count < limit, count == capacity {
            capacity = min(limit, capacity * 2)
            memoryOfRecords.grow(to: capacity * MemoryLayout<SortRecord>.stride)
            records = memoryOfRecords.start.assumingMemoryBound(to: SortRecord.self)
            return
        }
        try spillRun()
    }

    private func spillRun() throws {
        guard count > 0 else { return }
        let storage = try spill ?? SpillStorage()
        spill = storage
        sort()
        runs.append(
            try SortedRun(
                spilling: UnsafeBufferPointer(start: records, count: count), payloads,
                to: storage, memory: memory))
        total += count
        reset()
    }

    private func reset() {
        count = 0
        payloads.removeAll()
    }

    /// Forgets everything, to be filled again.
    func removeAll() {
        reset()
        runs.removeAll()
        spill = nil
        total = 0
        isFinished = false
    }

    /// Ends the filling. Afterwards any number of cursors may read.
    func finish() throws {
        guard !isFinished else { return }
        isFinished = true
        guard !runs.isEmpty else {
            sort()
            return
        }
        try spillRun()
        capacity = 64
        memoryOfRecords = Self.memory(of: capacity)
        records = memoryOfRecords.start.assumingMemoryBound(to: SortRecord.self)
    }

    /// A cursor at the first record.
    func cursor() throws -> RecordCursor {
        if runs.isEmpty {
            return RecordCursor(
                memory: UnsafeBufferPointer(start: records, count: count), payloads: payloads,
                owner: self)
        }
        return try RecordCursor(runs: runs, storage: spill!)
    }

    /// Sorts the run in memory by the digits, lowest first.
    private func sort() {
        guard count > 1 else { return }
        var differing = SortRecord(label: 0, source: 0, target: 0)
        let first = records[0]
        for index in 1..<count {
            differing.high |= records[index].high ^ first.high
            differing.low |= records[index].low ^ first.low
        }
        var other = Self.memory(of: capacity)
        var source = records
        var target = other.start.assumingMemoryBound(to: SortRecord.self)
        for digit in digits {
            let isHigh = digit >= 8
            let shift = UInt64(8 * (digit & 7))
            // Bytes that are the same everywhere need no pass.
            guard (isHigh ? differing.high : differing.low) >> shift & 0xFF != 0 else { continue }
            if isHigh {
                DigitSort.distribute(source, count: count, into: target, base: 256) {
                    Int(truncatingIfNeeded: $0.high >> shift & 0xFF)
                }
            } else {
                DigitSort.distribute(source, count: count, into: target, base: 256) {
                    Int(truncatingIfNeeded: $0.low >> shift & 0xFF)
                }
            }
            swap(&source, &target)
        }
        if source != records { swap(&memoryOfRecords, &other) }
        records = source
    }
}
