import Foundation
import Testing

@testable import ConfGraph

/// The other side of ``KillTests``: not a test of its own, but the process
/// that writes until it is killed. Runs only where its plan is set.
@Suite(.enabled(if: CrashPlan.current != nil))
struct CrashChildTests {
    @Test func writeUntilKilled() throws {
        let plan = try #require(CrashPlan.current)
        let phases = try SharedBytes(path: plan.phases)
        var store = try CrashStore(
            path: plan.graph, options: CrashStore.options(phases: phases))
        while true {
            let number = store.model.commits + 1
            if plan.acknowledgesEarly { TestProcess.report(Self.bytes(number)) }
            try store.commitNext()
            if !plan.acknowledgesEarly { TestProcess.report(Self.bytes(number)) }
        }
    }

    private static func bytes(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}

/// What a child of ``KillTests`` is to do, handed over in its environment.
struct CrashPlan {
    var graph: String
    /// The file of the shared bytes.
    var phases: String
    /// Says "done" before the commit: what must never be, so that the test can
    /// show that it would notice.
    var acknowledgesEarly: Bool

    private static let variable = "CONFGRAPH_CRASH_CHILD"

    var environment: [String: String] {
        [
            Self.variable: [graph, phases, acknowledgesEarly ? "early" : "late"].joined(
                separator: "\n")
        ]
    }

    static let current: CrashPlan? = {
        guard let text = ProcessInfo.processInfo.environment[variable] else { return nil }
        let parts = text.split(separator: "\n").map(String.init)
        guard parts.count == 3 else { return nil }
        return CrashPlan(graph: parts[0], phases: parts[1], acknowledgesEarly: parts[2] == "early")
    }()
}
