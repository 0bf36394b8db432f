import Foundation
import Testing

@testable import ConfGraph

/// Files that are no graph, or a graph of a later format, are refused, with
/// what they are, and left as they were to the byte.
struct RefusedFileTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// Whether a missing file is made, and whether the graph is only read.
    private static let ways = [(true, false), (false, false), (false, true)]

    /// Opens the file in each way there is, and looks at what is left.
    @discardableResult
    private func refuse(
        _ name: String, _ bytes: Data, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [GraphError] {
        let file = directory.url.appending(path: name)
        try bytes.write(to: file)
        var errors: [GraphError] = []
        for (isMade, isReadOnly) in Self.ways {
            var options = StorageOptions()
            options.createIfMissing = isMade
            options.readOnly = isReadOnly
            let error = #expect(throws: GraphError.self, sourceLocation: sourceLocation) {
                _ = try Database(path: file.path, options: options)
            }
            #expect(error?.code == .notAGraph, sourceLocation: sourceLocation)
            if let error { errors.append(error) }
            #expect(try Data(contentsOf: file) == bytes, sourceLocation: sourceLocation)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: directory.url.path)
        #expect(left == [name], sourceLocation: sourceLocation)
        return errors
    }

    @Test func notes() throws {
        let errors = try refuse("notes.md", Data("# PyCon\n\n- A talk, by Somebody\n".utf8))
        for error in errors { #expect(error.message.contains("notes.md")) }
    }

    @Test func longText() throws {
        try refuse("long.txt", Data(String(repeating: "no graph at all\n", count: 10_000).utf8))
    }

    @Test func randomBytes() throws {
        var random = CrashRandom(state: 11)
        try refuse("random.db", Data((0..<100_000).map { _ in UInt8(random.next(256)) }))
    }

    @Test func anotherProgramsDatabase() throws {
        // A whole SQLite file: an empty graph under another application's name.
        var bytes = try emptyGraph()
        bytes.replaceSubrange(68..<72, with: [0, 0, 0, 0])
        let errors = try refuse("other.sqlite", bytes)
        for error in errors { #expect(error.message.contains("SQLite")) }
    }

    @Test func aTruncatedHeader() throws {
        try refuse("header.db", Data("SQLite format 3\0".utf8))
    }

    @Test func aNewerFormat() throws {
        var bytes = try emptyGraph()
        // `user_version`, big-endian.
        bytes.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
        let errors = try refuse("newer.db", bytes)
        for error in errors {
            #expect(error.message.contains("newer"), "\(error.message)")
            #expect(error.message.contains("9999"), "\(error.message)")
        }
    }

    @Test func aDirectory() throws {
        let folder = directory.url.appending(path: "folder")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var options = StorageOptions()
        options.createIfMissing = true
        #expect(throws: GraphError.self) {
            _ = try Database(path: folder.path, options: options)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func aFileThatIsNotThere() throws {
        for (isMade, isReadOnly) in Self.ways where !isMade {
            var options = StorageOptions()
            options.readOnly = isReadOnly
            let error = #expect(throws: GraphError.self) {
                _ = try Database(path: directory.path("none.db"), options: options)
            }
            #expect(error?.code == .cannotOpen)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path).isEmpty)
    }

    /// The bytes of a graph file with nothing in it.
    private func emptyGraph() throws -> Data {
        let other = try TemporaryDirectory()
        var options = StorageOptions()
        options.createIfMissing = true
        let database = try Database(path: other.path("graph.db"), options: options)
        try database.write(cancellation: nil) { _ in }
        // The log is copied into the file by then.
        database.close()
        return try Data(contentsOf: other.url.appending(path: "graph.db"))
    }
}
