import Foundation
import Testing

@testable import ConfGraph

/// A writing process is killed again and again, at chosen points of its work
/// and at any. What it acknowledged must be there, and nothing half-done.
@Suite(.enabled(if: TestProcess.isSupported), .serialized)
struct KillTests {
    /// Where a kill landed.
    enum Place: CaseIterable {
        case commit, compaction, checkpoint, elsewhere

        init(_ phases: SharedBytes) {
            func isIn(_ phase: StoragePhase) -> Bool { phases[Int(phase.rawValue)] != 0 }
            if isIn(.checkpoint) {
                self = .checkpoint
            } else if isIn(.compaction) || isIn(.compactionRound) {
                self = .compaction
            } else if isIn(.commit) {
                self = .commit
            } else {
                self = .elsewhere
            }
        }
    }

    @Test(.timeLimit(.minutes(30)))
    func acknowledgedCommitsSurviveKills() throws {
        let wanted: [Place: Int] = TestTier.pick(
            quick: [.commit: 3, .compaction: 4, .checkpoint: 1, .elsewhere: 1],
            long: [.commit: 80, .compaction: 80, .checkpoint: 25, .elsewhere: 15])
        let seed = UInt64.random(in: 0...UInt64.max)
        var game = try KillGame(seed: seed, acknowledgesEarly: false)
        var landed: [Place: Int] = [:]
        var kills = 0
        let limit = wanted.values.reduce(0, +) * 4
        while kills < limit {
            // Aims at the places in turns, not one after the other.
            let open = Place.allCases.filter { landed[$0, default: 0] < wanted[$0]! }
            if open.isEmpty { break }
            let result = try game.kill(aimingAt: open[kills % open.count])
            kills += 1
            landed[result.place, default: 0] += 1
            #expect(result.faults.isEmpty, "seed \(seed), kill \(kills) in \(result.place)")
            if !result.faults.isEmpty { return }
        }
        let counts = Place.allCases.map { "\(landed[$0, default: 0]) in \($0)" }
        print("\(kills) kills: \(counts.joined(separator: ", "))")
        for (place, count) in wanted {
            #expect(
                landed[place, default: 0] >= count,
                "\(landed) of \(kills) kills; seed \(seed)")
        }
        #expect(kills >= wanted.values.reduce(0, +))
    }

    /// The test above would notice a commit that is acknowledged too early.
    @Test(.timeLimit(.minutes(30)))
    func anEarlyAcknowledgementIsNoticed() throws {
        var game = try KillGame(seed: 1, acknowledgesEarly: true)
        for _ in 0..<40 {
            let result = try game.kill(aimingAt: nil)
            if !result.faults.isEmpty {
                #expect(result.faults.contains { $0.contains("acknowledged") }, "\(result.faults)")
                return
            }
        }
        Issue.record("40 kills after early acknowledgements, and none was noticed")
    }
}

/// One graph and the processes that write it, one after the other.
struct KillGame {
    struct Result {
        var place: KillTests.Place
        var faults: [String]
    }

    private let directory: TemporaryDirectory
    private let plan: CrashPlan
    private let phases: SharedBytes
    private var random: CrashRandom
    /// What the graph held when it was last looked at.
    private var model = CrashModel()

    init(seed: UInt64, acknowledgesEarly: Bool) throws {
        directory = try TemporaryDirectory()
        plan = CrashPlan(
            graph: directory.path("graph.db"), phases: directory.path("phases"),
            acknowledgesEarly: acknowledgesEarly)
        phases = try SharedBytes(path: plan.phases)
        random = CrashRandom(state: seed)
    }

    /// Starts a writer, kills it, and looks at what it left.
    ///
    /// - Parameter place: where it should be when it dies; nil: as soon as it
    ///   has acknowledged something.
    mutating func kill(aimingAt place: KillTests.Place?) throws -> Result {
        for index in 0..<SharedBytes.count { phases[index] = 0 }
        let child = try TestProcess(suite: "CrashChildTests", environment: plan.environment)
        var reports: [UInt8] = []
        let commitsBefore = 1 + random.next(place == nil ? 3 : 12)
        while reports.count < 8 * commitsBefore {
            let bytes = child.read(waiting: 30_000)
            guard !bytes.isEmpty else { throw ProcessFailure("the writer stopped by itself") }
            reports += bytes
        }
        switch place {
        case .commit?: aim(at: .commit, within: 600)
        case .compaction?:
            // Half of them anywhere in a compaction, half of them in a round.
            aim(at: random.next(2) == 0 ? .compaction : .compactionRound, within: 1500)
        case .checkpoint?: aim(at: .checkpoint, within: 500)
        case .elsewhere?: usleep(UInt32(random.next(20_000)))
        case nil: break
        }
        child.kill()
        // The page still holds what the writer stored last.
        let landed = KillTests.Place(phases)
        while case let bytes = child.read(waiting: 0), !bytes.isEmpty { reports += bytes }
        return Result(place: landed, faults: try inspect(reports))
    }

    /// Waits until the writer enters a phase, and then up to some microseconds more.
    private mutating func aim(at phase: StoragePhase, within microseconds: Int) {
        let index = Int(phase.rawValue)
        // A new entry, not one that may be about to end.
        _ = phases.wait(milliseconds: 5_000) { $0[index] == 0 }
        _ = phases.wait(milliseconds: 5_000) { $0[index] != 0 }
        let clock = ContinuousClock()
        let end = clock.now + .microseconds(random.next(microseconds))
        while clock.now < end {}
    }

    /// What is wrong after a kill.
    private mutating func inspect(_ reports: [UInt8]) throws -> [String] {
        var acknowledged = model.commits
        for start in stride(from: 0, to: reports.count - 7, by: 8) {
            let number = (0..<8).reduce(Int64(0)) { $0 | Int64(reports[start + $1]) << (8 * $1) }
            guard number == acknowledged + 1 else {
                return ["commit \(number) was reported after \(acknowledged)"]
            }
            acknowledged = number
        }
        let store = try CrashStore(path: plan.graph)
        defer { store.close() }
        let found = store.model.commits
        guard found >= acknowledged else {
            return ["\(acknowledged) commits were acknowledged, and \(found) are there"]
        }
        guard found <= acknowledged + 1 else {
            return ["\(found) commits are there, and \(acknowledged) were acknowledged"]
        }
        while model.commits < found { model.advance() }
        return try store.faults(expected: model)
    }
}
