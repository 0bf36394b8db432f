import Testing

@testable import ConfGraph

/// The order of changes on their way into blocks.
@Suite struct PackedChangeTests {
    /// Both ways of sorting, the comparing and the counting one, agree.
    @Test(arguments: [0, 1, 4_000, 5_000, 30_000], [false, true])
    func changesComeInTheOrderOfTheBlocks(count: Int, withRemovals: Bool) {
        var generator = SeededGenerator(seed: UInt64(count))
        var changes: [PackedChange] = []
        if withRemovals {
            for _ in 0..<count / 10 { changes.append(change(.removal, count, &generator)) }
        }
        for edge in 0..<count { changes.append(change(.edge(edge), count, &generator)) }
        let expected = changes.sorted(by: PackedChange.precedes)
        PackedChange.sort(&changes)
        #expect(changes.map(\.place) == expected.map(\.place))
        #expect(changes.map(\.edge) == expected.map(\.edge))
        #expect(changes.map(\.neighbor) == expected.map(\.neighbor))
    }

    private enum Kind {
        case edge(Int)
        case removal
    }

    private func change(
        _ kind: Kind, _ count: Int, _ generator: inout SeededGenerator
    ) -> PackedChange {
        let place = PackedChange.place(
            label: UInt32.random(in: 0..<AdjacencyKey.labelLimit, using: &generator),
            incoming: Bool.random(using: &generator),
            vertex: Int64.random(in: 0..<AdjacencyKey.vertexLimit, using: &generator)
                >> Int64.random(in: 0..<33, using: &generator))
        switch kind {
        case .edge(let edge): return PackedChange(place: place, edge: Int64(edge), neighbor: 1)
        case .removal:
            return PackedChange(
                place: place, edge: Int64.random(in: 0..<Int64(count), using: &generator),
                neighbor: PackedChange.removal)
        }
    }
}
