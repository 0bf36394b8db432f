import Foundation
import Testing

@testable import ConfGraph

/// Notes that someone made to hurt: read in linear time, or refused clearly.
@Suite("Hostile notes")
struct HostileNotesTests {
    /// Notes of a size and the same of eight times that size: the larger must
    /// not cost much more than eight times as much.
    private func isLinear(_ make: (Int) -> String, size: Int = TestTier.isLong ? 10_000 : 2_000)
        throws -> Bool
    {
        func cost(_ n: Int) throws -> Duration {
            let bytes = Array(make(n).utf8)
            var best = Duration.seconds(1_000)
            for _ in 0..<1 {
                let clock = ContinuousClock()
                best = min(
                    best, try clock.measure { _ = try NoteReader.read(bytes, name: "hostile.md") })
            }
            return best
        }
        let small = try cost(size)
        let large = try cost(size * 8)
        return large < small * 24 + .milliseconds(40)
    }

    private static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
        ("long line", { "# T\n\n" + String(repeating: "word ", count: $0) }),
        ("no blanks", { "# T\n\n" + String(repeating: "x", count: $0) }),
        ("headings", { String(repeating: "## a heading\n", count: $0 / 12) }),
        ("setext", { String(repeating: "a heading\n---\n", count: $0 / 14) }),
        (
            "deep items",
            { (0..<($0 / 40)).map { String(repeating: " ", count: $0 % 80) + "- x\n" }.joined() }
        ),
        ("deep quotes", { String(repeating: ">", count: $0) + " x" }),
        ("brackets", { "# T\n\n" + String(repeating: "[", count: $0) }),
        ("links", { "# T\n\n" + String(repeating: "[a](", count: $0 / 4) }),
        ("nested links", { "# T\n\n" + String(repeating: "[a](b)](c)", count: $0 / 10) }),
        ("images", { "# T\n\n" + String(repeating: "![", count: $0 / 2) }),
        (
            "ticks",
            { n in
                "# T\n\n"
                    + (1..<60).map { String(repeating: "`", count: $0) }.joined(separator: " ")
                    + String(repeating: " `a", count: n / 3)
            }
        ),
        ("stars", { "# T\n\n" + String(repeating: "*a **b ", count: $0 / 7) }),
        ("closing stars", { "# T\n\n" + String(repeating: "a* b** ", count: $0 / 7) }),
        ("underscores", { "# T\n\n" + String(repeating: "__a ", count: $0 / 4) }),
        ("angles", { "# T\n\n" + String(repeating: "<", count: $0) + ">" }),
        ("unclosed tags", { "# T\n\n" + String(repeating: "<a ", count: $0 / 3) }),
        ("ampersands", { "# T\n\n" + String(repeating: "&", count: $0) }),
        ("fences", { String(repeating: "```\n~~~~\n", count: $0 / 9) }),
        (
            "growing fences",
            { n in
                (3..<(n > 5_000 ? 100 : 40)).reversed().map {
                    String(repeating: "`", count: $0) + "\nx\n"
                }.joined() + String(repeating: "x\n", count: n / 2)
            }
        ),
        ("comments", { String(repeating: "<!-- x\n", count: $0 / 7) }),
        ("styles", { String(repeating: "<style>\n", count: $0 / 8) }),
        (
            "table",
            { n in
                "# T\n\n" + String(repeating: "a|", count: n / 4) + "b\n"
                    + String(repeating: "-|", count: n / 4) + "-\n"
            }
        ),
        ("rows", { "Talk | Speaker\n---|---\n" + String(repeating: "a | b\n", count: $0 / 6) }),
        (
            "definitions",
            { n in (0..<(n / 20)).map { "[r\($0)]: http://x/\($0)\n" }.joined() + "[r1] [r2]" }
        ),
        ("pasted", { String(repeating: "a heading\n\n", count: $0 / 11) + "  • x" }),
        (
            "pasted runs",
            {
                String(repeating: "A long heading that says something\n\n", count: $0 / 36)
                    + "  • x"
            }
        ),
        ("bullets", { "A heading\n\n" + String(repeating: "  • Ann Bee\n", count: $0 / 14) }),
        ("names", { "# T\nby " + String(repeating: "Ann Bee, ", count: $0 / 9) }),
        ("separators", { "# " + String(repeating: "a - ", count: $0 / 4) }),
        ("colons", { "# " + String(repeating: "a: ", count: $0 / 3) }),
        ("handles", { "# T\n\n- " + String(repeating: "@a", count: $0 / 2) }),
        ("parentheses", { "# T\n" + String(repeating: "(", count: $0) }),
        ("marks", { "# T\n\n" + String(repeating: "a\u{202E}\u{200B}\u{301}", count: $0 / 8) }),
        ("addresses", { "# T\n\n" + String(repeating: "http://", count: $0 / 7) }),
        ("carriage returns", { String(repeating: "# a\r", count: $0 / 4) }),
        (
            "same phrase",
            { "# T\n\n" + String(repeating: "alpha beta gamma delta ", count: $0 / 23) }
        ),
        ("new words", { n in "# T\n\n" + (0..<(n / 6)).map { "w\($0)" }.joined(separator: " ") }),
    ]

    @Test(.serialized, arguments: shapes.map(\.name)) func linear(name: String) throws {
        let shape = try #require(Self.shapes.first { $0.name == name })
        // Other tests run at the same time: one slow measurement proves nothing.
        let passed = try isLinear(shape.make) || isLinear(shape.make) || isLinear(shape.make)
        #expect(passed, "\(name)")
    }

    @Test func aMegabyteInOneLine() throws {
        let line = String(
            repeating: "kites and [soup](http://s.example) *or* `code` ", count: 22_000)
        let reading = try NoteReader.read(
            Array("# Kites in the cloud\n\nby Marla Quist\n\n\(line)\n".utf8), name: "x")
        #expect(reading.talks.map(\.title) == ["Kites in the cloud"])
    }

    @Test func veryManyHeadings() throws {
        let count = TestTier.isLong ? 20_000 : 10_000
        let text = (0..<count).map { "## Heading number \($0) of all\n" }.joined()
        #expect(try NoteReader.read(Array(text.utf8), name: "x").talks.count == count)
    }

    @Test(arguments: [
        "Robert'); DROP TABLE vertex;--", "g.V().drop()", "x\").V().drop().out(\"",
        "\u{202E}evil\u{202C}", "<script>alert(1)</script>", "$(rm -rf ~)",
        "a\u{7}b\u{1B}[31mc", "%s%n%x", "NULL", "-1", "\\\\",
    ])
    func textIsOnlyText(title: String) throws {
        let graph = try Graph.inMemory()
        let folder = try TemporaryDirectory()
        let url = folder.url.appendingPathComponent("h.md")
        try Array(
            "# ZedConf\n\n## First: \(title)\n\nby Ann Bee\n\n## Second: \(title)\n\nby Cy Dee\n"
                .utf8
        ).withUnsafeBytes {
            try $0.withMemoryRebound(to: UInt8.self) { try Data($0).write(to: url) }
        }
        try graph.load(notes: url)
        #expect(try GraphImage.count(graph, "talk") == 2)
        #expect(try GraphImage.vertex(graph, "speaker", "name", "Ann Bee") != nil)
        let control = try GraphImage.lines(graph).contains {
            $0.unicodeScalars.contains { $0.value < 0x20 || (0x202A...0x202E).contains($0.value) }
        }
        // The notes keep line ends; nothing else invisible is kept.
        #expect(!control || title == "never")
        try graph.unload(notes: url)
        #expect(try GraphImage.lines(graph).isEmpty)
    }

    @Test func randomBytesNeverCrash() throws {
        var generator = SplitMix(seed: 7)
        let pieces = [
            "# ", "## ", "\n", "\n\n", "- ", "  • ", "> ", "```\n", "|", "---\n", "===\n", "[",
            "](", ")", "<", ">", "*", "_", "`", "by ", "Ann Bee", "@x", ": ", "http://a/b", "é",
            "日", "\r", "\t", "1. ", "&amp;", "![",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
                pieces.randomElement(using: &generator)!
            }.joined()
            _ = try NoteReader.read(Array(text.utf8), name: "x")
        }
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
                UInt8.random(in: 1...255, using: &generator)
            }
            // Whether they are UTF-8 is found out as the standard library does.
            let valid = String(validating: bytes, as: UTF8.self) != nil
            let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            #expect((NoteBytes.firstInvalid(bytes[...]) == nil) == valid || isUTF16)
        }
    }
}
