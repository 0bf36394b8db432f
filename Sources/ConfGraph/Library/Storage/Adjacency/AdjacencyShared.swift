import Synchronization

/// What the readers of one open file share of its adjacency: the blocks in
/// memory and the delta.
final class AdjacencyShared: Sendable {
    let cache: BlockCache
    let cacheLimit: Int

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

    init(cacheLimit: Int) {
        self.cacheLimit = cacheLimit
        cache = BlockCache(limit: cacheLimit)
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
