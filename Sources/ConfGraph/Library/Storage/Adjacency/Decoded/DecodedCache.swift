import Synchronization

/// The decoded runs of one generation, shared by the readers of a process.
///
/// A run is decoded when the whole of it is asked for, or when as much has
/// been read of its blocks, hop by hop, as decoding it would have read.
/// What would outgrow the limit drives out what was not used for longest; a
/// run that does not fit at all is read from its blocks for ever.
final class DecodedCache: Sendable {
    /// What a delta looks like to a snapshot.
    struct DeltaMark: Hashable {
        let packedThrough: Int64
        let removedThrough: Int64
        let newestEdge: Int64
        let newestRemoval: Int64

        init(_ snapshot: Snapshot) {
            packedThrough = snapshot.packedThrough
            removedThrough = snapshot.removedThrough
            newestEdge = snapshot.newestEdge
            newestRemoval = snapshot.newestRemoval
        }

        /// Whether it is of the same delta, and no newer.
        func precedes(_ other: DeltaMark) -> Bool {
            packedThrough == other.packedThrough && removedThrough == other.removedThrough
                && newestEdge <= other.newestEdge && newestRemoval <= other.newestRemoval
        }
    }

    private struct Entry {
        var run: DecodedRun
        var overlay: (mark: DeltaMark, lists: RunOverlay)?
        var used: Int

        var bytes: Int { run.bytes + (overlay?.lists.bytes ?? 0) }
    }

    private struct State {
        var generation: Int64 = -1
        var entries: [Int: Entry] = [:]
        /// What does not fit: with neighbours, and without.
        var refused: Set<Int> = []
        var refusedDegrees: Set<Int> = []
        /// What some reader is decoding now.
        var pending: Set<Int> = []
        /// Edges that hops have read from blocks, by run.
        var work: [Int: Int] = [:]
        var clock = 0
        /// A change of blocks that this process is about to commit.
        var announced: (from: Int64, to: Int64, runs: Set<Int>)?

        var bytes: Int { entries.values.reduce(0) { $0 + $1.bytes } }
    }

    let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// What is decoded of a run, if that is what the generation sees.
    func run(_ run: Int, generation: Int64, withNeighbors: Bool) -> DecodedRun? {
        state.withLock { state in
            guard Self.adopt(generation, &state), let entry = state.entries[run],
                !withNeighbors || entry.run.neighbors != nil
            else { return nil }
            state.clock += 1
            state.entries[run]!.used = state.clock
            return entry.run
        }
    }

    /// Whether the caller shall decode a run, and then ``add(_:_:generation:)``
    /// it or ``refuse(_:generation:withNeighbors:)`` it.
    func begin(_ run: Int, generation: Int64, withNeighbors: Bool) -> Bool {
        state.withLock { state in
            guard Self.adopt(generation, &state), !state.pending.contains(run),
                !(withNeighbors ? state.refused : state.refusedDegrees).contains(run)
            else { return false }
            state.pending.insert(run)
            return true
        }
    }

    func add(_ decoded: DecodedRun, _ run: Int, generation: Int64) {
        state.withLock { state in
            state.pending.remove(run)
            guard Self.adopt(generation, &state) else { return }
            state.clock += 1
            state.work[run] = nil
            state.entries[run] = Entry(run: decoded, overlay: nil, used: state.clock)
            Self.makeRoom(&state, limit)
        }
    }

    /// Notes that a run cannot be decoded, or, without a reason, that it was
    /// not.
    func refuse(_ run: Int, generation: Int64, withNeighbors: Bool?) {
        state.withLock { state in
            state.pending.remove(run)
            guard let withNeighbors, Self.adopt(generation, &state) else { return }
            if withNeighbors { state.refused.insert(run) } else { state.refusedDegrees.insert(run) }
        }
    }

    /// What was last laid over a run, if nothing newer than the mark is in it.
    func overlay(
        _ run: Int, upTo mark: DeltaMark, of decoded: DecodedRun
    ) -> (mark: DeltaMark, lists: RunOverlay)? {
        state.withLock { state in
            guard let entry = state.entries[run], entry.run === decoded,
                let kept = entry.overlay, kept.mark.precedes(mark)
            else { return nil }
            return kept
        }
    }

    func keep(_ overlay: RunOverlay, _ run: Int, _ mark: DeltaMark, of decoded: DecodedRun) {
        state.withLock { state in
            guard let entry = state.entries[run], entry.run === decoded else { return }
            if let kept = entry.overlay?.mark, kept.newestEdge > mark.newestEdge { return }
            state.entries[run]!.overlay = (mark, overlay)
            state.work[run] = nil
            Self.makeRoom(&state, limit)
        }
    }

    /// Notes that hops have read so many edges of a run from its blocks.
    func note(_ edges: Int, of run: Int) {
        state.withLock { $0.work[run, default: 0] += edges }
    }

    /// Whether hops have read as much of a run as decoding it would.
    func isWorthDecoding(_ run: Int, threshold: Int) -> Bool {
        state.withLock { ($0.work[run] ?? 0) >= threshold }
    }

    /// The memory in use.
    var bytes: Int { state.withLock { $0.bytes } }

    /// Says before a commit which runs' blocks it changes.
    func announce(from: Int64, to: Int64, runs: Set<Int>) {
        state.withLock { $0.announced = (from, to, runs) }
    }

    func withdraw() {
        state.withLock { $0.announced = nil }
    }

    /// Brings the cache to a generation if that is newer; false if older.
    private static func adopt(_ generation: Int64, _ state: inout State) -> Bool {
        if state.generation == generation { return true }
        guard state.generation < generation else { return false }
        if let announced = state.announced, announced.to == generation,
            announced.from == state.generation
        {
            for run in announced.runs { state.entries[run] = nil }
        } else {
            state.entries = [:]
        }
        state.announced = nil
        state.refused = []
        state.refusedDegrees = []
        state.generation = generation
        return true
    }

    private static func makeRoom(_ state: inout State, _ limit: Int) {
        var bytes = state.bytes
        while bytes > limit,
            let oldest = state.entries.min(by: { $0.value.used < $1.value.used })?.key
        {
            bytes -= state.entries[oldest]!.bytes
            state.entries[oldest] = nil
        }
    }
}
