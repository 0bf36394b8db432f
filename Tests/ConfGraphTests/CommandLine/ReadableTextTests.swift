import Testing

@testable import ConfGraph
@testable import ConfGraphCLI

/// How results look to people, and what cannot reach their terminal.
@Suite struct ReadableTextTests {
    private let text = ReadableText()

    private func vertex(
        _ label: String, _ id: ElementID = 1, _ properties: KeyValuePairs<String, PropertyValue>
    ) -> Vertex {
        let values = properties.enumerated().map { index, pair in
            VertexProperty(
                owner: 1, propertyKey: Int64(index), id: .int(Int64(index)), key: pair.key,
                value: pair.value, properties: [])
        }
        return Vertex(
            key: 1, detail: VertexDetail(id: id, labels: [label], properties: values))
    }

    private func line(_ value: PropertyValue) -> String { text.line(value) }

    @Test func aTalkIsItsTitleAndWhereItWasGiven() {
        let talk = vertex(
            "talk", 17,
            [
                "title": .string("http2"), "url": .string("https://example.org/2015/http2"),
                "year": .int(2015), "event": .string("PyCon"),
            ])
        #expect(line(.vertex(talk)) == "talk[17] http2 (PyCon 2015)")
    }

    @Test func aYearInTheEventIsSaidOnce() {
        let talk = vertex(
            "talk", 17,
            ["title": .string("x"), "event": .string("PyCon 2015"), "year": .int(2015)])
        #expect(line(.vertex(talk)) == "talk[17] x (PyCon 2015)")
    }

    @Test func otherPropertiesHaveTheirKeys() {
        let speaker = vertex(
            "speaker", 3,
            [
                "name": .string("Ada"), "handle": .string("@ada"), "role": .string("engineer"),
                "bio": .string(String(repeating: "long ", count: 20)), "age": .int(36),
                "city": .string("London"),
            ])
        #expect(line(.vertex(speaker)) == "speaker[3] Ada (handle: @ada, role: engineer, age: 36)")
    }

    @Test func severalValuesAndCollectionsAreLeftOut() {
        let talk = vertex(
            "talk", "a-1",
            [
                "name": .string("n"), "tag": .string("a"), "tag": .string("b"),
                "list": .list([.int(1)]), "gone": .null, "room": .string("12"),
            ])
        #expect(line(.vertex(talk)) == "talk[a-1] n (room: 12)")
        #expect(line(.vertex(vertex("bare", 4, [:]))) == "bare[4]")
    }

    @Test func anEdgeShowsItsEnds() {
        let ends = EdgeEnds(
            label: 1, source: 1, target: 2,
            detail: EdgeDetail(
                id: 7, label: "gave", source: vertex("speaker", 3, [:]),
                target: vertex("talk", 17, [:]),
                properties: [Property(owner: .edge(7), key: "weight", value: .double(0.5))]))
        #expect(
            line(.edge(Edge(key: 7, ends: ends))) == "gave[7] speaker[3] → talk[17] (weight: 0.5)")
    }

    @Test func mapsPathsAndCollections() {
        let map = PropertyMap([
            (.string("name"), .string("Ada")), (.string("years"), .list([.int(1), .long(2)])),
        ])
        #expect(line(.map(map)) == "name: Ada, years: [1, 2]")
        #expect(line(.list([.map(map)])) == "[{name: Ada, years: [1, 2]}]")
        #expect(line(.path(Path(objects: [.string("a"), .int(2)], labels: [[], []]))) == "a → 2")
        #expect(line(.set(PropertySet([.int(1), .int(2)]))) == "{1, 2}")
        #expect(
            line(.bulkSet(BulkSet(items: [(.string("a"), 3), (.string("b"), 1)]))) == "[a × 3, b]")
        let tree = Tree(branches: [
            (
                .string("a"),
                Tree(branches: [
                    (.string("b"), Tree(branches: [])), (.string("c"), Tree(branches: [])),
                ])
            )
        ])
        #expect(line(.tree(tree)) == "a → {b, c}")
        #expect(line(.null) == "null")
        #expect(line(.string("")) == "")
    }

    @Test(arguments: [
        ("a\nb\tc\r", "a\\nb\\tc\\r"), ("\u{1B}[31mred", "\\u{1B}[31mred"),
        ("\u{9B}2J", "\\u{9B}2J"),
        ("evil\u{202E}txt", "evil\\u{202E}txt"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"),
        ("\u{200F}\u{061C}", "\\u{200F}\\u{61C}"), ("a\u{2028}b", "a\\u{2028}b"),
        ("\u{FEFF}a", "\\u{FEFF}a"),
        ("\u{7F}\u{0}", "\\u{7F}\\u{0}"), ("\u{E0041}", "\\u{E0041}"), ("\u{200B}", "\\u{200B}"),
    ])
    func whatMovesTheCursorIsSpelledOut(text: String, expected: String) {
        #expect(Printable.text(text) == expected)
    }

    @Test(arguments: ["é e\u{301}", "日本語", "مرحبا", "👩‍👩‍👧", "a\\b", "…→—", "¿ß", "\u{2FFF}"])
    func ordinaryTextStaysAsItIs(text: String) {
        #expect(Array(Printable.text(text).utf8) == Array(text.utf8))
    }

    @Test func labelsKeysAndIdsAreEscapedToo() {
        let hostile = vertex(
            "la\u{1B}bel", .string("i\nd"), ["na\u{7}me": .string("v\u{202E}")])
        #expect(line(.vertex(hostile)) == "la\\u{1B}bel[i\\nd] (na\\u{7}me: v\\u{202E})")
    }

    @Test func everyScalarIsSafe() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let isUnsafe = scalar.properties.generalCategory == .control
            if isUnsafe { #expect(Printable.text(String(scalar)).hasPrefix("\\"), "\(value)") }
        }
    }

    @Test func caretStandsBelowTheMistake() {
        #expect(Caret.lines(of: "v(x).foo()", position: 5) == ["v(x).foo()", "     ^"])
        #expect(Caret.lines(of: "a\nbé.c()", position: 5) == ["bé.c()", "  ^"])
        #expect(Caret.lines(of: "ab", position: 2) == ["ab", "  ^"])
        #expect(Caret.lines(of: "ab", position: 3) == [])
        #expect(Caret.lines(of: "ab", position: -1) == [])
    }
}
