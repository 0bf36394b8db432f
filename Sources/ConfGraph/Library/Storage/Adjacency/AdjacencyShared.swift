import Synchronization

/// What the readers of one open file share of its adjacency: the blocks in
/// memory and the delta.
final class AdjacencyShared: Sendable {
    let cache: BlockCache
    /// Whole labels and directions as plain arrays.
    let decoded: DecodedCache
    let scratch: WalkScratchPool
    /// Bytes for blocks and decoded arrays together.
    let cacheLimit: Int
    private let threshold: Int?

    private struct Deltas {
        var current: DeltaIndex?
        /// For readers of snapshots older than the last compaction.
        var earlier: [Weak] = []
    }
    private struct Weak {
        weak var index: DeltaIndex?
    }
    private let deltas = Mutex(Deltas())
    private let isCompacting = Atomic(false)

    /// - Parameter decodingThreshold: how many edges hops read from blocks
    ///   before those are decoded; nil: a part of all.
    init(cacheLimit: Int, decodingThreshold: Int? = nil) {
        self.cacheLimit = cacheLimit
        cache = BlockCache(limit: cacheLimit)
        decoded = DecodedCache(limit: cacheLimit / 4 * 3)
        scratch = WalkScratchPool(limit: max(1 << 16, cacheLimit / 4))
        threshold = decodingThreshold
    }

    /// How many edges of a run hops may read before it is decoded.
    ///
    /// A process that has read so many is taken to go on. The largest run of a
    /// graph is then decoded within some ten times of what has been waited for
    /// already; of a very large one it takes longer, but not more patience.
    func decodingThreshold(_ snapshot: Snapshot) -> Int {
        threshold ?? min(max(25_000, Int(clamping: snapshot.newestEdge) / 32), 400_000)
    }

    /// Gives blocks the memory that decoded arrays leave.
    func shareMemory() {
        cache.setLimit(max(cacheLimit / 4, cacheLimit - decoded.bytes))
    }

    /// Says before a commit which blocks it changes, so that the rest stays.
    func announce(from: Int64, to: Int64, changes: [BlockCache.Change]) {
        cache.announce(from: from, to: to, changes: changes)
        decoded.announce(from: from, to: to, runs: Set(changes.map(\.run)))
    }

    /// Takes back an announcement whose commit failed.
    func withdraw() {
        cache.withdraw()
        decoded.withdraw()
    }

    /// Runs `body` unless another thread is inside already.
    func compactAlone(_ body: () -> Void) {
        guard
            isCompacting.compareExchange(
                expected: false, desired: true, ordering: .acquiringAndReleasing
            ).exchanged
        else { return }
        defer { isCompacting.store(false, ordering: .releasing) }
        body()
    }

    /// The delta that a snapshot's blocks leave.
    func delta(for snapshot: Snapshot) -> DeltaIndex {
        deltas.withLock { deltas in
            func fits(_ index: DeltaIndex?) -> Bool {
                index?.packedThrough == snapshot.packedThrough
                    && index?.removedThrough == snapshot.removedThrough
            }
            if let current = deltas.current, fits(current) { return current }
            deltas.earlier.removeAll { $0.index == nil }
            if let known = deltas.earlier.first(where: { fits($0.index) })?.index { return known }
            let made = DeltaIndex(
                packedThrough: snapshot.packedThrough, removedThrough: snapshot.removedThrough)
            if let current = deltas.current,
                current.packedThrough > snapshot.packedThrough
                    || current.removedThrough > snapshot.removedThrough
            {
                deltas.earlier.append(Weak(index: made))
            } else {
                if let current = deltas.current { deltas.earlier.append(Weak(index: current)) }
                deltas.current = made
            }
            return made
        }
    }
}
