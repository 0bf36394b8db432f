/// A stretch of a writer's work in which the end of the process matters most.
enum StoragePhase: UInt8, Sendable, CaseIterable {
    /// From just before `COMMIT` until it returned.
    case commit
    /// A whole compaction, its rounds and the gaps between them.
    case compaction
    /// One round of a compaction, its transaction included.
    case compactionRound
    /// A checkpoint of the write-ahead log.
    case checkpoint
    /// A bulk load, from its first write to its commit.
    case bulkLoad
}

/// Hears when a writer enters and leaves a phase.
///
/// Tests of sudden ends watch a writer with it. Without a listener, which is
/// the rule, a phase costs one test of an optional.
struct PhaseObserver: Sendable {
    /// Called on the writer's thread: the phase, and whether it is entered.
    var listener: (@Sendable (_ phase: StoragePhase, _ isEntered: Bool) -> Void)?

    /// Runs `body` as one phase.
    @inline(__always)
    func during<R>(_ phase: StoragePhase, _ body: () throws -> R) rethrows -> R {
        guard let listener else { return try body() }
        listener(phase, true)
        defer { listener(phase, false) }
        return try body()
    }
}
