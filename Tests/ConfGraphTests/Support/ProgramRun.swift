import Foundation
import Testing

/// One run of a program to its end, with what it printed.
struct ProgramRun: Sendable {
    let status: Int32
    /// The signal that ended it, where one did.
    let signal: Int32?
    let output: String
    let errors: String

    /// Runs a program and waits for it.
    ///
    /// Output goes through files, so that no pipe can fill and block.
    static func run(
        _ executable: URL, _ arguments: [String], in directory: URL,
        environment: [String: String]? = nil, input: String = ""
    ) throws -> ProgramRun {
        let scratch = FileManager.default.temporaryDirectory
            .appendingPathComponent("confgraph-run-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let files = ["in", "out", "err"].map { scratch.appendingPathComponent($0) }
        try Data(input.utf8).write(to: files[0])
        try Data().write(to: files[1])
        try Data().write(to: files[2])

        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = directory
        if let environment { process.environment = environment }
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.runAndWait()
        return ProgramRun(
            status: process.terminationStatus,
            signal: process.terminationReason == .uncaughtSignal ? process.terminationStatus : nil,
            output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }
}
