/// A sorted run in temporary storage: chunks of records, each followed by the
/// payloads in the same order.
struct SortedRun {
    let chunks: [Int64]

    /// The most records of a chunk, and the bytes of payloads at which it ends,
    /// where so much memory sorts: a cursor over all runs has a chunk of each,
    /// and there are the more of them the less memory there is.
    private static func chunkSize(_ memory: Int) -> (records: Int, bytes: Int) {
        let bytes = min(max(memory >> 9, 1 << 12), 1 << 18)
        return (bytes / MemoryLayout<SortRecord>.stride, 4 * bytes)
    }

    /// A chunk is: record count, records, and their payloads in the same order,
    /// each with its length before it. The records say where in the chunk.
    init(
        spilling records: UnsafeBufferPointer<SortRecord>, _ payloads: PayloadStore,
        to storage: SpillStorage, memory: Int
    ) throws {
        let limit = Self.chunkSize(memory)
        var chunks: [Int64] = []
        var from = 0
        var bytes: [UInt8] = []
        // Other records have other things where these have a place.
        let hasPayloads = !payloads.isEmpty
        while from < records.count {
            // Payloads may be long: a chunk ends early rather than grow big.
            var to = from
            var size = 0
            while to < records.count, to - from < limit.records, size < limit.bytes {
                if hasPayloads, records[to].place > 0 {
                    size += 4 + payloads[records[to].place].count
                }
                to += 1
            }
            bytes.removeAll(keepingCapacity: true)
            bytes.reserveCapacity(8 + 16 * (to - from) + size)
            withUnsafeBytes(of: to - from) { bytes.append(contentsOf: $0) }
            var place = 8 + 16 * (to - from)
            for var record in records[from..<to] {
                if hasPayloads, record.place > 0 {
                    let size = 4 + payloads[record.place].count
                    record.place = place
                    place += size
                }
                withUnsafeBytes(of: record) { bytes.append(contentsOf: $0) }
            }
            for record in records[from..<to] where hasPayloads && record.place > 0 {
                let payload = payloads[record.place]
                withUnsafeBytes(of: UInt32(payload.count)) { bytes.append(contentsOf: $0) }
                bytes.append(contentsOf: payload)
            }
            chunks.append(try bytes.withUnsafeBytes(storage.write))
            from = to
        }
        self.chunks = chunks
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

    /// The bytes that came with the current record; valid until the next.
    func withPayload<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        guard let place = current?.place, place > 0 else {
            return try body(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return try bytes.withUnsafeBytes { bytes in
            let count = Int(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            return try body(
                UnsafeRawBufferPointer(rebasing: bytes[(place + 4)...][..<(place + 4 + count)]))
        }
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
