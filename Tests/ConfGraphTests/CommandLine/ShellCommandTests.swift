import Foundation
import Testing

/// The batch shell: a line in, a line of JSON out.
@Suite struct ShellCommandTests {
    private let confgraph: BuiltProgram

    init() throws {
        confgraph = try BuiltProgram()
        try confgraph.makePeople()
    }

    private struct Answer {
        let result: [Any]?
        let error: String?
        let code: String?
        let nanoseconds: Int
    }

    private func ask(_ lines: String..., sourceLocation: SourceLocation = #_sourceLocation) throws
        -> [Answer]
    {
        let run = try confgraph.run(["shell"], input: lines.joined(separator: "\n"))
        #expect(run.status == 0, sourceLocation: sourceLocation)
        #expect(run.errors.isEmpty, "\(run.errors)", sourceLocation: sourceLocation)
        return try run.output.split(separator: "\n").map { line in
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                sourceLocation: sourceLocation)
            return Answer(
                result: object["result"] as? [Any], error: object["error"] as? String,
                code: object["code"] as? String, nanoseconds: object["ns"] as? Int ?? -1)
        }
    }

    private func count(_ answer: Answer) -> Int? {
        (answer.result?.first as? [String: Any])?["@value"] as? Int
    }

    @Test func everyLineIsAnswered() throws {
        let answers = try ask(
            "v(person).order().by(name).values(name)", "", "   ", "v(person).has(age,lt(0))",
            "g.V().count()")
        #expect(answers.count == 3)
        #expect(answers[0].result as? [String] == ["ada", "ben", "cyd"])
        #expect(answers[1].result?.isEmpty == true)
        #expect(count(answers[2]) == 3)
        #expect(answers.allSatisfy { $0.nanoseconds > 0 })
    }

    @Test func mistakesAreAnsweredAndForgotten() throws {
        let answers = try ask(
            "v(", "v(person).ot()", "inject(1).fail(\"stop\")", "v(person).count()")
        #expect(answers.map(\.code) == ["syntax", "syntax", answers[2].code, nil])
        #expect(answers[0].error?.isEmpty == false)
        #expect(answers[2].error != nil)
        #expect(count(answers[3]) == 3)
    }

    @Test func eachLineIsATransaction() throws {
        let answers = try ask(
            "addV(x).property(n,1)",
            "v(x).property(n,2).fail(\"no\")",
            "v(x).values(n)")
        #expect((answers[2].result?.first as? [String: Any])?["@value"] as? Int == 1)
        #expect(try confgraph.traverse("v(x).count()") == "1\n")
    }

    @Test func severalLinesAreOneTransaction() throws {
        let answers = try ask(
            ":begin", "addV(x)", "v(x).count()", ":rollback", "v(x).count()",
            ":begin", "addV(x)", "addV(x).fail(\"no\")", "addV(x)", ":commit", "v(x).count()")
        #expect(answers.count == 11)
        #expect(answers[0].result?.isEmpty == true)
        #expect(count(answers[2]) == 1)
        #expect(answers[3].result?.isEmpty == true)
        #expect(count(answers[4]) == 0)
        #expect(answers[7].error != nil)
        #expect(answers[9].result?.isEmpty == true)
        #expect(count(answers[10]) == 2)
        #expect(try confgraph.traverse("v(x).count()") == "2\n")
    }

    @Test func anOpenTransactionEndsWithTheInput() throws {
        let answers = try ask(":begin", "addV(x)")
        #expect(answers.count == 2)
        #expect(try confgraph.traverse("v(x).count()") == "0\n")
    }

    @Test func transactionsDoNotNest() throws {
        let answers = try ask(":commit", ":rollback", ":begin", ":begin", ":commit", ":commit")
        #expect(answers.map { $0.error != nil } == [true, true, false, true, false, true])
    }

    @Test func hintsAreNotGiven() throws {
        let run = try confgraph.run(["shell"], input: "v(persn)\n")
        #expect(run.errors.isEmpty)
    }

    @Test func answersComeAtOnce() throws {
        let process = Process()
        process.executableURL = BuiltProgram.executable
        process.arguments = ["shell", "--db", confgraph.folder.path("confgraph.db")]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.runAndWait(seconds: 30) {
            for number in 1...20 {
                input.fileHandleForWriting.write(Data("inject(\(number))\n".utf8))
                // Blocks until the line is there: nothing waits for the next question.
                let answer = String(
                    decoding: output.fileHandleForReading.availableData, as: UTF8.self)
                #expect(
                    answer.contains("\"@value\":\(number)}]") && answer.hasSuffix("}\n"),
                    "\(answer)")
            }
            try input.fileHandleForWriting.close()
        }
        #expect(process.terminationStatus == 0)
    }

    @Test func interruptingAWaitingShellEndsIt() throws {
        let process = Process()
        process.executableURL = BuiltProgram.executable
        process.arguments = ["shell", "--db", confgraph.folder.path("confgraph.db")]
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.runAndWait(seconds: 30) {
            input.fileHandleForWriting.write(Data(":begin\naddV(x)\n".utf8))
            var answers = ""
            while answers.filter({ $0 == "\n" }).count < 2 {
                let piece = output.fileHandleForReading.availableData
                if piece.isEmpty { break }
                answers += String(decoding: piece, as: UTF8.self)
            }
            process.interrupt()
        }
        #expect(process.terminationStatus == 130)
        #expect(try confgraph.traverse("v(x).count()") == "0\n")
    }

    @Test func hostileLinesAreAnswered() throws {
        let deep = String(repeating: "and(", count: 20_000)
        let long = "inject(\"" + String(repeating: "x", count: 1_000_000) + "\").count()"
        let answers = try ask(
            deep, long, "inject(\"\\u0000\\uD83D\\uDE00\")", "\u{FEFF}v()", "v(person).count()")
        #expect(answers.count == 5)
        #expect(answers[0].code == "syntax")
        #expect(count(answers[1]) == 1)
        #expect(count(answers[4]) == 3)
    }
}
