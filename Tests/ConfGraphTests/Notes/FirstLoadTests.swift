import Foundation
import Testing

@testable import ConfGraph

/// The first load of many files of notes, which writes whole pages of what it has
/// not to read, beside the same load through SQL.
@Suite("First loads of notes")
struct FirstLoadTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private static let given = ["Marla", "Ifeoma", "Tomasz", "Ada", "Kofi", "Lin", "Sanna"]
    private static let family = ["Vesterholm", "Okonjo", "Harrow", "Quill", "Tanaka"]
    private static let terms = [
        "kites", "knots", "looms", "sails", "wires", "tides", "winds", "ropes", "masts", "keels",
        "oars", "gears", "pumps",
    ]

    private static let syllables = ["ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"]

    /// Writes notes of two talks a file.
    ///
    /// - Parameter shared: as many files state one more talk, the same in all.
    private func writeNotes(_ files: Int, shared: Int = 0, edition: Int = 0) throws -> URL {
        let notes = folder.url.appending(path: "notes")
        try FileManager.default.createDirectory(at: notes, withIntermediateDirectories: true)
        for file in 0..<files {
            var text = "# RopeConf \(2010 + file % 7)\n"
            for talk in 0..<2 {
                let number = 2 * file + talk
                func term(_ i: Int) -> String {
                    Self.terms[(number * number + i * i + i * edition) % Self.terms.count]
                }
                let word = String(1_000 + number)
                    .map { Self.syllables[$0.wholeNumberValue!] }.joined()
                text += """

                    ## Why \(word) bends \(term(1)) and \(term(2))
                    - \(Self.given[number % 7]) \(Self.family[number % 5])
                    - `\(term(1))` need `\(term(3))`, and `\(term(4))` are `\(term(2))` of a kind

                    """
            }
            // Of one year, and so of one conference.
            if file % 7 == 0, file / 7 < shared {
                text += "\n## Mending `nets`\n- Ada Quill\n- `nets` are `kites` of the sea\n"
            }
            try text.write(
                to: notes.appending(path: "note\(file).md"), atomically: false, encoding: .utf8)
        }
        return notes
    }

    private static func options() -> StorageOptions {
        var options = StorageOptions()
        options.createIfMissing = true
        options.compactionThreshold = 100
        options.synchronous = .normal
        return options
    }

    /// - Returns: Whether edges were held until the commit.
    private static func load(_ notes: URL, into database: Database) throws -> Bool {
        var work = LoadWork(options: LoadOptions())
        work.add(notes)
        try database.read { try work.skipLoaded(in: $0) }
        return try database.bulkLoad { loader in
            try work.load(in: loader.writer, held: loader.held)
            return try loader.held.holds(.edge)
        }
    }

    /// All rows of all tables, but for the moments of the loads and the order of
    /// removals, which come as sets give them.
    private static func rows(_ database: Database) throws -> [String] {
        try database.read { reader in
            let connection = reader.connection
            func column(_ sql: String) throws -> [String] {
                let statement = try connection.prepare(sql)
                var result: [String] = []
                while try statement.step() { result.append(statement.text(0)) }
                return result
            }
            return try column("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
                .filter { !["meta", "adjacency_removed"].contains($0) }
                .flatMap { table in
                    let values = try column("SELECT name FROM pragma_table_info('\(table)')")
                        .filter { $0 != "loaded_at" }.map { "quote(\"\($0)\")" }
                        .joined(separator: " || ' ' || ")
                    return try column("SELECT '\(table) ' || \(values) FROM \"\(table)\"")
                }
        }
    }

    /// Talks that two files state have to be looked up, and then pages are not
    /// for their edges.
    @Test(arguments: [0, 2]) func pagesHoldWhatSQLWouldWrite(shared: Int) throws {
        let notes = try writeNotes(260, shared: shared)
        let alone = try Database(path: folder.path("alone.db"), options: Self.options())
        let beside = try Database(path: folder.path("beside.db"), options: Self.options())
        // Who has the file open keeps the load to the log, and to SQL.
        let other = try Database(path: folder.path("beside.db"), options: Self.options())
        let reader = try other.beginRead()
        #expect(try Self.load(notes, into: alone) == (shared == 0))
        #expect(try !Self.load(notes, into: beside))
        reader.end()
        #expect(try alone.read { try $0.edgeCount(labels: nil) } > 3_000)
        #expect(try alone.check(repair: false).isClean)
        #expect(try beside.check(repair: false).isClean)
        #expect(try Self.rows(alone) == Self.rows(beside))
    }

    /// What comes later finds what the pages hold.
    @Test func laterLoadsChangeWhatTheNotesChange() throws {
        let alone = try Database(path: folder.path("alone.db"), options: Self.options())
        let plain = try Database(path: nil, options: Self.options())
        for (files, shared, edition) in [(260, 0, 0), (256, 3, 1)] {
            let notes = try writeNotes(files, shared: shared, edition: edition)
            for database in [alone, plain] { _ = try Self.load(notes, into: database) }
            #expect(try Self.rows(alone) == Self.rows(plain))
            #expect(try alone.check(repair: false).isClean)
        }
        for file in stride(from: 0, to: 256, by: 21) {
            let note = folder.url.appending(path: "notes/note\(file).md").path
            for database in [alone, plain] {
                _ = try database.write { try NotesLoader.unload(note, in: $0) }
            }
        }
        #expect(try Self.rows(alone) == Self.rows(plain))
        #expect(try alone.check(repair: false).isClean)
    }

    @Test func aLossOfPowerLeavesAllOfALoadOrNothing() throws {
        let notes = try writeNotes(260)
        let directory = try TemporaryDirectory()
        let files = RecordingFileSystem(folder: directory.url.path, seed: 21, interval: 12)
        var options = Self.options()
        options.synchronous = .full
        options.vfs = files.name
        let database = try Database(path: directory.path("graph.db"), options: options)
        _ = files.takeMoments()
        #expect(try Self.load(notes, into: database))
        let total = try database.read { try $0.edgeCount(labels: nil) }
        files.acknowledge(1)
        try database.write { _ = try $0.addVertex(labels: ["node"], id: nil) }
        database.close()
        let moments = files.takeMoments()
        #expect(moments.count > 10)
        var random = CrashRandom(state: 22)
        var counts: Set<Int64> = []
        for moment in moments {
            for loss in RecordingDisk.Loss.allCases {
                let copy = try moment.disk.copyAfterPowerLoss(loss, using: &random)
                let graph = try Database(path: copy.path("graph.db"), options: Self.options())
                defer { graph.close() }
                let count = try graph.read { try $0.edgeCount(labels: nil) }
                let sources = try graph.read { try ClaimStore($0).sources().count }
                let place = "before a \(moment.operation), losing \(loss)"
                #expect(count == total || count == 0 && moment.acknowledged == 0, "\(place)")
                #expect(sources == (count == 0 ? 0 : 260), "\(place)")
                #expect(try graph.check(repair: false).isClean, "\(place)")
                counts.insert(count)
            }
        }
        #expect(counts.count == 2)
    }
}
