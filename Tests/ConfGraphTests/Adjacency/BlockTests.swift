import Testing

@testable import ConfGraph

/// The bytes of a block: exhaustively for small ones, at random for big ones,
/// and hostile ones.
@Suite struct BlockTests {
    struct Row: Equatable {
        var vertex: Int64
        var neighbor: Int64
        var edge: Int64
    }

    static func rows(_ count: Int64, _ make: (Int64) -> Row) -> [Row] {
        (0..<count).map(make)
    }

    /// Builds blocks of rows and reads them back.
    static func build(
        _ rows: [Row], target: Int = BlockLayout.edgeTarget
    ) throws -> [(key: AdjacencyKey, bytes: [UInt8])] {
        var blocks: [(key: AdjacencyKey, bytes: [UInt8])] = []
        var builder = BlockBuilder(
            label: 3, incoming: true, stamps: .init(mergedThrough: 77, removedThrough: 8))
        builder.edgeTarget = target
        for row in rows {
            try builder.append(vertex: row.vertex, neighbor: row.neighbor, edge: row.edge) {
                blocks.append(($0, Array($1)))
            }
        }
        try builder.flush { blocks.append(($0, Array($1))) }
        return blocks
    }

    static func read(_ blocks: [(key: AdjacencyKey, bytes: [UInt8])]) throws -> [Row] {
        var rows: [Row] = []
        for (key, bytes) in blocks {
            try bytes.withUnsafeBytes { bytes in
                let block = try Block(bytes, key: key.rawValue)
                #expect(block.stamps == .init(mergedThrough: 77, removedThrough: 8))
                expectHalves(block)
                for index in 0..<block.vertexCount {
                    let vertex = block.vertex(at: index)
                    #expect(block.range(of: vertex) == block.range(at: index))
                    rows += Self.rows(block, vertex, block.range(at: index))
                }
            }
        }
        return rows
    }

    /// Reading a whole block in half the width agrees with reading it in full.
    static func expectHalves(_ block: Block) {
        let all = rows(block, 0, 0..<block.edgeCount).map(\.neighbor)
        let fits = all.allSatisfy { $0 >= 0 && $0 <= Int64(UInt32.max) }
        var halves = [UInt32](repeating: 9, count: max(1, all.count))
        let greatest = block.readNeighbors(into: nil)
        #expect(block.readNeighbors(into: &halves) == greatest)
        if fits, let most = all.max() {
            #expect(greatest == most)
            #expect(halves.map(Int64.init) == all)
        } else if !fits {
            #expect(greatest == nil)
        }
        guard block.form == .dense else { return }
        var offsets = [UInt32](repeating: 0, count: block.vertexCount)
        block.readOffsets(from: 5, into: &offsets)
        let starts = (0..<block.vertexCount).map { 5 + block.range(at: $0).lowerBound }
        #expect(offsets.map(Int.init) == starts)
    }

    static func rows(_ block: Block, _ vertex: Int64, _ range: Range<Int>) -> [Row] {
        var neighbors = [Int64](repeating: 0, count: range.count)
        var edges = neighbors
        neighbors.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { block.readNeighbors(range, into: base) }
        }
        edges.withUnsafeMutableBufferPointer {
            if let base = $0.baseAddress { block.readEdges(range, into: base) }
        }
        return zip(neighbors, edges).map { Row(vertex: vertex, neighbor: $0, edge: $1) }
    }

    @Test func everySmallBlockReadsBack() throws {
        // Each of five vertices has 0–2 edges; every combination.
        for shape in 0..<243 {
            var rows: [Row] = []
            var rest = shape
            for vertex in 0..<5 {
                for edge in 0..<(rest % 3) {
                    rows.append(
                        Row(
                            vertex: Int64(vertex * vertex * 7), neighbor: Int64(edge * 300),
                            edge: Int64(rows.count * (shape % 2 + 1) + 5)))
                }
                rest /= 3
            }
            #expect(try Self.read(Self.build(rows)) == rows)
            #expect(try Self.read(Self.build(rows, target: 2)) == rows)
        }
    }

    @Test(arguments: 0...8) func everyWidthReadsBack(width: Int) throws {
        let span: Int64 = width == 0 ? 0 : width == 8 ? .max : 1 << (8 * Int64(width)) - 1
        for count in 1...20 {
            let rows = (0..<count).map { index in
                Row(
                    vertex: 9, neighbor: index % 2 == 0 ? 0 : span,
                    edge: width == 8 || width == 0
                        ? Int64(index) * 3 : Int64(index) * (span / 20 + 1))
            }
            #expect(try Self.read(Self.build(rows)) == rows)
        }
    }

    @Test func extremesOfTheKeyReadBack() throws {
        let top = AdjacencyKey.vertexLimit - 1
        let rows = [
            Row(vertex: 0, neighbor: .min, edge: 1), Row(vertex: 0, neighbor: .max, edge: 2),
            Row(vertex: top, neighbor: top, edge: .max - 1),
            Row(vertex: top, neighbor: 0, edge: .max),
        ]
        let blocks = try Self.build(rows)
        #expect(try Self.read(blocks) == rows)
        #expect(blocks.allSatisfy { $0.key.rawValue > 0 && $0.key.label == 3 })
        let key = AdjacencyKey(label: 4095, incoming: true, vertex: top, piece: 65_535)
        #expect(key.rawValue > 0)
        #expect(key.label == 4095 && key.isIncoming && key.vertex == top && key.piece == 65_535)
        #expect(AdjacencyKey.range(label: 4095, incoming: true).contains(key.rawValue))
        #expect(!AdjacencyKey.range(label: 4095, incoming: false).contains(key.rawValue))
        #expect(throws: GraphError.self) {
            try AdjacencyKey.checkLimits(label: 4096, source: 0, target: 0)
        }
        #expect(throws: GraphError.self) {
            try AdjacencyKey.checkLimits(label: 0, source: 0, target: top + 1)
        }
        #expect(throws: GraphError.self) {
            try AdjacencyKey.checkLimits(label: 0, source: -1, target: 0)
        }
    }

    @Test(arguments: 0..<30) func randomStreamsReadBackInSmallBlocks(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var rows: [Row] = []
        var vertex: Int64 = 0
        var edge: Int64 = 0
        while rows.count < 6_000 {
            // Dense stretches, wide gaps, and a hub now and then.
            vertex += Int64.random(in: 1...(seed % 3 == 0 ? 3 : 100_000), using: &random)
            let degree =
                Int.random(in: 0..<20, using: &random) == 0
                ? Int.random(in: 400...1_700, using: &random)
                : Int.random(in: 1...9, using: &random)
            for _ in 0..<degree {
                edge += Int64.random(in: 1...(seed % 2 == 0 ? 1 : 9), using: &random)
                rows.append(
                    Row(
                        vertex: vertex, neighbor: .random(in: 0..<5_000_000, using: &random),
                        edge: edge))
            }
        }
        let blocks = try Self.build(rows)
        #expect(try Self.read(blocks) == rows)
        #expect(blocks.allSatisfy { $0.bytes.count <= 4_096 })
        #expect(zip(blocks, blocks.dropFirst()).allSatisfy { $0.key < $1.key })
    }

    @Test func consecutiveEdgeIdsTakeNoRoom() throws {
        let rows = Self.rows(400) { Row(vertex: $0 / 10, neighbor: $0 % 200, edge: $0 + 1_000_000) }
        let blocks = try Self.build(rows)
        #expect(blocks.count == 1)
        #expect(blocks[0].bytes.count == 48 + 2 * 41 + 400)
        #expect(try Self.read(blocks) == rows)
    }

    @Test func fewEdgesOverManyVerticesStaySmall() throws {
        let rows = Self.rows(5_000) { Row(vertex: $0 * 100, neighbor: $0 * 7, edge: $0 * 2) }
        let blocks = try Self.build(rows)
        #expect(blocks.reduce(0) { $0 + $1.bytes.count } < 12 * rows.count)
        #expect(try Self.read(blocks) == rows)
    }

    @Test func everyFlippedBitAndEveryCutIsFound() throws {
        let dense = Self.rows(60) { Row(vertex: $0 / 3, neighbor: $0 * 977, edge: $0 * 2) }
        let sparse = Self.rows(40) { Row(vertex: $0 * 50, neighbor: $0, edge: $0) }
        let hub = Self.rows(700) { Row(vertex: 5, neighbor: $0, edge: $0) }
        for rows in [dense, sparse, hub] {
            for (key, bytes) in try Self.build(rows) {
                for length in 0..<bytes.count {
                    Self.expectDamage(Array(bytes[..<length]), key.rawValue)
                }
                for index in bytes.indices {
                    for bit in 0..<8 {
                        var changed = bytes
                        changed[index] ^= 1 << bit
                        Self.expectDamage(changed, key.rawValue)
                    }
                }
                Self.expectDamage(bytes + [0], key.rawValue)
                Self.expectDamage(bytes, key.rawValue + 1 << 16)
                Self.expectDamage(bytes, -key.rawValue)
            }
        }
    }

    /// Bytes whose checksum is right and whose contents lie.
    @Test func forgedBlocksAreRefusedOrStayWithinTheirBytes() throws {
        let rows = Self.rows(60) { Row(vertex: $0 / 3, neighbor: $0 * 977, edge: $0 * 2) }
        let (key, bytes) = try Self.build(rows)[0]
        var random = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            var forged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                forged[Int.random(in: 1..<100, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            forged.replaceSubrange(40..<48, with: repeatElement(0, count: 8))
            let checksum = forged.withUnsafeBytes { BlockLayout.checksum($0, key: key.rawValue) }
            withUnsafeBytes(of: checksum.littleEndian) { forged.replaceSubrange(40..<48, with: $0) }
            forged.withUnsafeBytes { buffer in
                guard let block = try? Block(buffer, key: key.rawValue) else { return }
                for index in 0..<block.vertexCount {
                    _ = Self.rows(block, block.vertex(at: index), block.range(at: index))
                    _ = block.range(of: Int64(index) * 3)
                }
            }
        }
    }

    static func expectDamage(_ bytes: [UInt8], _ key: Int64) {
        bytes.withUnsafeBytes { buffer in
            do {
                _ = try Block(buffer, key: key)
                Issue.record("damage was not seen")
            } catch let error as GraphError {
                #expect(error.code == .corrupt && error.message.contains("check --repair"))
            } catch {
                Issue.record("\(error)")
            }
        }
    }
}
