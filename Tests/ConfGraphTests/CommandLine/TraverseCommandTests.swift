import Foundation
import Testing

/// `confgraph traverse`, as scripts and people use it.
@Suite struct TraverseCommandTests {
    private let confgraph: BuiltProgram

    init() throws {
        confgraph = try BuiltProgram()
        try confgraph.makePeople()
    }

    // MARK: Formats

    @Test func textIsALineForEachResult() throws {
        let lines = try confgraph.traverse("v(person).order().by(name)").split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].wholeMatch(of: /person\[\d+\] ada \(age: 36\)/) != nil, "\(lines)")
        #expect(lines[2].wholeMatch(of: /person\[\d+\] cyd/) != nil, "\(lines)")
        #expect(try confgraph.traverse("v(person).values(name).order()") == "ada\nben\ncyd\n")
        #expect(
            try confgraph.traverse("v(person).has(name,ada).project(who,old).by(name).by(age)")
                == "who: ada, old: 36\n")
        #expect(
            try confgraph.traverse("v(person).has(name,ada).out(knows).out(knows).path().by(name)")
                == "ada → ben → cyd\n")
        let edge = try confgraph.traverse("e(knows).has(weight,0.5)")
        #expect(
            edge.wholeMatch(of: /knows\[\d+\] person\[\d+\] → person\[\d+\] \(weight: 0.5\)\n/)
                != nil, "\(edge)")
    }

    @Test func otherFormatsAreForPrograms() throws {
        func run(_ format: String, _ text: String) throws -> String {
            let run = try confgraph("traverse", "--format", format, text)
            #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
            return run.output
        }
        let names = "v(person).order().by(name).values(name)"
        #expect(try run("json", names) == "[\n\"ada\",\n\"ben\",\n\"cyd\"\n]\n")
        #expect(try run("ndjson", names) == "\"ada\"\n\"ben\"\n\"cyd\"\n")
        #expect(
            try run("csv", "v(person).order().by(name).project(a,b).by(name).by(age)")
                == "a,b\nada,36\nben,27\ncyd,\n")
        #expect(
            try run("graphson", names) == #"{"@type":"g:List","@value":["ada","ben","cyd"]}"# + "\n"
        )
        #expect(
            try run("graphson", "v(person).count()")
                == #"{"@type":"g:List","@value":[{"@type":"g:Int64","@value":3}]}"# + "\n")
        let parsed =
            try JSONSerialization.jsonObject(with: Data(run("json", "V()").utf8))
            as? [[String: Any]]
        #expect(parsed?.count == 3)
        #expect(parsed?.first?["label"] as? String == "person")
    }

    @Test func anEmptyAnswerIsSuccess() throws {
        let expected = [
            "text": "", "json": "[]\n", "ndjson": "", "csv": "",
            "graphson": "{\"@type\":\"g:List\",\"@value\":[]}\n",
        ]
        for (format, output) in expected {
            let run = try confgraph("traverse", "--format", format, "v(person).has(age,lt(0))")
            #expect(run.status == 0)
            #expect(run.output == output)
            // "no results" is for terminals.
            #expect(!run.errors.contains("no results"))
        }
    }

    @Test func hintsGoToStandardError() throws {
        let run = try confgraph("traverse", "v(persn)")
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("hint: ") && run.errors.contains("person"), "\(run.errors)")
        #expect(run.errors.filter { $0 == "\n" }.count == 1)
        #expect(try confgraph("traverse", "--quiet", "v(persn)").errors.isEmpty)
        #expect(try confgraph("traverse", "v(person).has(name,Ada)").errors.contains("ada"))
    }

    @Test func whatIsStoredCannotSteerTheTerminal() throws {
        try confgraph.traverse("addV(x).property(name,\"a\\u001b[31mb\\nc\\u202ed\")")
        let run = try confgraph("traverse", "v(x).values(name)")
        #expect(run.output == "a\\u{1B}[31mb\\nc\\u{202E}d\n")
        let coded = try confgraph("traverse", "--format", "ndjson", "v(x).values(name)")
        #expect(!coded.output.utf8.contains(0x1B))
    }

    // MARK: Parameters

    @Test func parametersAreValues() throws {
        #expect(
            try confgraph(
                "traverse", "--param", "who=ada", "--param", "n=36",
                "v(person).has(name,:who).has(age,:n).values(name)"
            ).output
                == "ada\n")
        let hostile = try confgraph(
            "traverse", "--param", "who=x).drop()", "v(person).has(name,:who)")
        #expect(hostile.status == 0 && hostile.output.isEmpty)
        #expect(try confgraph.traverse("v(person).count()") == "3\n")
        let missing = try confgraph("traverse", "v(person).has(name,:who)")
        #expect(missing.status == 1)
        #expect(missing.errors.contains("who"), "\(missing.errors)")
    }

    @Test func canonicalGremlinIsReadEitherWay() throws {
        let text = "g.V().hasLabel(\"person\").has(\"name\",\"ada\").values(\"age\")"
        #expect(try confgraph.traverse(text) == "36\n")
        #expect(try confgraph("traverse", "--canonical", text).output == "36\n")
        // In canonical Gremlin a bare word is a variable, and this one has no value.
        #expect(try confgraph("traverse", "--canonical", "g.V().has(\"name\",ada)").status == 1)
    }

    @Test func explainRunsNothing() throws {
        let run = try confgraph("traverse", "--explain", "v(person).has(name,ada)")
        #expect(run.status == 0)
        #expect(
            run.output.contains(#"g.V().hasLabel("person").has("name", "ada")"#), "\(run.output)")
        #expect(try confgraph("traverse", "--explain", "v(person).drop()").status == 0)
        #expect(try confgraph.traverse("v(person).count()") == "3\n")
    }

    // MARK: Failures

    @Test(arguments: [
        "v(", "v(person).ot(knows)", "", "addV(person).property(", "v(person).has(", "))",
        "v(person);drop()",
        "g.V().out", "v(person).has(name, )",
    ])
    func mistakesAreOneLine(text: String) throws {
        for format in ["text", "json", "graphson"] {
            let run = try confgraph("traverse", "--format", format, text)
            #expect(run.status == 1)
            #expect(run.output.isEmpty)
            #expect(
                run.errors.hasPrefix("error: ") && run.errors.filter { $0 == "\n" }.count == 1,
                "\(run.errors)")
        }
    }

    @Test func unknownStepsHaveSuggestions() throws {
        #expect(try confgraph("traverse", "v(person).outt(knows)").errors.contains("out"))
    }

    @Test func aFailureInTheMiddlePrintsNothing() throws {
        let text =
            "v(person).order().by(name).values(name).choose(is(cyd),fail(\"stop\"),identity())"
        for format in ["text", "json", "ndjson", "csv", "graphson"] {
            let run = try confgraph("traverse", "--format", format, text)
            #expect(run.status != 0)
            #expect(run.output.isEmpty, "\(format)")
        }
    }

    @Test func aChangeIsAllOrNothing() throws {
        let run = try confgraph(
            "traverse",
            "v(person).order().by(name).property(seen,1).choose(has(name,cyd),fail(\"stop\"),identity())"
        )
        #expect(run.status != 0)
        #expect(try confgraph.traverse("v(person).has(seen).count()") == "0\n")
        #expect(try confgraph.traverse("v(person).property(seen,1).count()") == "3\n")
        #expect(try confgraph.traverse("v(person).has(seen,1).count()") == "3\n")
        #expect(try confgraph.traverse("v(person).has(name,ben).drop()") == "")
        #expect(try confgraph.traverse("E().count()") == "0\n")
    }

    @Test func aReadOnlyFileCanBeRead() throws {
        let path = confgraph.folder.path("confgraph.db")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        #expect(try confgraph.traverse("v(person).count()") == "3\n")
        // Root may write anything.
        if getuid() != 0 {
            #expect(try confgraph("traverse", "v(person).drop()").status == 1)
        }
    }
}
