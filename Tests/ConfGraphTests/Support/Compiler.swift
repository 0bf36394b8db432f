import Foundation
import Testing

/// The Swift compiler, for code that stands in documents: it compiles against
/// the library as it was built for the tests.
struct Compiler {
    private let swiftc: URL

    struct Missing: Error, CustomStringConvertible {
        let description = "No swiftc on PATH, in $SWIFT or in .build/setup.env."
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    static func found() throws -> Compiler {
        let environment = ProcessInfo.processInfo.environment
        var folders: [String] = []
        if let swift = environment["SWIFT"] {
            folders.append((swift as NSString).deletingLastPathComponent)
        }
        if let setup = try? Repository.current.text(".build/setup.env"),
            let match = setup.firstMatch(of: /SWIFT='([^']+)'/)
        {
            folders.append((String(match.1) as NSString).deletingLastPathComponent)
        }
        folders += (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for folder in folders {
            let file = URL(fileURLWithPath: folder).appendingPathComponent("swiftc")
            if FileManager.default.isExecutableFile(atPath: file.path) {
                return Compiler(swiftc: file)
            }
        }
        throw Missing()
    }

    /// Checks that code compiles.
    func check(_ code: String, in folder: TemporaryDirectory) throws {
        try compile(code, ["-typecheck"], in: folder)
    }

    /// Makes a program of code.
    func build(_ code: String, in folder: TemporaryDirectory) throws -> URL {
        let built = BuiltProgram.executable.deletingLastPathComponent()
        // Objects of files that are gone may lie beside the others.
        let sources = try Set(
            Repository.current.swiftFiles("Sources/ConfGraph/Library").map(\.name))
        let objects = try ["ConfGraph", "ConfGraphSchema"].flatMap { target in
            let objects = built.appendingPathComponent(target + ".build")
            return try FileManager.default.contentsOfDirectory(atPath: objects.path)
                .filter { $0.hasSuffix(".o") }
                .filter { target != "ConfGraph" || sources.contains(String($0.dropLast(2))) }
                .map { objects.appendingPathComponent($0).path }
        }
        let program = folder.url.appendingPathComponent("program")
        try compile(
            code, objects + ["-o", program.path] + sqlite("-L", "lib") + ["-lsqlite3"], in: folder)
        return program
    }

    private func compile(_ code: String, _ arguments: [String], in folder: TemporaryDirectory)
        throws
    {
        let file = try folder.write(code, to: "main.swift")
        let run = try ProgramRun.run(
            swiftc, [file.path, "-swift-version", "6"] + modules + arguments, in: folder.url)
        guard run.status == 0 else { throw Failure(description: run.errors) }
    }

    /// What the type checker says of a library's code: errors, and what the
    /// arguments ask for.
    func remarks(on code: String, _ arguments: [String] = [], in folder: TemporaryDirectory) throws
        -> String
    {
        let file = try folder.write(code, to: "Checked.swift")
        return try ProgramRun.run(
            swiftc, ["-typecheck", file.path, "-swift-version", "6"] + modules + arguments,
            in: folder.url
        ).errors
    }

    /// The library's public symbols, as the documentation's tools see them.
    func symbolGraph(in folder: TemporaryDirectory) throws -> Data {
        let information = try ProgramRun.run(swiftc, ["-print-target-info"], in: folder.url)
        let target = try JSONDecoder().decode(
            TargetInformation.self, from: Data(information.output.utf8))
        // By its own name: it is a link to a program of several names.
        let tool = URL(fileURLWithPath: target.paths.runtimeResourcePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("bin/swift-symbolgraph-extract")
        let run = try ProgramRun.run(
            tool,
            [
                "-module-name", "ConfGraph", "-target", target.target.triple,
                "-minimum-access-level", "public", "-output-dir", folder.url.path,
            ] + modules, in: folder.url)
        guard run.status == 0 else { throw Failure(description: run.errors) }
        return try folder.data("ConfGraph.symbols.json")
    }

    private struct TargetInformation: Decodable {
        struct Target: Decodable { let triple: String }
        struct Paths: Decodable { let runtimeResourcePath: String }
        let target: Target
        let paths: Paths
    }

    /// Where the library's module is, and what that needs.
    private var modules: [String] {
        let built = BuiltProgram.executable.deletingLastPathComponent()
        let csqlite = Repository.current.url("Sources/CSQLite/module.modulemap").path
        return [
            "-I", built.appendingPathComponent("Modules").path, "-Xcc",
            "-fmodule-map-file=\(csqlite)", "-module-cache-path",
            built.appendingPathComponent("ModuleCache").path,
        ] + sqlite("-Xcc -I", "include")
    }

    /// A flag with a folder of the SQLite that set-up unpacked, where it did.
    private func sqlite(_ flag: String, _ name: String) -> [String] {
        let folder = Repository.current.url(".build/sqlite/" + name)
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        var words = flag.split(separator: " ").map(String.init)
        words[words.count - 1] += folder.path
        return words
    }
}
