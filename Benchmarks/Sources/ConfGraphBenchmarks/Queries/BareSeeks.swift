import CSQLiteRival
import Foundation

/// What SQLite alone takes to find the rows of two questions in ConfGraph's
/// own file: the seeks that no answer from this file can do without, in bare
/// calls with statements prepared once. The hop goes over an array in memory.
///
/// It runs in a process of its own that is asked a line at a time, as the
/// shell is, so that what the asking process does to the processor's caches
/// is done to both. It reads no Gremlin, plans nothing, encodes its answer off
/// the clock, and keeps one read transaction open, so that it would never see
/// a commit.
final class BareSeeks {
    private let database: OpaquePointer?
    private var speaker: OpaquePointer?
    private var property: OpaquePointer?
    private var company: Int64 = 0
    private var title: Int64 = 0
    /// The talks of each speaker: those of one lie in `talks` from its offset
    /// to the next one's.
    private var offsets: [Int] = []
    private var talks: [Int64] = []

    /// Answers a line at a time, until there is none. `titles NAME` asks for
    /// the titles of a speaker's talks, `company NAME` for the company.
    static func runChild(path: String) throws {
        let seeks = try BareSeeks(path: path)
        while let line = readLine() {
            let isTitles = line.hasPrefix("titles ")
            let name = Array(line.utf8.drop { $0 != UInt8(ascii: " ") }.dropFirst())
            let begin = ContinuousClock.now
            let bytes = try seeks.answer(name, isTitles: isTitles)
            let elapsed = (ContinuousClock.now - begin).nanoseconds
            let texts = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
            let answer = ["result": texts, "ns": Int(elapsed)] as [String: Any]
            var data = try JSONSerialization.data(withJSONObject: answer)
            data.append(UInt8(ascii: "\n"))
            FileHandle.standardOutput.write(data)
        }
    }

    private init(path: String) throws {
        database = try Rival.open(path)
        company = try number("SELECT id FROM key WHERE name = 'company'")
        title = try number("SELECT id FROM key WHERE name = 'title'")
        let index = try number(
            """
            SELECT i.id FROM property_index i JOIN label l ON l.id = i.label
            JOIN key k ON k.id = i.key WHERE l.name = 'speaker' AND k.name = 'name'
            """)
        let text = try number("SELECT class FROM index_\(index) LIMIT 1")
        speaker = try prepare(
            "SELECT vertex FROM index_\(index) WHERE class = \(text) AND value = ?")
        property = try prepare(
            "SELECT type, value FROM vertex_property WHERE vertex = ? AND key = ?")
        let edges = try prepare(
            """
            SELECT e.source, e.target FROM edge e JOIN label l ON l.id = e.label
            WHERE l.name = 'gave' ORDER BY e.source
            """)
        defer { sqlite3_finalize(edges) }
        while sqlite3_step(edges) == SQLITE_ROW {
            let source = Int(sqlite3_column_int64(edges, 0))
            while offsets.count <= source { offsets.append(talks.count) }
            talks.append(sqlite3_column_int64(edges, 1))
        }
        offsets.append(talks.count)
        guard sqlite3_exec(database, "BEGIN", nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    /// The texts found, each ended by a zero.
    private func answer(_ name: [UInt8], isTitles: Bool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        name.withUnsafeBytes {
            // Bound without a copy: the statement is reset before the name goes.
            _ = sqlite3_bind_text(
                speaker, 1, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count),
                nil)
            while sqlite3_step(speaker) == SQLITE_ROW {
                let vertex = sqlite3_column_int64(speaker, 0)
                guard isTitles else {
                    append(company, of: vertex, to: &bytes)
                    continue
                }
                for place in offsets[Int(vertex)]..<offsets[Int(vertex) + 1] {
                    append(title, of: talks[place], to: &bytes)
                }
            }
            sqlite3_reset(speaker)
        }
        return bytes
    }

    private func append(_ key: Int64, of vertex: Int64, to bytes: inout [UInt8]) {
        sqlite3_bind_int64(property, 1, vertex)
        sqlite3_bind_int64(property, 2, key)
        while sqlite3_step(property) == SQLITE_ROW {
            let text = sqlite3_column_text(property, 1)
            bytes.append(
                contentsOf: UnsafeBufferPointer(
                    start: text, count: Int(sqlite3_column_bytes(property, 1))))
            bytes.append(0)
        }
        sqlite3_reset(property)
    }

    // MARK: Statements

    private func prepare(_ sql: String) throws -> OpaquePointer? {
        try Rival.prepare(sql, on: database)
    }

    private func number(_ sql: String) throws -> Int64 {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        guard sqlite3_step(statement) == SQLITE_ROW else { throw failure() }
        return sqlite3_column_int64(statement, 0)
    }

    private func failure() -> Failure { Rival.failure(of: database) }
}
