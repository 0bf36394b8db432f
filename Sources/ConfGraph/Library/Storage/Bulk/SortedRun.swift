/// A sorted run in temporary storage: chunks of records, each followed by the
/// payloads in the same order.
struct SortedRun {
    let chunks: [Int64]

    static let chunkRecords = 16_384

    /// A chunk is: record count, records; then, if any has a payload, the end
    /// of each payload, and the payloads.
    init(
        spilling records: UnsafeBufferPointer<SortRecord>, payload: [UInt8], starts: [Int],
        to storage: SpillStorage
    ) throws {
        var chunks: [Int64] = []
        var from = 0
        var bytes: [UInt8] = []
        while from < records.count {
            // Payloads may be long: a chunk ends early rather than grow big.
            var to = from
            var size = 0
            while to < records.count, to - from < Self.chunkRecords, size < 1 << 20 {
                if !starts.isEmpty {
                    size += Self.range(records[to].ordinal, starts, payload.count).count
                }
                to += 1
            }
            bytes.removeAll(keepingCapacity: true)
            withUnsafeBytes(of: to - from) { bytes.append(contentsOf: $0) }
            bytes.append(
                contentsOf: UnsafeRawBufferPointer(
                    UnsafeBufferPointer(rebasing: records[from..<to])))
            if !starts.isEmpty {
                var end = 0
                for index in from..<to {
                    end += Self.range(records[index].ordinal, starts, payload.count).count
                    withUnsafeBytes(of: end) { bytes.append(contentsOf: $0) }
                }
                for index in from..<to {
                    bytes.append(
                        contentsOf: payload[
                            Self.range(records[index].ordinal, starts, payload.count)])
                }
            }
            chunks.append(try bytes.withUnsafeBytes(storage.write))
            from = to
        }
        self.chunks = chunks
    }

    static func range(_ ordinal: Int, _ starts: [Int], _ end: Int) -> Range<Int> {
        starts[ordinal]..<(ordinal + 1 < starts.count ? starts[ordinal + 1] : end)
    }
}

/// Reads one run, a chunk at a time.
struct SortedRunReader {
    private let run: SortedRun
    private let storage: SpillStorage
    private var nextChunk = 0
    private var bytes: [UInt8] = []
    private var count = 0
    private var index = 0
    private(set) var current: SortRecord?

    init(_ run: SortedRun, _ storage: SpillStorage) throws {
        self.run = run
        self.storage = storage
        try readChunk()
    }

    /// The bytes that came with the current record.
    var payload: ArraySlice<UInt8> {
        let lists = 8 + 16 * count
        guard bytes.count > lists else { return [] }
        let base = lists + 8 * count
        func end(_ index: Int) -> Int {
            bytes.withUnsafeBytes {
                $0.loadUnaligned(fromByteOffset: lists + 8 * index, as: Int.self)
            }
        }
        return bytes[(base + (index > 0 ? end(index - 1) : 0))..<(base + end(index))]
    }

    @inline(__always)
    mutating func advance() throws {
        index &+= 1
        if index < count { load() } else { try readChunk() }
    }

    @inline(__always)
    private mutating func load() {
        current = bytes.withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: 8 &+ 16 &* index, as: SortRecord.self)
        }
    }

    private mutating func readChunk() throws {
        guard nextChunk < run.chunks.count else {
            current = nil
            return
        }
        bytes = try storage.read(run.chunks[nextChunk]) { Array($0) }
        nextChunk += 1
        index = 0
        count = bytes.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
        load()
    }
}
