import Foundation
import Testing

/// `confgraph stats`, `check` and `compact`.
@Suite struct MaintenanceCommandTests {
    private let confgraph: BuiltProgram

    init() throws {
        confgraph = try BuiltProgram()
        try confgraph.makePeople()
    }

    @Test func statsShowWhatThereIs() throws {
        let run = try confgraph("stats")
        #expect(run.status == 0, "\(run.errors)")
        for word in ["person", "knows", "3", "2", "format"] {
            #expect(run.output.contains(word), "\(word) in \(run.output)")
        }
        #expect(run.errors.isEmpty)
    }

    @Test func checkSaysThatAllIsWell() throws {
        for words in [["check"], ["check", "--repair"]] {
            let run = try confgraph.run(words)
            #expect(run.status == 0, "\(run.errors)")
            #expect(
                run.output.hasPrefix("The graph is whole: 3 vertices, 2 edges, "), "\(run.output)")
        }
    }

    @Test func compactChangesNoAnswer() throws {
        let before = try confgraph.traverse("v(person).out(knows).values(name).order()")
        #expect(try confgraph("compact").status == 0)
        #expect(try confgraph.traverse("v(person).out(knows).values(name).order()") == before)
        #expect(try confgraph("check").status == 0)
    }

    @Test func damageIsFoundAndNotAnswered() throws {
        // Noise in the middle of the file, where rows and blocks lie.
        #expect(try confgraph("compact").status == 0)
        var bytes = [UInt8](try confgraph.folder.data("confgraph.db"))
        for index in stride(from: 16_384, to: bytes.count, by: 97) { bytes[index] ^= 0x5A }
        try Data(bytes).write(to: confgraph.folder.url.appending(path: "confgraph.db"))
        let check = try confgraph("check")
        #expect(check.status == 1)
        #expect(check.signal == nil)
        #expect(check.errors.hasPrefix("error: "))
        for text in ["V()", "E()", "v(person).out(knows).count()"] {
            let run = try confgraph("traverse", text)
            #expect(run.signal == nil)
            #expect(run.status == 0 || run.errors.hasPrefix("error: "))
        }
    }
}
