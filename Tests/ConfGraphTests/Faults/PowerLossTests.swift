import Foundation
import Testing

@testable import ConfGraph

/// The power goes at a random moment, and with it any part of what was
/// written and not synchronised. What had been acknowledged must be there.
struct PowerLossTests {
    @Test(.timeLimit(.minutes(30)))
    func acknowledgedCommitsSurviveALossOfPower() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let directory = try TemporaryDirectory()
        let files = RecordingFileSystem(
            folder: directory.url.path, seed: seed, interval: TestTier.pick(quick: 150, long: 40))
        var options = CrashStore.options()
        options.vfs = files.name
        var store = try CrashStore(path: directory.path("graph.db"), options: options)
        var random = CrashRandom(state: seed &+ 1)
        var operations: [String: Int] = [:]
        var models = [CrashModel()]
        let commits = TestTier.pick(quick: 60, long: 400)
        while store.model.commits < commits {
            try store.commitNext()
            models.append(store.model)
            files.acknowledge(store.model.commits)
            for moment in files.takeMoments() {
                operations[moment.operation, default: 0] += 1
                for loss in RecordingDisk.Loss.allCases {
                    let faults = try inspect(moment, loss, models, &random)
                    #expect(
                        faults.isEmpty,
                        "seed \(seed), before a \(moment.operation), losing \(loss)")
                    if !faults.isEmpty { return }
                }
            }
        }
        store.close()
        // Enough of each kind to mean something.
        let kept = operations.values.reduce(0, +)
        #expect(kept >= TestTier.pick(quick: 5, long: 200), "\(operations)")
    }

    /// The test above would notice a commit that does not wait for the disk.
    @Test(.timeLimit(.minutes(30)))
    func anAcknowledgementBeforeTheDiskHasItIsNoticed() throws {
        let directory = try TemporaryDirectory()
        let files = RecordingFileSystem(folder: directory.url.path, seed: 5, interval: 20)
        var options = CrashStore.options()
        options.vfs = files.name
        // Commits are then in the system's hands only, until a checkpoint.
        options.synchronous = .normal
        var store = try CrashStore(path: directory.path("graph.db"), options: options)
        var random = CrashRandom(state: 6)
        var models = [CrashModel()]
        while store.model.commits < 60 {
            try store.commitNext()
            models.append(store.model)
            files.acknowledge(store.model.commits)
            for moment in files.takeMoments() {
                let faults = try inspect(moment, .everything, models, &random)
                if !faults.isEmpty {
                    #expect(faults.contains { $0.contains("acknowledged") }, "\(faults)")
                    store.close()
                    return
                }
            }
        }
        Issue.record("60 commits without synchronisation, and no loss was noticed")
    }

    /// What is wrong with the file after a loss of power.
    ///
    /// - Parameter models: what it held after each number of commits.
    private func inspect(
        _ moment: RecordingFileSystem.Moment, _ loss: RecordingDisk.Loss, _ models: [CrashModel],
        _ random: inout CrashRandom
    ) throws -> [String] {
        let directory = try moment.disk.copyAfterPowerLoss(loss, using: &random)
        var options = CrashStore.options()
        // The copies are looked at and thrown away.
        options.synchronous = .normal
        if moment.acknowledged == 0 {
            // A file that was being made may be missing or empty, but nothing else.
            guard let store = try? CrashStore(path: directory.path("graph.db"), options: options)
            else { return [] }
            store.close()
            return []
        }
        let store = try CrashStore(path: directory.path("graph.db"), options: options)
        defer { store.close() }
        let found = store.model.commits
        guard found >= moment.acknowledged else {
            return ["\(moment.acknowledged) commits were acknowledged, and \(found) are there"]
        }
        guard found <= moment.acknowledged + 1, found < models.count else {
            return ["\(found) commits are there, and \(moment.acknowledged) were acknowledged"]
        }
        return try store.faults(expected: models[Int(found)])
    }
}
