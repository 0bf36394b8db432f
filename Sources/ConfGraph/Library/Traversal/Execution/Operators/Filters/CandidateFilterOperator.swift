/// Drops vertices that the filters behind it would drop, once it has read
/// which ones those filters can let through.
///
/// Reading them costs about what it costs to filter as many vertices, so it
/// reads no more of them than have passed by, and tries again when four times
/// as many have.
final class CandidateFilterOperator: FilterOperator {
    /// Where the vertices that may pass are read from.
    enum Source {
        case index(IndexDescription, [IndexRange], key: String)
        case labels(LabelReference)

        var note: String {
            switch self {
            case .index(_, _, let key): "index \(key)"
            case .labels(let labels): "label \(labels.text)"
            }
        }
    }

    private let source: Source
    private var candidates = VertexSet()
    private var isComplete = false
    private var passed = 0
    private var read = 0
    private var threshold: Int
    private var after: Int64?
    private var range = 0
    private var position: IndexPosition?

    init(_ context: ExecutionContext, _ input: BatchOperator, _ source: Source) {
        self.source = source
        threshold = context.options.candidateThreshold
        super.init(context, input: input)
        note = source.note
    }

    override var isReusable: Bool { true }

    override func begin() {
        candidates.removeAll()
        isComplete = false
        passed = 0
        read = 0
        threshold = context.options.candidateThreshold
        after = nil
        range = 0
        position = nil
    }

    override func keep(_ batch: Batch, into rows: inout [Int32]) throws {
        guard case .vertices(let keys) = batch.lane else {
            return rows = (0..<Int32(batch.count)).map { $0 }
        }
        passed += keys.count
        if !isComplete && passed >= threshold {
            threshold = passed * 4
            try load()
        }
        if isComplete {
            for (row, key) in keys.enumerated() where candidates.contains(key) {
                rows.append(Int32(row))
            }
        } else {
            rows = (0..<Int32(keys.count)).map { $0 }
        }
    }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        switch source {
        case .index(let index, let ranges, _): ranges.map { .index(index, $0) }
        case .labels(let labels): [.vertexScan(try labels.ids())]
        }
    }

    private func load() throws {
        while !isComplete && read < passed {
            try context.poll()
            var keys: [Int64] = []
            let hasMore = try next(into: &keys)
            read += keys.count
            for key in keys { _ = candidates.insert(key) }
            if !hasMore { isComplete = true }
        }
    }

    private func next(into keys: inout [Int64]) throws -> Bool {
        switch source {
        case .labels(let labels):
            if try labels.matchesNothing() { return false }
            let hasMore = try context.reader.scanVertices(
                labels: labels.ids(), after: after, limit: 1024, into: &keys)
            after = keys.last
            return hasMore && !keys.isEmpty
        case .index(let index, let ranges, _):
            guard range < ranges.count else { return false }
            if try context.reader.seek(
                index, ranges[range], position: &position, limit: 1024, into: &keys)
            {
                return true
            }
            range += 1
            position = nil
            return range < ranges.count
        }
    }
}
