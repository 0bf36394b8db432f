import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#else
    import Darwin
#endif

/// Blocks kept in memory, for one generation of the packed adjacency.
///
/// Readers look up and decode under a shared lock, taken once per batch; the
/// bytes are only freed by who holds it alone. What is not here is read from
/// the file and added. Over its limit it drops the leaves of the directories
/// that no reader has touched of late.
final class BlockCache: @unchecked Sendable {
    // @unchecked: everything below is guarded by `lock`.

    private let lock: UnsafeMutablePointer<pthread_rwlock_t>
    private var limit: Int
    /// The generation of the blocks in here.
    private(set) var generation: Int64
    private var directories: [BlockDirectory?] = []
    private(set) var bytes = 0
    private var hand = (directory: 0, leaf: 0)
    /// The labels and directions that have blocks, if that was asked.
    private var presentRuns: [Int]?
    /// A change of blocks that this process is about to commit.
    private var announced: (from: Int64, to: Int64, changes: [Change])?

    /// Vertices of one label and direction whose blocks were rewritten.
    struct Change {
        let run: Int
        let vertices: ClosedRange<Int64>
    }

    init(limit: Int, generation: Int64 = -1) {
        self.limit = limit
        self.generation = generation
        lock = .allocate(capacity: 1)
        var attributes = pthread_rwlockattr_t()
        pthread_rwlockattr_init(&attributes)
        #if canImport(Glibc)
            // Else readers that never pause would keep new blocks out.
            pthread_rwlockattr_setkind_np(
                &attributes, Int32(PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP))
        #endif
        pthread_rwlock_init(lock, &attributes)
        pthread_rwlockattr_destroy(&attributes)
    }

    deinit {
        pthread_rwlock_destroy(lock)
        lock.deallocate()
    }

    // MARK: - For readers

    /// Brings the cache to a reader's generation if that is newer.
    ///
    /// - Returns: false for a reader of an older one, which needs another.
    func adopt(_ wanted: Int64) -> Bool {
        pthread_rwlock_rdlock(lock)
        let current = generation
        pthread_rwlock_unlock(lock)
        if current == wanted { return true }
        if current > wanted { return false }
        return exclusively {
            if let announced, announced.to == wanted, announced.from == generation {
                apply(announced.changes)
                self.announced = nil
            } else if generation < wanted {
                clear()
            }
            if generation < wanted { generation = wanted }
            return generation == wanted
        }
    }

    @inline(__always) func beginReading() { pthread_rwlock_rdlock(lock) }
    @inline(__always) func endReading() { pthread_rwlock_unlock(lock) }

    /// The directory of a label and direction; call between
    /// ``beginReading()`` and ``endReading()``.
    @inline(__always)
    func directory(run: Int) -> BlockDirectory? {
        run < directories.count ? directories[run] : nil
    }

    /// Adds what was read from the file, unless the generation has moved on.
    ///
    /// - Returns: false if it was not taken, and the caller must free it.
    func insert(_ entry: BlockDirectory.Entry, run: Int, generation wanted: Int64) -> Bool {
        let size = entry.address.map { BlockRun(address: $0).size } ?? 0
        return exclusively {
            guard generation == wanted, size <= limit / 4 else { return false }
            while directories.count <= run { directories.append(nil) }
            let directory = directories[run] ?? BlockDirectory()
            directories[run] = directory
            if bytes + size > limit { makeRoom(for: size) }
            if let replaced = directory.insert(entry) { release(replaced) }
            if entry.address != nil { bytes += size + Self.entryOverhead }
            return true
        }
    }

    /// Changes how much may be held; what is too much goes.
    func setLimit(_ bytes: Int) {
        exclusively {
            limit = bytes
            if self.bytes > limit { makeRoom(for: 0) }
        }
    }

    func knownRuns(generation wanted: Int64) -> [Int]? {
        beginReading()
        defer { endReading() }
        return generation == wanted ? presentRuns : nil
    }

    func setKnownRuns(_ runs: [Int], generation wanted: Int64) {
        exclusively {
            if generation == wanted { presentRuns = runs }
        }
    }

    // MARK: - For writers

    /// Says before a commit which blocks it changes, so that the others stay.
    func announce(from: Int64, to: Int64, changes: [Change]) {
        exclusively { announced = (from, to, changes) }
    }

    /// Takes back an announcement whose commit failed.
    func withdraw() {
        exclusively { announced = nil }
    }

    // MARK: - Inside

    private static let entryOverhead = 32

    private func exclusively<R>(_ body: () -> R) -> R {
        pthread_rwlock_wrlock(lock)
        defer { pthread_rwlock_unlock(lock) }
        return body()
    }

    private func release(_ address: UnsafeMutableRawPointer) {
        let run = BlockRun(address: address)
        bytes -= run.size + Self.entryOverhead
        run.free()
    }

    private func clear() {
        directories.removeAll()
        bytes = 0
        hand = (0, 0)
        presentRuns = nil
        announced = nil
    }

    private func apply(_ changes: [Change]) {
        presentRuns = nil
        for change in changes {
            guard change.run < directories.count, let directory = directories[change.run] else {
                continue
            }
            directory.remove(change.vertices, release)
        }
    }

    /// Drops leaves in turn, sparing once those used since the last visit.
    private func makeRoom(for size: Int) {
        let goal = max(0, limit - size - limit / 16)
        var spared = 0
        let leafCount = directories.reduce(0) { $0 + ($1?.leaves.count ?? 0) }
        while bytes > goal {
            if hand.directory >= directories.count { hand = (0, 0) }
            guard let directory = directories[hand.directory],
                hand.leaf < directory.leaves.count
            else {
                hand = (hand.directory + 1, 0)
                if directories.allSatisfy({ $0?.leaves.isEmpty ?? true }) { break }
                continue
            }
            let leaf = directory.leaves[hand.leaf]
            if leaf.isUsed.exchange(false, ordering: .relaxed), spared < leafCount {
                spared += 1
                hand.leaf += 1
            } else {
                directory.removeLeaf(at: hand.leaf, release)
            }
        }
        if directories.allSatisfy({ $0?.leaves.isEmpty ?? true }) { bytes = 0 }
    }
}
