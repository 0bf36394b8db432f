/// Brings the claims of format 1, a row for each statement, to the records of
/// format 2.
struct ClaimConversion {
    private var records: [Int64: (claims: [ClaimRecord.Claim], names: [ClaimRecord.Name])] = [:]
    private var relations: [(a: Int64, b: Int64, edge: Int64, weight: Int64)] = []

    /// In format 1 the source of what the loader itself derived: the edges
    /// between related topics.
    private static let mined: Int64 = 0

    /// Reads the tables of format 1.
    init(reading connection: Connection) throws {
        let ends = try readEdges(connection)
        try readOthers(connection, ends)
        let names = try connection.prepare("SELECT source, label, name, vertex FROM claim_name")
        while try names.step() {
            records[names.int64(0), default: ([], [])].names.append(
                ClaimRecord.Name(
                    label: UInt32(truncatingIfNeeded: names.int64(1)),
                    name: ByteString(names.text(2)), vertex: names.int64(3)))
        }
    }

    /// The claims on edges, whose values spell their ends.
    private mutating func readEdges(
        _ connection: Connection
    ) throws -> [Int64: (from: Int64, to: Int64)] {
        var ends: [Int64: (from: Int64, to: Int64)] = [:]
        let rows = try connection.prepare(
            "SELECT source, element, name, type, value, line, made FROM claim WHERE kind = 1")
        while try rows.step() {
            guard case .string(let text) = try rows.value(3) else { continue }
            let parts = text.split(separator: ">")
            guard parts.count == 2, let from = Int64(parts[0]), let to = Int64(parts[1]) else {
                continue
            }
            let edge = rows.int64(1)
            ends[edge] = (from, to)
            let source = rows.int64(0)
            if source == Self.mined { continue }
            let label = UInt32(truncatingIfNeeded: rows.int64(2))
            add(.edge(edge, label, from: from, to: to), rows, source)
        }
        return ends
    }

    private mutating func readOthers(
        _ connection: Connection, _ ends: [Int64: (from: Int64, to: Int64)]
    ) throws {
        let rows = try connection.prepare(
            """
            SELECT source, element, name, type, value, line, made, kind FROM claim
            WHERE kind <> 1
            """)
        while try rows.step() {
            let source = rows.int64(0)
            let element = rows.int64(1)
            let name = UInt32(truncatingIfNeeded: rows.int64(2))
            let value = try rows.value(3)
            switch rows.int64(7) {
            case 0: add(.vertex(element, name), rows, source)
            case 2:
                let claimed = try Self.digested(value, element, name, connection)
                add(.value(element, name, claimed), rows, source)
            case 3:
                guard let (from, to) = ends[element] else { continue }
                if source == Self.mined {
                    guard let weight = value.integerValue else { continue }
                    relations.append((min(from, to), max(from, to), element, weight))
                } else {
                    add(.edgeValue(element, from: from, name, value), rows, source)
                }
            default: continue
            }
        }
    }

    private mutating func add(
        _ statement: ClaimRecord.Statement, _ row: SQLiteStatement, _ source: Int64
    ) {
        records[source, default: ([], [])].claims.append(
            ClaimRecord.Claim(
                statement: statement, line: Int(clamping: row.int64(5)), isMade: row.int64(6) != 0))
    }

    // MARK: Digests

    /// A long text is claimed by its digest; format 1 had another one, and none
    /// where a key has one value.
    private static func digested(
        _ value: PropertyValue, _ vertex: Int64, _ key: UInt32, _ connection: Connection
    ) throws -> PropertyValue {
        switch value {
        case .string(let text) where text.utf8.count > 200: return .binary(NoteDigest.of(text))
        case .binary(let digest) where digest.count == 16:
            let values = try connection.prepare(
                "SELECT type, value FROM vertex_property WHERE vertex = ? AND key = ?")
            values.bind(vertex, at: 1)
            values.bind(Int64(key), at: 2)
            while try values.step() {
                guard case .string(let text) = try values.value(0),
                    Self.digestOfFormat1(text) == digest
                else { continue }
                return .binary(NoteDigest.of(text))
            }
            return value
        default: return value
        }
    }

    private static func digestOfFormat1(_ text: String) -> [UInt8] {
        var a: UInt64 = 0xCBF2_9CE4_8422_2325
        var b: UInt64 = 0x9E37_79B9_7F4A_7C15
        for byte in text.utf8 {
            a = (a ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            b = (b &+ UInt64(byte) &+ 1) &* 0xD6E8_FEB8_6659_FD93
            b ^= b >> 29
        }
        return withUnsafeBytes(of: a.littleEndian, Array.init)
            + withUnsafeBytes(of: b.littleEndian, Array.init)
    }

    // MARK: Writing

    /// Writes the tables of format 2.
    func write(to connection: Connection) throws {
        let claim = try connection.prepare("INSERT INTO claim VALUES(?, ?)")
        let subject = try connection.prepare("INSERT INTO claim_vertex VALUES(?, ?, ?)")
        let name = try connection.prepare("INSERT OR IGNORE INTO claim_name VALUES(?, ?, ?)")
        var data = ByteWriter()
        for (source, content) in records.sorted(by: { $0.key < $1.key }) {
            let record = ClaimRecord(claims: content.claims, names: content.names)
            claim.bind(source, at: 1)
            data.removeAll()
            try record.encode(into: &data)
            try data.withBytes { try claim.bindBlob($0, at: 2) }
            try claim.run()
            for each in record.subjects {
                subject.bind(each.vertex, at: 1)
                subject.bind(source, at: 2)
                subject.bind(each.isItself ? 1 : 0 as Int64, at: 3)
                try subject.run()
            }
            for each in record.names {
                name.bind(Int64(each.label), at: 1)
                try name.bind(each.name.string, at: 2)
                name.bind(each.vertex, at: 3)
                try name.run()
            }
        }
        let relation = try connection.prepare("INSERT OR IGNORE INTO related VALUES(?, ?, ?, ?)")
        for (a, b, edge, weight) in relations {
            for (index, value) in [a, b, edge, weight].enumerated() {
                relation.bind(value, at: Int32(index + 1))
            }
            try relation.run()
        }
    }
}

extension PropertyValue {
    /// A 32- or 64-bit whole number.
    fileprivate var integerValue: Int64? {
        switch self {
        case .int(let number): Int64(number)
        case .long(let number): number
        default: nil
        }
    }
}
