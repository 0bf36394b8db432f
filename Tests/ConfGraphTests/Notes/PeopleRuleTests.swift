import Testing

@testable import ConfGraph

@Suite("People in notes")
struct PeopleRuleTests {
    @Test(arguments: [
        "Ada Lovelace", "Ludwig van Beethoven", "J. R. Ewing", "Mary-Jane O'Neil", "Ana de la Cruz",
        "Łukasz Żółty",
        "A. Quentin Pell", "Grace Small", "Ana Page", "Deep Osei", "José Ñandú", "K. Iverson",
    ])
    func names(name: String) { #expect(NameRule.isName(name, in: .bare)) }

    @Test(arguments: [
        "Ada", "ada lovelace", "Property Graph", "Apache Kafka", "Machine Learning", "HTTP Server",
        "Why Rust", "Storm 2",
        "Key Takeaways", "New York Times", "One Two Three Four Five Six", "PRIVACY TERMS",
        "Getting Started", "a b",
    ])
    func noNames(text: String) { #expect(!NameRule.isName(text, in: .bare)) }

    @Test func aLabelAllowsMore() {
        #expect(NameRule.isName("Prince", in: .stated))
        #expect(NameRule.isName("bell hooks", in: .stated))
        #expect(!NameRule.isName("Questions", in: .stated))
    }

    private func people(_ text: String, _ context: NameRule.Context = .bare) -> [String]? {
        PersonLine.read(text, line: 1, in: context)?.map { person in
            [
                person.name, person.handle.map { "@" + $0 }, person.github.map { "gh:" + $0 },
                person.affiliation.map { "(\($0))" }, person.roles.first.map { "[\($0)]" },
            ]
            .compactMap { $0 }.joined(separator: " ")
        }
    }

    @Test func linesOfPeople() {
        #expect(people("Ada Lovelace") == ["Ada Lovelace"])
        #expect(
            people("Ada Lovelace, Analytical Engines Ltd") == [
                "Ada Lovelace (Analytical Engines Ltd)"
            ])
        #expect(people("Ada Lovelace (Quillworks)") == ["Ada Lovelace (Quillworks)"])
        #expect(people("Ada Lovelace @ada") == ["Ada Lovelace @ada"])
        #expect(people("Ada Lovelace (@ada)") == ["Ada Lovelace @ada"])
        #expect(people("Ada Lovelace - Quillworks") == ["Ada Lovelace (Quillworks)"])
        #expect(people("Ada Lovelace | @ada | Quillworks") == ["Ada Lovelace @ada (Quillworks)"])
        #expect(people("Ada Lovelace & Charles Babbage") == ["Ada Lovelace", "Charles Babbage"])
        #expect(
            people("Ada Lovelace, Charles Babbage and Mary Somerville") == [
                "Ada Lovelace", "Charles Babbage", "Mary Somerville",
            ])
        #expect(people("@ada") == ["ada @ada"])
        #expect(people("Two Capitals - and then a subtitle") == nil)
        #expect(people("is this a name?") == nil)
        #expect(people("") == nil)
    }

    @Test func linkedNamesCarryHandles() {
        let line = inline(
            "by [Ada Lovelace](https://twitter.com/ada) and [Charles Babbage](https://github.com/engine)",
            line: 4)
        let people = SpeakerLine.read(line)
        #expect(people?.map(\.name) == ["Ada Lovelace", "Charles Babbage"])
        #expect(people?.map(\.handle) == ["ada", nil])
        #expect(people?.map(\.github) == [nil, "engine"])
        #expect(people?.map(\.line) == [4, 4])
    }

    private func labelled(_ text: String) -> [String]? {
        SpeakerLine.read(inline(text, line: 1))?.map(\.name)
    }

    private func inline(_ text: String, line: Int) -> NoteLine {
        var reader = InlineReader(references: [:])
        return reader.read(Array(text.utf8)[...], line: line)
    }

    @Test func labelledLines() {
        for text in [
            "by Ada Lovelace", "By: Ada Lovelace", "Speaker: Ada Lovelace",
            "**Speaker(s):** Ada Lovelace", "(by Ada Lovelace)",
            "Presenter: Ada Lovelace", "Presented by Ada Lovelace", "@author Ada Lovelace",
            "speaker: ada lovelace",
        ] {
            #expect(labelled(text)?.map { Folding.fold($0) } == ["ada lovelace"], "\(text)")
        }
        #expect(labelled("Speaker: Prince") == ["Prince"])
        #expect(labelled("by the way, this is prose about nothing") == nil)
        #expect(labelled("by far the best idea") == nil)
        #expect(labelled("Feedback for speaker: talk slower please") == nil)
        #expect(labelled("Room: Blue Hall") == nil)
    }

    @Test(arguments: [
        ("@ada", BioLine.handle("ada")), ("Twitter: @ada", .handle("ada")),
        ("GH: @engine", .github("engine")),
        ("GitHub: engine", .github("engine")), ("https://github.com/engine", .github("engine")),
        ("https://twitter.com/ada", .handle("ada")), ("Quillworks", .affiliation("Quillworks")),
        ("Analytical Engines of London", .affiliation("Analytical Engines of London")),
        ("author of the first program", .role("author of the first program", at: nil)),
        ("grad student", .role("grad student", at: nil)),
        ("Quillworks engineer", .role("engineer", at: "Quillworks")),
        ("Engineer at Quillworks", .role("Engineer", at: "Quillworks")),
        ("CTO for Quillworks, poetry group", .role("CTO, poetry group", at: "Quillworks")),
        ("maintainer of loom (the weaver)", .role("maintainer of loom", at: nil)),
    ])
    func bio(text: String, expected: BioLine) { #expect(BioLine.read(text) == expected) }

    @Test(arguments: [
        "kites fly", "totally packed house", "Kites are serverless.", "https://kites.example/x",
        "if you are an engineer, do not", "",
    ])
    func noBio(text: String) { #expect(BioLine.read(text) == nil) }

    @Test func personKeysFold() {
        #expect(PersonKey.name("José M. Núñez") == PersonKey.name("jose nunez"))
        #expect(PersonKey.name("Dr. Ada Lovelace") == "ada lovelace")
        #expect(PersonKey.name("O'Neil Pell") == PersonKey.name("O’Neil Pell"))
        #expect(PersonKey.name("A. Quentin Odalys Pell") == PersonKey.name("Quentin Odalys Pell"))
        #expect(PersonKey.name("Søren Łąck") == "soren lack")
    }
}
