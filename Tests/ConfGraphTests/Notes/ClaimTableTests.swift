import Testing

@testable import ConfGraph

/// The tables in which a load keeps its claims, beside plain dictionaries.
@Suite("Tables of claims")
struct ClaimTableTests {
    @Test func findsWhatItHolds() {
        typealias Statement = ClaimRecord.Statement
        var generator = SeededGenerator(seed: 5)
        var table = ClaimTable(capacity: 4)
        var lines: [Statement: Int] = [:]
        let texts = ["", "a", "long enough to be more than eight bytes", "é", "e\u{301}"]
        for line in 0..<4_000 {
            let number = Int64.random(in: 1...40, using: &generator)
            let other = Int64.random(in: 1...4, using: &generator)
            let name = UInt32.random(in: 1...3, using: &generator)
            let statement: Statement =
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: .vertex(number, name)
                case 1: .edge(number, name, from: other, to: other + 1)
                case 2: .edgeValue(number, from: other, name, .double(Double(other) / 4))
                case 3: .value(number, name, .int(Int32(other)))
                default: .value(number, name, .string(texts.randomElement(using: &generator)!))
                }
            let claim = ClaimTable.Claim(statement: statement, line: line, isMade: true)
            if lines[statement] == nil, Bool.random(using: &generator) {
                table.append(claim, .new)
                lines[statement] = line
                continue
            }
            let known = Bool.random(using: &generator) ? table.index(of: statement) : nil
            let there = table.insert(claim, .new)
            #expect((there != nil) == (lines[statement] != nil))
            #expect(known == nil || known == there)
            if there == nil { lines[statement] = line }
        }
        #expect(table.claims.count == lines.count)
        for (statement, line) in lines {
            #expect(table.index(of: statement).map { table.claims[$0].line } == line)
        }
    }

    @Test func subjectsComeInOrder() {
        var generator = SeededGenerator(seed: 6)
        var subjects = ClaimSubjects()
        var expected: [Int64: [Int64: Bool]] = [:]
        for source in 1...50 as ClosedRange<Int64> {
            for vertex in Set((0..<30).map { _ in Int64.random(in: 1...99, using: &generator) }) {
                let isItself = Bool.random(using: &generator)
                subjects.add(vertex, source: source, isItself: isItself)
                expected[vertex, default: [:]][source] = isItself
            }
        }
        for vertex in 0...100 as ClosedRange<Int64> {
            let sources = expected[vertex] ?? [:]
            #expect(
                subjects.sources(of: vertex, claimingItself: false).sorted()
                    == sources.keys.sorted())
            #expect(
                subjects.sources(of: vertex, claimingItself: true).sorted()
                    == sources.filter(\.value).keys.sorted())
        }
        let rows = subjects.removeAll()
        #expect(rows.map(\.vertex) == rows.map(\.vertex).sorted())
        #expect(rows.count == expected.values.reduce(0) { $0 + $1.count })
        #expect(
            subjects.removeAll().isEmpty && subjects.sources(of: 1, claimingItself: false) == [])
    }

    /// Near to each other and far apart.
    @Test(arguments: [1, 1_000_000_000] as [Int64]) func verticesHavePlaces(step: Int64) {
        let places = VertexPlaces([9, 3, 4, 3, 9, 7].map { $0 * step })
        let expected: [Int64] = [3, 4, 7, 9]
        #expect(places.vertices == expected.map { $0 * step })
        for (i, vertex) in places.vertices.enumerated() {
            #expect(places.place(of: vertex) == i)
            #expect(places.place(of: vertex - step / 2 - 1) == nil || step == 1)
        }
        for vertex in [0, 2, 5, 8, 10, -1, .max, .min] as [Int64] {
            #expect(places.place(of: vertex) == nil)
        }
        #expect(VertexPlaces([]).vertices.isEmpty && VertexPlaces([]).place(of: 0) == nil)
    }

    @Test func sharedTopicsAreCounted() {
        var expansion = Expansion()
        let topicsOf: [[Int64]] = [[7, 5], [5], [9, 7, 5], []]
        // In no order, as blocks may give them.
        for talk in [2, 0, 1] {
            for topic in topicsOf[talk] {
                expansion.origins.append(Int32(talk))
                expansion.neighbors.append(topic)
            }
        }
        var shared = SharedTopics(of: VertexPlaces([20, 10, 11, 14, 10]), expansion)
        shared.count([10, 11, 14, 20, 99])
        #expect(shared.topics(sharing: 2).map(\.topic) == [5, 7])
        #expect(shared.topics(sharing: 2).map(\.count) == [3, 2])
        shared.count([14])
        #expect(shared.topics(sharing: 1).map(\.topic) == [5, 7, 9])
        #expect(shared.talks(with: 9) == 1 && shared.talks(with: 1) == 0)
        shared.count([])
        #expect(shared.topics(sharing: 1).isEmpty && shared.talks(with: 5) == 0)
    }
}
