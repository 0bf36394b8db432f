/// What ``Graph/check(repair:cancellation:)`` found.
public struct CheckReport: Sendable {
    /// Something that is not as it should be.
    public struct Finding: Sendable, Hashable {
        /// What is wrong, and with what.
        public let message: String
        /// Whether it is derived data, which can be made anew from the rows;
        /// damaged rows cannot.
        public let isDerived: Bool
        /// Whether it was put right.
        public var isRepaired = false
    }

    /// What is wrong; empty where all is well.
    public internal(set) var findings: [Finding] = []
    /// How many vertices were looked at.
    public internal(set) var vertices: Int64 = 0
    /// How many edges were looked at.
    public internal(set) var edges: Int64 = 0
    /// How many blocks of packed adjacency were looked at.
    public internal(set) var blocks: Int64 = 0

    /// Whether nothing is wrong, or nothing any more.
    public var isClean: Bool { findings.allSatisfy(\.isRepaired) }
}

extension CheckReport: CustomStringConvertible {
    public var description: String {
        let looked = "\(vertices) vertices, \(edges) edges, \(blocks) blocks"
        if findings.isEmpty { return "\(looked): all is well" }
        return "\(looked)\n"
            + findings.map { "\($0.isRepaired ? "repaired" : "wrong"): \($0.message)" }
            .joined(separator: "\n")
    }
}
