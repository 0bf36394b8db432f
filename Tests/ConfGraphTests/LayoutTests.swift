import ConfGraphSchema
import Foundation
import Testing

/// The rules of where things lie and who may name whom, which one module
/// cannot leave to the compiler. CONTRIBUTING.md states them.
@Suite struct LayoutTests {
    private let repository = Repository.current

    // MARK: Folders

    @Test func sourceFoldersHoldOnlyTheirOwnTarget() throws {
        let library = try repository.listing("Sources/ConfGraph")
        let program = try repository.listing("Sources/confgraph")
        // A disk that ignores case shows both targets in both folders.
        let merged = ["Library", "Program"]
        #expect(
            (library == ["Library"] && program == ["Program"])
                || (library == merged && program == merged))
        #expect(try repository.listing("Sources/CSQLite") == ["module.modulemap", "shim.h"])
    }

    @Test func gitRecordsSourcesUnderTheirOwnTarget() throws {
        guard let files = try repository.trackedFiles("Sources") else { return }
        let allowed = [
            "Sources/ConfGraph/Library/", "Sources/confgraph/Program/", "Sources/CSQLite/",
        ]
        let misplaced = files.filter { file in !allowed.contains { file.hasPrefix($0) } }
        #expect(misplaced.isEmpty, "git recorded these where they are not built")
    }

    @Test func baseNamesAreUniquePerTarget() throws {
        for target in [
            "Sources/ConfGraph/Library", "Sources/confgraph/Program", "Tests/ConfGraphTests",
        ] {
            var seen: [String: String] = [:]
            for file in try repository.swiftFiles(target) {
                let name = file.name.lowercased()
                #expect(seen[name] == nil, "\(file.path) and \(seen[name] ?? "")")
                seen[name] = file.path
            }
        }
    }

    @Test func noFileIsTooLong() throws {
        for file in try repository.swiftFiles("Sources") {
            let lines = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
            #expect(lines <= 800, "\(file.path) has \(lines) lines")
        }
    }

    @Test func everyMigrationIsListedOnce() throws {
        let files = try repository.listing("Schema/Migrations")
        #expect(!files.isEmpty)
        #expect(files.allSatisfy { $0.hasPrefix("v") && $0.hasSuffix(".sql") })
        let versions = Schema.migrations.map(\.version)
        #expect(versions == Array(1...files.count))
        for (file, migration) in zip(files, Schema.migrations) {
            let text = try repository.text("Schema/Migrations/" + file)
            #expect(
                text == migration.sql, "\(file) is not what migration \(migration.version) embeds")
        }
    }

    // MARK: Who may name whom

    @Test func onlyTheSQLiteFolderImportsSQLite() throws {
        for file in try repository.swiftFiles("Sources")
        where !file.path.contains("/Library/SQLite/") {
            let importing = file.codeLines.filter { $0.text.contains("import CSQLite") }
            #expect(importing.isEmpty, "\(file.path):\(importing.map(\.number))")
        }
    }

    @Test func programUsesThePublicInterfaceOnly() throws {
        let allowed: Set = [
            "ConfGraph", "FoundationEssentials", "Foundation", "Synchronization", "Glibc", "Musl",
            "Darwin",
        ]
        for file in try repository.swiftFiles("Sources/confgraph/Program") {
            for line in file.codeLines where line.text.contains("import ") {
                let words = line.text.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index + 1 < words.count else {
                    continue
                }
                #expect(!words.contains("@testable"), "\(file.path):\(line.number)")
                if words[..<index].allSatisfy({
                    ["public", "internal", "private"].contains($0) || $0.hasPrefix("@")
                }) {
                    let module = String(words[index + 1])
                    #expect(
                        allowed.contains(module), "\(file.path):\(line.number) imports \(module)")
                }
            }
        }
    }

    /// SQL is written where tables and plans are known, nowhere else.
    @Test func statementsStandOnlyInSchemaStorageAndPlanning() throws {
        let allowed = ["/Library/Storage/", "/Library/Traversal/Planning/"]
        let statement = try Regex(
            #"(SELECT .+ FROM |INSERT (OR [A-Z]+ )?INTO |DELETE FROM |UPDATE .+ SET |CREATE (TABLE|INDEX|VIEW|TRIGGER) )"#
        )
        for file in try repository.swiftFiles("Sources")
        where !allowed.contains(where: { file.path.contains($0) }) {
            for line in file.codeLines where line.text.contains(statement) {
                Issue.record("SQL text in \(file.path):\(line.number)")
            }
        }
    }

    /// Types of the layers below which a folder must not know.
    @Test func lowerLayersDoNotNameHigherOnes() throws {
        let sqlite = ["Connection", "SQLiteStatement", "StatementCache"]
        let storage = [
            "Database", "StorageReader", "StorageWriter", "AdjacencySlice", "BlockCache",
        ]
        let execution = ["Engine", "ResultCursor", "EngineOptions"]
        let graph = ["Graph", "TraversalSource", "TransactionScope", "GraphConfiguration"]
        let forbidden: [(folder: String, names: [String])] = [
            ("Values", sqlite + storage + execution + graph),
            ("Utilities", sqlite + storage + execution + graph),
            ("SQLite", storage + execution + graph),
            ("Storage", execution + graph),
            ("Traversal/Planning", graph),
            ("Traversal/Execution", graph),
            ("Traversal/Steps", sqlite + storage),
            ("Traversal/Predicates", sqlite + storage),
            ("Traversal/Strategies", sqlite + storage + graph),
            ("Traversal/DSL", sqlite + storage),
            ("Language", sqlite + storage + execution + graph),
        ]
        for (folder, names) in forbidden {
            for file in try repository.swiftFiles("Sources/ConfGraph/Library/" + folder) {
                for line in file.codeLines {
                    let named = Set(line.identifiers).intersection(names)
                    #expect(named.isEmpty, "\(file.path):\(line.number) names \(named.sorted())")
                }
            }
        }
    }

    // MARK: Documentation

    @Test func everyPublicDeclarationHasAComment() throws {
        let keywords: Set = [
            "func", "var", "let", "struct", "class", "enum", "protocol", "init", "subscript",
            "typealias", "actor",
        ]
        var missing: [String] = []
        for file in try repository.swiftFiles("Sources/ConfGraph/Library") {
            let raw = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            let lines = raw.map { $0.trimmingCharacters(in: .whitespaces) }
            // What a conformance asks for is documented at the protocol.
            var isConformance = false
            for (index, line) in lines.enumerated() {
                if raw[index].hasPrefix("extension ") || raw[index].hasPrefix("public extension ") {
                    isConformance = line.prefix { $0 != "{" }.contains(":")
                } else if raw[index].hasPrefix("}") {
                    isConformance = false
                }
                guard line.hasPrefix("public "), !isConformance else { continue }
                let words = line.split { !$0.isLetter && $0 != "`" }.map(String.init)
                guard let keyword = words.first(where: { keywords.contains($0) }) else { continue }
                if keyword == "init" && line.hasPrefix("public init()") { continue }
                if Self.isWitness(line) { continue }
                var above = index - 1
                while above >= 0, lines[above].hasPrefix("@") { above -= 1 }
                if above < 0 || !lines[above].hasPrefix("///") {
                    missing.append("\(file.path):\(index + 1): \(line)")
                }
            }
        }
        #expect(missing.isEmpty, "no comment above:\n\(missing.joined(separator: "\n"))")
    }

    /// Requirements of the standard library's protocols are documented there,
    /// also where a type conforms in its declaration.
    private static func isWitness(_ line: String) -> Bool {
        let witnesses = [
            "static func == ", "static func < ", "func hash(into", "var description:",
            "let rawValue", "init(rawValue", "func makeIterator()", "mutating func next()",
            "func makeAsyncIterator()", "mutating func next(", "typealias ",
        ]
        return witnesses.contains { line.contains("public \($0)") }
    }

    @Test func documentsHoldNoTemplateText() throws {
        // Assembled, so that this file does not find itself.
        let tokens = [
            "START_MENU_" + "TOKEN", "@START" + "_", "<!--" + "@", "Lorem " + "ipsum", "TO" + "DO",
            "FIX" + "ME",
        ]
        for file in try repository.files("", extensions: ["md", "swift", "sql", "toml"]) {
            for token in tokens where file.text.contains(token) {
                Issue.record("\(file.path) holds \(token)")
            }
        }
    }
}
