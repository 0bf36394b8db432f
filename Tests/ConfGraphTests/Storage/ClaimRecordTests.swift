import Testing

@testable import ConfGraph

/// The form in which a source's claims are kept.
@Suite struct ClaimRecordTests {
    private static let record = ClaimRecord(
        claims: [
            .init(statement: .vertex(900, 3), line: 7, isMade: true),
            .init(statement: .value(900, 4, .string("Kites \u{1F600} \0")), line: 7, isMade: true),
            .init(statement: .value(12, 5, .int(-2031)), line: 70_000, isMade: false),
            .init(statement: .edge(1 << 40, 6, from: 12, to: 900), line: 9, isMade: true),
            .init(
                statement: .edgeValue(1 << 40, from: 12, 8, .double(2.5)), line: 9, isMade: true),
            .init(statement: .value(900, 9, .binary([0, 255])), line: 0, isMade: false),
        ],
        names: [
            .init(label: 3, name: ByteString("kites|zed|2031"), vertex: 900),
            .init(label: 3, name: ByteString(""), vertex: 12),
        ])

    private static func bytes(_ record: ClaimRecord) throws -> [UInt8] {
        var writer = ByteWriter(capacity: 1)
        try record.encode(into: &writer)
        return writer.withBytes(Array.init)
    }

    @Test func whatIsEncodedIsDecoded() throws {
        let bytes = try Self.bytes(Self.record)
        let decoded = try bytes.withUnsafeBytes { try ClaimRecord(decoding: $0) }
        #expect(decoded.names == Self.record.names)
        #expect(decoded.claims.map(\.statement) == Self.record.claims.map(\.statement))
        #expect(decoded.claims.map(\.line) == Self.record.claims.map(\.line))
        #expect(decoded.claims.map(\.isMade) == Self.record.claims.map(\.isMade))
        #expect(decoded.vertices == [900])
        #expect(decoded.claims(about: 12).count == 3)
        #expect(decoded.claims(about: 900).count == 3)
        #expect(decoded.claims(about: 13).isEmpty)
    }

    @Test func newClaimsAreClaimsLikeOthers() throws {
        let edges = [
            NewClaims.Edge(edge: 7, from: 900, to: 3, line: 4, label: 2),
            .init(edge: 8, from: 12, to: 900, line: 5, label: 6, weightKey: 8, weight: -0.0),
            .init(edge: 9, from: 2_000, to: 12, line: 0, label: 6, weightKey: 8, weight: 1.25),
            .init(edge: 10, from: 900, to: 5, line: 4, label: 2),
        ]
        let topics = [
            NewClaims.Topic(
                vertex: 5_000, line: 3, label: 1, nameKey: 4, name: "Kites", key: .init("kite"),
                isMade: true, isNameMade: false),
            .init(
                vertex: 100, line: 3, label: 1, nameKey: 4, name: "", key: .init("é"),
                isMade: false, isNameMade: true),
            .init(
                vertex: 5_000, line: 5, label: 1, nameKey: 4, name: "kite", key: nil,
                isMade: true, isNameMade: true),
        ]
        let compact = NewClaims(
            claims: Self.record.claims, topics: topics, edges: edges, names: Self.record.names)
        let plain = ClaimRecord(
            claims: Self.record.claims + topics.flatMap(\.claims) + edges.flatMap(\.claims),
            names: Self.record.names + topics.compactMap(\.keyName))
        var data = ByteWriter()
        let subjects = try compact.encode(into: &data)
        #expect(subjects == plain.subjects)
        #expect(subjects.map(\.vertex) == [12, 100, 900, 2_000, 5_000])
        let decoded = try data.withBytes { try ClaimRecord(decoding: $0) }
        #expect(decoded.names == plain.names)
        #expect(decoded.claims.map(\.statement) == plain.claims.map(\.statement))
        #expect(decoded.claims.map(\.line) == plain.claims.map(\.line))
        #expect(decoded.claims.map(\.isMade) == plain.claims.map(\.isMade))
    }

    @Test func damagedBytesAreRefused() throws {
        let bytes = try Self.bytes(Self.record)
        for end in 0..<bytes.count {
            let result = Result {
                try bytes[..<end].withUnsafeBytes { try ClaimRecord(decoding: $0) }
            }
            // A record that ends between two claims is a shorter one.
            if case .failure(let error) = result {
                #expect((error as? GraphError)?.code == .corrupt)
            }
        }
        for i in bytes.indices {
            for value: UInt8 in [0, 0x7F, 0xFF] {
                var changed = bytes
                changed[i] = value
                _ = try? changed.withUnsafeBytes { try ClaimRecord(decoding: $0) }
            }
        }
    }
}
