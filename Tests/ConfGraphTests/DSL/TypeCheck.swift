import Foundation

/// Runs the compiler's type checker on a source that uses the built library.
struct TypeCheck {
    struct Outcome {
        let seconds: Double
        let succeeded: Bool
        /// The first line that reports an error, and all that was said.
        let firstError: String
        let output: String
    }

    /// The folder of the built module, beside the test bundle; nil if it is
    /// not there.
    static let modules: URL? = {
        let build = Repository.current.root.appendingPathComponent(".build/debug/Modules")
        let module = build.appendingPathComponent("ConfGraph.swiftmodule")
        return FileManager.default.fileExists(atPath: module.path) ? build : nil
    }()

    /// Checks a function body in which `g` is a source.
    static func run(_ body: String) throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("typecheck-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("Chain.swift")
        try "import ConfGraph\nfunc check(_ g: TraversalSource) throws {\n\(body)\n}\n"
            .write(to: source, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swiftc", "-typecheck", "-swift-version", "6",
            "-I", modules?.path ?? "",
            "-I", Repository.current.root.appendingPathComponent("Sources/CSQLite").path,
            source.path,
        ]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = pipe
        let clock = ContinuousClock()
        let start = clock.now
        try process.run()
        let output = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let (seconds, attoseconds) = (clock.now - start).components
        let firstError = output.split(separator: "\n").first { $0.contains("error:") } ?? ""
        return Outcome(
            seconds: Double(seconds) + Double(attoseconds) * 1e-18,
            succeeded: process.terminationStatus == 0, firstError: String(firstError),
            output: output)
    }
}
