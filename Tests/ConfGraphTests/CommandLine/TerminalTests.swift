import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// The program at a terminal, and Ctrl-C.
@Suite struct TerminalTests {
    /// Runs the program with a pseudo-terminal as standard error, and as
    /// standard output if asked; returns its status and what the terminal and
    /// the pipe of standard output got.
    private static func atTerminal(
        _ confgraph: BuiltProgram, _ words: [String], output: Bool = true,
        interruptAfter: Double? = nil
    ) throws -> (status: Int32, screen: String, output: String) {
        let (master, slave) = try PseudoTerminal.open()
        defer { close(master) }
        let terminal = FileHandle(fileDescriptor: slave, closeOnDealloc: false)

        let process = Process()
        process.executableURL = BuiltProgram.executable
        process.arguments = words
        process.currentDirectoryURL = confgraph.folder.url
        process.environment = confgraph.fullEnvironment.merging(["TERM": "xterm"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardError = terminal
        let pipe = Pipe()
        process.standardOutput = output ? terminal : pipe
        var piped = Data()
        try process.runAndWait(seconds: 30) {
            if let interruptAfter {
                Thread.sleep(forTimeInterval: interruptAfter)
                process.interrupt()
            }
            if !output { piped = pipe.fileHandleForReading.readDataToEndOfFile() }
        }
        close(slave)
        var screen: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(master, &buffer, buffer.count)
            if count <= 0 { break }
            screen += buffer[..<count]
        }
        let text = String(decoding: screen, as: UTF8.self).replacingOccurrences(
            of: "\r\n", with: "\n")
        return (process.terminationStatus, text, String(decoding: piped, as: UTF8.self))
    }

    @Test func anEmptyAnswerIsSaidAtATerminal() throws {
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        let run = try Self.atTerminal(
            confgraph, ["traverse", "v(person).has(age,lt(0))"], output: false)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.screen.hasPrefix("no results\n"), "\(run.screen)")
        let quiet = try Self.atTerminal(
            confgraph, ["traverse", "-q", "v(person).has(age,lt(0))"], output: false)
        #expect(quiet.screen.isEmpty)
    }

    @Test func coloursShowAtATerminalOnly() throws {
        var confgraph = try BuiltProgram()
        try confgraph.makePeople()
        #expect(
            try Self.atTerminal(confgraph, ["traverse", "v(person)"]).screen.contains(
                "\u{1B}[36mperson["))
        #expect(try !confgraph("traverse", "v(person)").output.contains("\u{1B}"))
        confgraph.environment["NO_COLOR"] = "1"
        let plain = try Self.atTerminal(confgraph, ["traverse", "v(person)"]).screen
        #expect(plain.contains("person[") && !plain.contains("\u{1B}"))
    }

    @Test func mistakesArePointedAtOnATerminal() throws {
        var confgraph = try BuiltProgram()
        confgraph.environment["NO_COLOR"] = "1"
        try confgraph.makePeople()
        let run = try Self.atTerminal(confgraph, ["traverse", "v(person).ot(knows)"])
        #expect(run.status == 1)
        let lines = run.screen.split(separator: "\n").map(String.init)
        #expect(lines.count == 3, "\(run.screen)")
        #expect(lines.count == 3 && lines[1] == "  v(person).ot(knows)")
        #expect(lines.count == 3 && lines[2] == "            ^")
    }

    @Test func interruptingEndsARunningTraversal() throws {
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        // Without end: three people who know themselves.
        try confgraph.traverse("v(person).as(a).addE(knows).to(select(a))")
        let endless = "v(person).repeat(out(knows)).until(has(name,nobody))"
        let start = Date()
        let run = try Self.atTerminal(
            confgraph, ["traverse", endless], output: false, interruptAfter: 1)
        #expect(run.status == 130)
        #expect(run.output.isEmpty)
        #expect(run.screen.contains("Interrupted."))
        #expect(Date().timeIntervalSince(start) < 10)
    }

    @Test func interruptingAChangeUndoesIt() throws {
        let confgraph = try BuiltProgram()
        try confgraph.makePeople()
        let changing = "V().repeat(addV(x).property(n,1)).until(has(n,2))"
        let run = try Self.atTerminal(
            confgraph, ["traverse", changing], output: false, interruptAfter: 1)
        #expect(run.status == 130)
        #expect(try confgraph.traverse("v(x).count()") == "0\n")
        #expect(try confgraph("check").status == 0)
    }
}
