import Testing

@testable import ConfGraph

/// Text copied from a rendered page: headings without marks, bullets with a sign,
/// the page's furniture around it. What the loader finds must not depend on the
/// furniture, the sign, the order or the words.
@Suite("Pasted notes")
struct PastedNotesTests {
    struct Source {
        var title: String
        var people: [String]
        var lines: [String]
    }

    static let talks = [
        Source(
            title: "Guessing is half the fun: getting to know a harbour without asking the pilots",
            people: [],
            lines: [
                "", "Watching", "", "  • ships do not lie", "", "  • but their flags may", "",
                "Asking around", "", "  • nobody knows", "",
            ]),
        Source(
            title: "Optional anchors for Boats 4", people: ["Willem de Groot"],
            lines: [
                "", "  • Willem de Groot", "  • Boat developer", "  • Floatworks", "", "History",
                "", "  • 2006: rope", "  • 2015: chain, at last", "", "Anchor Protocol", "",
                "  • anchors are checked ashore", "    • never at sea", "",
            ]),
        Source(
            title: "tide9:", people: ["Nora Pell-Okonjo"],
            lines: [
                "", "  • Nora Pell-Okonjo", "  • Moonrise Networks",
                "  • tideline core contributor", "  • Moon Working Group member",
                "  • built the ebb tide stack", "  • Twitter: @norapell", "  • GH: @nora", "",
                "extra features on top of the old tide", "", "priorities and flow", "",
                "  • floods first", "", "ebb", "", "  • https://github.com/nora/ebb", "",
            ]),
        Source(
            title: "what can cooks learn from sailors", people: ["Ifeoma Lindqvist"],
            lines: [
                "", "  • Ifeoma Lindqvist", "", "  • checklists for soup", "", "  • fail loudly",
                "",
            ]),
        Source(
            title: "Rowing by Numbers: measuring the speed of wooden boats",
            people: ["K. Tomasz Brandt"],
            lines: [
                "", "  • https://harbour.example/2031/schedule/presentation/12/", "",
                "  • slide deck", "", "  • K. Tomasz Brandt", "", "  • @ktb", "", "  • Oarlock", "",
                "  • large boats are slow", "", "Stopwatches", "", "  • cheap", "",
            ]),
        Source(
            title: "waveparse: real-time waves with Boats and Old Thunder", people: [],
            lines: [
                "", "Thunder topology", "", "  • clouds and bolts", "", "waveparse", "",
                "  • parses waves", "",
            ]),
        Source(
            title: "What should boats learn from birds?", people: ["Benoit Vester"],
            lines: [
                "", "  • Benoit Vester", "", "  • https://github.com/bvester", "",
                "  • author of gullwing", "", "  • https://slides.example/bvester", "",
                "  • birds are light", "",
            ]),
    ]

    static let furniture: [(top: [String], bottom: [String])] = [
        (
            [
                "Jump to main text", "", "Copy and share this page at once.", "", "Pin",
                "How do you feel about it?",
            ],
            [
                "",
                "Register to take part in this discussion. Did you register before? Log in to reply",
                "This cannot be done right now.",
            ]
        ),
        (
            ["Toggle menu", "", "Search or type a command...", "", "Log in", "", "Register"],
            [
                "", "Footer", "", "  • Terms", "  • Privacy Policy", "  • About Us", "",
                "© 2033 Pages, Inc.",
            ]
        ),
        ([], ["", "Related posts", "", "Leave a Reply", "", "Required fields are marked *"]),
        (["Skip", "", "  • Home", "  • Contact Us", "", "My Profile"], []),
        ([], []),
    ]

    private func paste(
        _ talks: [Source], _ furniture: (top: [String], bottom: [String]), sign: String
    ) -> String {
        var lines = furniture.top + ["HarbourConf notes", ""]
        for talk in talks { lines += [talk.title] + talk.lines }
        while lines.last == "" { lines.removeLast() }
        return (lines + furniture.bottom).joined(separator: "\n").replacingAll(
            "• ", with: sign + " ") + "\n"
    }

    @Test(arguments: 0..<24) func exactWhateverIsAroundIt(seed: Int) throws {
        var generator = SplitMix(seed: UInt64(seed))
        let talks = seed == 0 ? Self.talks : Self.talks.shuffled(using: &generator)
        let signs = ["•", "-", "*", "‣", "–", "→", "●", "+"]
        let text = paste(
            talks, Self.furniture[seed % Self.furniture.count], sign: signs[seed % signs.count])
        let reading = try NoteReader.read(Array(text.utf8), name: "pasted.txt")
        #expect(reading.event == "HarbourConf")
        #expect(reading.year == 2031)
        #expect(
            reading.talks.map(\.title)
                == talks.map { $0.title.hasSuffix(":") ? String($0.title.dropLast()) : $0.title })
        #expect(reading.talks.map { $0.people.map(\.name) } == talks.map(\.people))
        let people = Dictionary(
            uniqueKeysWithValues: reading.talks.flatMap(\.people).map { ($0.name, $0) })
        #expect(people["Willem de Groot"]?.affiliation == "Floatworks")
        #expect(people["Willem de Groot"]?.roles == ["Boat developer"])
        #expect(people["Nora Pell-Okonjo"]?.affiliation == "Moonrise Networks")
        #expect(people["Nora Pell-Okonjo"]?.handle == "norapell")
        #expect(people["Nora Pell-Okonjo"]?.github == "nora")
        #expect(people["K. Tomasz Brandt"]?.handle == "ktb")
        #expect(people["K. Tomasz Brandt"]?.affiliation == "Oarlock")
        #expect(people["Benoit Vester"]?.github == "bvester")
        #expect(people["Benoit Vester"]?.affiliation == nil)
        #expect(people["Ifeoma Lindqvist"]?.affiliation == nil)
        let birds = reading.talks.first { $0.title.hasPrefix("What should") }
        #expect(birds?.urls == ["https://github.com/bvester", "https://slides.example/bvester"])
        for talk in reading.talks {
            #expect(
                !talk.topics.contains {
                    ["privacy", "register", "menu", "terms"].contains($0.name)
                })
        }
    }

    @Test func topicsDoNotDependOnOrder() throws {
        func topics(_ talks: [Source]) throws -> [String: [String]] {
            let text = paste(talks, Self.furniture[4], sign: "•")
            let reading = try NoteReader.read(Array(text.utf8), name: "pasted.txt")
            return Dictionary(
                uniqueKeysWithValues: reading.talks.map { ($0.title, $0.topics.map(\.name)) })
        }
        #expect(try topics(Self.talks) == topics(Self.talks.reversed()))
    }

    @Test func oneTalkWithoutASpeaker() throws {
        let reading = try NoteReader.read(
            Array(
                "Jump to main text\n\nPin\n\nGuessing is half the fun of it\n\nWatching\n\n  • ships\n\nAsking\n\n  • nobody\n"
                    .utf8), name: "x")
        #expect(reading.talks.map(\.title) == ["Guessing is half the fun of it"])
    }
}

/// A small seeded generator.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
