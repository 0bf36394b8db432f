import Foundation

/// The conference graph as arrays in memory: what answers are checked against,
/// and about the least time that they can take.
final class ConferenceArrays {
    /// Edges of one label in the order of the file, and both directions packed.
    struct Edges {
        var sources: [UInt32] = []
        var targets: [UInt32] = []
        /// The one property, where the label has one.
        var values: [Double] = []
        var outgoing = Adjacency()
        var incoming = Adjacency()
    }

    struct Adjacency {
        var offsets: [Int] = [0]
        var neighbors: [UInt32] = []

        init() {}

        init(from near: [UInt32], to far: [UInt32], vertices: Int) {
            offsets = [Int](repeating: 0, count: vertices + 2)
            for vertex in near { offsets[Int(vertex) + 1] += 1 }
            for vertex in 1..<offsets.count { offsets[vertex] += offsets[vertex - 1] }
            var places = offsets
            neighbors = [UInt32](repeating: 0, count: near.count)
            for edge in near.indices {
                let place = places[Int(near[edge])]
                neighbors[place] = far[edge]
                places[Int(near[edge])] = place + 1
            }
        }

        @inline(__always)
        subscript(vertex: Int) -> Range<Int> { offsets[vertex]..<offsets[vertex + 1] }
    }

    /// By number from the first id of the label on.
    private(set) var names: [String] = []
    private(set) var companies: [String] = []
    private(set) var countries: [String] = []
    private(set) var titles: [String] = []
    private(set) var years: [Int32] = []
    private(set) var minutes: [Int32] = []
    private(set) var scores: [Double] = []
    private(set) var topics: [String] = []
    private(set) var edges: [String: Edges] = [:]

    private(set) var speakerByName: [String: Int] = [:]
    private(set) var topicByName: [String: Int] = [:]

    static let vertexLabels = ["speaker", "talk", "topic"]
    static let edgeLabels = ConferenceGraph.Label.allCases.map(\.rawValue)

    /// What searches mark vertices with; each uses a number of its own, so that
    /// nothing has to be cleared between them.
    var marks: [UInt32] = []
    var mark: UInt32 = 0
    var counts: [Int] = []

    /// Ids are 1 … `vertexCount`: speakers, then talks, then topics.
    var vertexCount: Int { names.count + titles.count + topics.count }
    var edgeCount: Int { edges.values.reduce(0) { $0 + $1.sources.count } }
    var firstTalk: Int { names.count + 1 }
    var firstTopic: Int { names.count + titles.count + 1 }

    static func vertexFile(_ label: String, _ folder: String) -> String {
        "\(folder)/vertices_\(label).csv"
    }

    static func edgeFile(_ label: String, _ folder: String) -> String {
        "\(folder)/edges_\(label).csv"
    }

    init(folder: String) throws {
        try readVertices(folder)
        for label in Self.edgeLabels { edges[label] = try readEdges(label, folder) }
        marks = [UInt32](repeating: 0, count: vertexCount + 1)
        counts = [Int](repeating: 0, count: vertexCount + 1)
    }

    private func readVertices(_ folder: String) throws {
        try CSVCursor.scan(Self.vertexFile("speaker", folder)) { row in
            let id = row.number()
            names.append(row.text())
            companies.append(row.text())
            countries.append(row.text())
            speakerByName[names[names.count - 1]] = id
        }
        try CSVCursor.scan(Self.vertexFile("talk", folder)) { row in
            _ = row.number()
            titles.append(row.text())
            years.append(Int32(row.number()))
            minutes.append(Int32(row.number()))
            scores.append(row.decimal())
        }
        try CSVCursor.scan(Self.vertexFile("topic", folder)) { row in
            let id = row.number()
            topics.append(row.text())
            topicByName[topics[topics.count - 1]] = id
        }
        guard speakerByName.values.max() == names.count,
            topicByName.values.max() == vertexCount
        else { throw Failure("\(folder): ids are not 1 … \(vertexCount) in the order of labels") }
    }

    private func readEdges(_ label: String, _ folder: String) throws -> Edges {
        var result = Edges()
        let hasValue = ConferenceGraph.Label(rawValue: label)?.property != nil
        try CSVCursor.scan(Self.edgeFile(label, folder)) { row in
            result.sources.append(UInt32(row.number()))
            result.targets.append(UInt32(row.number()))
            if hasValue { result.values.append(row.decimal()) }
        }
        result.outgoing = Adjacency(
            from: result.sources, to: result.targets, vertices: vertexCount)
        result.incoming = Adjacency(
            from: result.targets, to: result.sources, vertices: vertexCount)
        return result
    }
}
