import ConfGraph
import Testing

@testable import ConfGraphCLI

/// The one description of a command line: parsing, suggestions, help.
@Suite struct ArgumentParserTests {
    private let description = CommandDescription(
        name: "probe", summary: "Probe",
        operands: [
            OperandDescription(name: "FIRST", help: ""),
            OperandDescription(name: "SECOND", count: .optional, help: ""),
        ],
        options: [
            OptionDescription(name: "format", choices: ["text", "json"], help: ""),
            OptionDescription(name: "param", value: "N=V", isRepeated: true, help: ""),
            OptionDescription(
                name: "files", value: "FILE", isRepeated: true, takesSeveral: true, help: ""),
            OptionDescription(name: "explain", help: ""),
        ])

    private func parse(_ words: String...) throws -> ParsedArguments {
        try ArgumentParser(description: description).parse(words)
    }

    private func failure(_ words: String...) -> String? {
        do {
            _ = try ArgumentParser(description: description).parse(words)
            return nil
        } catch let error as UsageError {
            return error.message
        } catch {
            return "another error"
        }
    }

    @Test func optionsMayStandAnywhere() throws {
        let parsed = try parse("--db", "a.db", "one", "--format=json", "two", "--explain", "-q")
        #expect(parsed.operands == ["one", "two"])
        #expect(parsed.value("db") == "a.db")
        #expect(parsed.value("format") == "json")
        #expect(parsed.has("explain") && parsed.has("quiet") && !parsed.has("param"))
    }

    @Test func repeatedOptionsKeepTheirOrder() throws {
        let parsed = try parse("--param", "a=1", "x", "--param=b=2=3")
        #expect(parsed.values("param") == ["a=1", "b=2=3"])
    }

    @Test func anOptionOfSeveralEndsAtTheNextOption() throws {
        let parsed = try parse("one", "--files", "a", "b", "--files", "c", "--explain", "two")
        #expect(parsed.values("files") == ["a", "b", "c"])
        #expect(parsed.operands == ["one", "two"])
    }

    @Test func wordsAfterTwoDashesAreOperands() throws {
        #expect(try parse("--", "--format", "-x").operands == ["--format", "-x"])
        #expect(try parse("-").operands == ["-"])
    }

    @Test func mistakesSayWhatWasMeant() {
        #expect(
            failure("--fromat", "x") == "--fromat is no option of probe. Did you mean --format?")
        #expect(failure("--zzzzzzz", "x") == "--zzzzzzz is no option of probe.")
        #expect(failure("-z", "x") == "-z is no option of probe.")
        #expect(failure("--format", "xml", "x") == "--format takes one of text, json, not \"xml\".")
        #expect(failure("x", "--format") == "--format needs a value: --format text|json.")
        #expect(failure("--format", "json", "--format", "text", "x") == "--format is given twice.")
        #expect(failure("--explain=1", "x") == "--explain takes no value.")
        #expect(failure() == "FIRST is missing.")
        #expect(failure("1", "2", "3") == "\"3\" is one word too many.")
    }

    @Test func helpIsGivenWhateverElseIsMissing() throws {
        #expect(try parse("--help").has("help"))
        #expect(try parse("-h", "1", "2", "3").has("help"))
    }

    @Test func numbersAreChecked() throws {
        let description = CommandDescription(
            name: "n", summary: "", options: [OptionDescription(name: "year", value: "N", help: "")]
        )
        let parser = ArgumentParser(description: description)
        #expect(try parser.parse(["--year", "2015"]).integer("year") == 2015)
        #expect(try parser.parse([]).integer("year") == nil)
        #expect(throws: UsageError.self) { try parser.parse(["--year", "soon"]).integer("year") }
        #expect(throws: UsageError.self) {
            try parser.parse(["--year", "99999999999999999999"]).integer("year")
        }
    }

    @Test(arguments: [
        ("laod", "load"), ("unlaod", "unload"), ("travers", "traverse"), ("shel", "shell"),
        ("stat", "stats"), ("chekc", "check"),
    ])
    func nearestCommandIsSuggested(word: String, expected: String) {
        let names = Program.descriptions.map(\.name)
        #expect(Suggestion.nearest(to: word, among: names) == expected)
    }

    @Test func nothingIsSuggestedForSomethingElse() {
        let names = Program.descriptions.map(\.name)
        #expect(Suggestion.nearest(to: "xyzzy", among: names) == nil)
        #expect(Suggestion.nearest(to: "", among: names) == nil)
        #expect(Suggestion.nearest(to: String(repeating: "x", count: 10_000), among: names) == nil)
    }

    @Test func helpPagesFitATerminal() {
        let pages =
            [HelpPage.overview(of: Program.descriptions)]
            + Program.descriptions.map(HelpPage.page)
        for page in pages {
            for line in page.split(separator: "\n") where !line.contains("confgraph ") {
                #expect(line.count <= 80, "\(line)")
            }
            #expect(page.hasSuffix("\n") && !page.hasSuffix("\n\n"))
        }
    }

    @Test func helpPagesNameEveryOption() {
        for description in Program.descriptions {
            let page = HelpPage.page(of: description)
            for option in description.allOptions { #expect(page.contains("--\(option.name)")) }
            for operand in description.operands { #expect(page.contains(operand.name)) }
        }
    }

    @Test(arguments: [
        ("null", ".null"), ("true", ".bool"), ("12", ".int"), ("3000000000", ".long"),
        ("1.5", ".double"), ("-2e3", ".double"), ("http2", ".string"), ("1.2.3", ".string"),
        ("nan", ".string"), ("0x10", ".string"), ("", ".string"), ("\"12\"", ".string"),
        ("2fa", ".string"), ("e", ".string"), ("1e999", ".string"),
    ])
    func parametersHaveTheTypeOfTheirText(text: String, kind: String) {
        let value = ParameterValue.value(text)
        let found =
            switch value {
            case .null: ".null"
            case .bool: ".bool"
            case .int: ".int"
            case .long: ".long"
            case .double: ".double"
            case .string: ".string"
            default: "another"
            }
        #expect(found == kind)
    }

    @Test func parametersAreSplitAtTheFirstSign() throws {
        let parameters = try ParameterValue.dictionary(["a=b=c", ":d=", "e='12'"])
        #expect(parameters["a"]?.description == "b=c")
        #expect(parameters["d"]?.description == "")
        #expect(parameters["e"]?.description == "12")
        #expect(throws: UsageError.self) { try ParameterValue.dictionary(["a"]) }
        #expect(throws: UsageError.self) { try ParameterValue.dictionary(["=a"]) }
        #expect(throws: UsageError.self) { try ParameterValue.dictionary(["a=1", "a=2"]) }
    }
}
