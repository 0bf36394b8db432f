import Testing

@testable import ConfGraph

@Suite("Notes into blocks")
struct BlockReaderTests {
    private func read(_ text: String) -> [NoteBlock] {
        (try? BlockReader.read(Array(text.utf8)[...]).blocks) ?? []
    }

    /// Blocks in a short form: kind, then text.
    private func short(_ text: String) -> [String] {
        read(text).map { block in
            switch block.kind {
            case .heading(let level): "h\(level) \(block.text)"
            case .lostHeading: "lost \(block.text)"
            case .paragraph:
                (block.quoteDepth > 0 ? "q\(block.quoteDepth) " : "p ")
                    + block.lines.map(\.text).joined(separator: " / ")
            case .item(let depth, let ordinal):
                "i\(depth)\(ordinal.map { "#\($0)" } ?? "") \(block.text)"
            case .table:
                "t "
                    + block.cells.map { $0.map(\.text).joined(separator: "|") }.joined(
                        separator: " // ")
            case .code: "code"
            case .rule: "rule"
            }
        }
    }

    @Test func headings() {
        #expect(
            short("# One\n## Two ##\n###### Six\n####### seven") == [
                "h1 One", "h2 Two", "h6 Six", "p ####### seven",
            ])
        #expect(short("Title\n=====\nOther\n---\ntext") == ["h1 Title", "h2 Other", "p text"])
        #expect(
            short("##Glued\n#Glued Capitals\n#hashtag\n# C#") == [
                "h2 Glued", "h1 Glued Capitals", "p #hashtag", "h1 C#",
            ])
        #expect(short("<h2>In <em>tags</em></h2>\ntext") == ["h2 In tags", "p text"])
        #expect(short("text\n\n---\n\nmore") == ["p text", "rule", "p more"])
        #expect(short("#\n# \ntext") == ["p text"])
    }

    @Test(arguments: ["•", "-", "*", "+", "‣", "◦", "–", "●", "▸", "→", "■", "·", "\u{F0B7}"])
    func bulletsOfAnySign(sign: String) {
        let text = "Heading\n\n  \(sign) one\n  \(sign) two\n\n    \(sign) inner\n  \(sign) three"
        #expect(short(text) == ["p Heading", "i0 one", "i0 two", "i1 inner", "i0 three"])
    }

    @Test func letterBulletsNeedCompany() {
        #expect(short("  o one\n  o two\n  o three") == ["i0 one", "i0 two", "i0 three"])
        #expect(short("  o one time") == ["p o one time"])
    }

    @Test func items() {
        #expect(short("1. a\n2) b\n   - c\n10. d") == ["i0#1 a", "i0#2 b", "i1 c", "i0#10 d"])
        #expect(short("- a\n  goes on\n- b\nsteps out") == ["i0 a goes on", "i0 b steps out"])
        #expect(short("  - a\nsteps out") == ["i0 a", "p steps out"])
        #expect(short("2031. a year") == ["i0#2031 a year"])
        #expect(short("20310. no item") == ["p 20310. no item"])
        #expect(short("- a\n\t- b\n\t\t- c\n- d") == ["i0 a", "i1 b", "i2 c", "i0 d"])
    }

    @Test func quotes() {
        #expect(short("> a\n> b\n\n>c\n>> d") == ["q1 a / b", "q1 c", "q2 d"])
        #expect(short("> # In a quote\n> text") == ["h1 In a quote", "q1 text"])
    }

    @Test func fences() {
        #expect(
            short("a\n```swift\n# no heading\n- no item\n```\n# Heading") == [
                "p a", "code", "h1 Heading",
            ])
        #expect(short("~~~\n```\n~~~\nb") == ["code", "p b"])
        // An unclosed fence hides nothing.
        #expect(
            short("```\n# Heading\ntext") == ["p ", "h1 Heading", "p text"]
                || short("```\n# Heading\ntext") == ["h1 Heading", "p text"])
        #expect(short("- x\n  ```\n  code\n  ```\n- y") == ["i0 x", "code", "i0 y"])
    }

    @Test func tables() {
        #expect(
            short("Talk | Speaker\n--- | :---:\nA | B\n| C \\| c | D |\n\ntext")
                == ["t Talk|Speaker // A|B // C | c|D", "p text"])
        #expect(short("a | b") == ["p a | b"])
    }

    @Test func whatIsSkipped() {
        #expect(short("<!-- a\n# b\n-->\ntext") == ["p text"])
        #expect(
            short("<style>\n.a { }\n</style>\n<script src=\"x\">\n# no\n</script>\ntext") == [
                "p text"
            ])
        #expect(short("<!-- never closed\n# b") == ["p <!-- never closed", "h1 b"])
        #expect(short("[x]: http://a.b/c\ntext [one][x] and [x]") == ["p text one and x"])
    }

    @Test func frontMatter() throws {
        let document = try BlockReader.read(
            Array(
                "---\ntitle: \"A: b\"\nTags: [x, y]\nspeakers:\n  - Ann Bee\n  - Cy Dee\n---\n# T"
                    .utf8)[...])
        #expect(document.frontMatter["title"] == "A: b")
        #expect(document.frontMatter["tags"] == "x, y")
        #expect(document.frontMatter["speakers"] == "Ann Bee, Cy Dee")
        #expect(document.blocks.map(\.line) == [8])
        #expect(short("---\ntext\n\nmore").first == "rule")
    }

    @Test func linesAreCountedWhateverEndsThem() throws {
        for end in ["\n", "\r\n", "\r"] {
            let blocks = read(["# a", "", "b", "- c"].joined(separator: end))
            #expect(blocks.map(\.line) == [1, 3, 4])
        }
        let marked = try? NoteBytes.check([0xEF, 0xBB, 0xBF] + Array("# a".utf8), name: "x")
        #expect(try marked.map { try BlockReader.read($0).blocks.map(\.text) } == ["a"])
    }

    // MARK: - Inside a line

    private func line(_ text: String) -> NoteLine {
        var reader = InlineReader(references: ["ref": "http://r.e/f"])
        return reader.read(Array(text.utf8)[...], line: 1)
    }

    @Test(arguments: [
        ("plain", "plain"), ("*a* _b_ **c** __d e__ ~~f~~", "a b c d e f"),
        ("snake_case_name", "snake_case_name"),
        ("a * b * c", "a * b * c"), ("`code *x*`", "code *x*"), ("``a`b``", "a`b"),
        ("unclosed ` tick", "unclosed  tick"),
        ("\\*no\\* \\# \\[x\\]", "*no* # [x]"), ("[t](u)", "t"), ("[t](http://a.b/(c) \"x\")", "t"),
        ("[a [b](c) d](e)", "a b d"), ("[no link]", "[no link]"), ("![alt](i.png) x", "x"),
        ("[t][ref] [ref][] [ref]", "t ref ref"), ("[t][nope]", "[t][nope]"),
        ("<b>x</b> List<Int> a < b", "x List<Int> a < b"),
        ("AT&amp;T &lt;3 &nope;", "AT&T <3 &nope;"),
        ("__init__ and __all__", "__init__ and __all__"),
        ("a\u{200E}b\u{202E}c\u{FEFF}", "abc"), ("no\u{A0}break", "no break"), ("tab\tx", "tab x"),
        ("bell\u{7}", "bell"),
        ("e\u{301}é 日本 🙈", "e\u{301}é 日本 🙈"),
    ])
    func inline(source: String, text: String) {
        #expect(Array(line(source).text.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func links() {
        #expect(
            line("see [a b](http://c.d) and http://e.f/g_h_(i), ok").links.map(\.url) == [
                "http://c.d", "http://e.f/g_h_(i)",
            ])
        #expect(
            line("<https://x.y/z>").links == [NoteLink(text: "https://x.y/z", url: "https://x.y/z")]
        )
        #expect(line("(www.x.org/a)").links.map(\.url) == ["http://www.x.org/a"])
        #expect(line("[t][ref]").links == [NoteLink(text: "t", url: "http://r.e/f")])
        #expect(line("[![img](a.png)](http://b.c)").links.map(\.url) == ["http://b.c"])
    }

    /// Lines without markup are not scanned, and nothing of a line stays for the
    /// next one.
    @Test func linesAreReadAloneAndPlainOnesAtOnce() {
        let references = ["ref": "http://r.e/f"]
        let pieces = [
            "a", "the", "http", "http://x.y", "www", "www.", "www.x.y", "://", "h", "w", ".", ":",
            "@", "*", "**", "_", "`", "[", "]", "(u)", "[t](u)", "![i](u)", "[ref]", "<b>", "<",
            "&amp;", "\\", "é", "“", "\u{A0}", "\t", "A", "\"", "~~",
        ]
        var generator = SeededGenerator(seed: 12)
        var reader = InlineReader(references: references)
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                text += Bool.random(using: &generator) ? " " : ""
                text += pieces.randomElement(using: &generator)!
            }
            let bytes = Array(text.utf8)
            var scanner = InlineScanner(references: references)
            let scanned = bytes.withUnsafeBufferPointer { scanner.read($0, line: 1) }
            #expect(reader.read(bytes[...], line: 1) == scanned, "\(text)")
            #expect(scanned.signs == NoteLine(text: scanned.text, line: 1).signs)
        }
    }

    @Test func signsOfLines() {
        let signs: [(LineSigns, String)] = [
            (.colon, ":"), (.at, "@"), (.dot, "."), (.quotation, "\""), (.capital, "AQZ"),
            (.foreign, "é“日"), (.markup, "\\`![]<&*_~\t\u{7F}“"),
        ]
        for scalar in (0..<0x250).compactMap(Unicode.Scalar.init) + "“日".unicodeScalars {
            let found = LineSigns("xy\(scalar)z")
            for (sign, examples) in signs {
                let isSign: Bool
                switch sign {
                case .capital: isSign = (0x41...0x5A).contains(scalar.value)
                case .foreign: isSign = !scalar.isASCII
                case .markup:
                    isSign =
                        scalar.value < 0x20 || (0x80...0xBF).contains(scalar.value)
                        || examples.unicodeScalars.contains(scalar)
                default: isSign = examples.unicodeScalars.contains(scalar)
                }
                #expect(found.contains(sign) == isSign, "\(scalar)")
            }
        }
    }

    @Test func boldLines() {
        #expect(line("**all of it**").strong == ["all of it"])
        #expect(line("**some** of __It__").strong == ["some", "It"])
        #expect(line("*thin*").strong == [])
    }

    @Test func blocksShareTheLinesOfTheNote() {
        let blocks = read("# a\n\nb\nc\nd\n\n- e")
        #expect(blocks.map { $0.lines.map(\.text) } == [["a"], ["b", "c", "d"], ["e"]])
        let lines = blocks[1].lines
        #expect(lines.upTo(1).map(\.text) == ["b"])
        #expect(lines.from(1).map(\.text) == ["c", "d"])
        #expect(lines.from(1).upTo(1).last?.line == 4)
        #expect(lines.dropFirst(2).first?.text == "d" && NoteLines().isEmpty)
    }
}
