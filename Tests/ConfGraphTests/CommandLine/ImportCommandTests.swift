import Testing

/// `confgraph import` of the two forms.
@Suite struct ImportCommandTests {
    private let confgraph: BuiltProgram

    private static let people = """
        {"id":{"@type":"g:Int32","@value":1},"label":"person","outE":{"knows":[{"id":{"@type":"g:Int32","@value":9},"inV":{"@type":"g:Int32","@value":2},"properties":{"since":{"@type":"g:Int32","@value":1999}}}]},"properties":{"name":[{"id":{"@type":"g:Int64","@value":0},"value":"ada"}]}}
        {"id":{"@type":"g:Int32","@value":2},"label":"person","inE":{"knows":[{"id":{"@type":"g:Int32","@value":9},"outV":{"@type":"g:Int32","@value":1}}]},"properties":{"name":[{"id":{"@type":"g:Int64","@value":1},"value":"ben"}]}}

        """

    init() throws {
        confgraph = try BuiltProgram()
        try confgraph.folder.write(Self.people, to: "people.json")
        try confgraph.folder.write(
            "id,name,year:int,score\n1,\"One, first\",2015,0.5\n2,two,2016,1.5\n", to: "talks.csv")
        try confgraph.folder.write("id,name\n10,ada\n", to: "speakers.csv")
        try confgraph.folder.write("src,dst,since\n10,1,2001\n10,2,2002\n", to: "gave.csv")
    }

    @Test func graphSONKeepsIds() throws {
        let run = try confgraph("import", "people.json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("2 vertices, 1 edge → /"), "\(run.output)")
        #expect(try confgraph.traverse("V(1).out(knows).id()") == "2\n")
        #expect(try confgraph.traverse("E(9).values(since)") == "1999\n")
        #expect(try confgraph.traverse("E().count()") == "1\n")
    }

    @Test func csvKeepsIdsAndTypes() throws {
        let run = try confgraph(
            "import", "--format", "csv", "--vertices", "talk=talks.csv", "speaker=speakers.csv",
            "--edges", "gave=gave.csv", "--index", "talk.name")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.hasPrefix("3 vertices, 2 edges → /"), "\(run.output)")
        #expect(
            try confgraph.traverse("V(10).out(gave).order().by(year).values(name)")
                == "One, first\ntwo\n")
        #expect(try confgraph.traverse("v(talk).has(year,gt(2015)).values(score)") == "1.5\n")
        #expect(try confgraph.traverse("V(10).outE(gave).values(since).sum()") == "4003\n")
    }

    @Test func importQuietlyPrintsNothing() throws {
        let run = try confgraph("import", "--quiet", "people.json")
        #expect(run.status == 0 && run.output.isEmpty && run.errors.isEmpty)
    }

    @Test func badFilesLeaveTheGraphAsItWas() throws {
        #expect(try confgraph("import", "people.json").status == 0)
        try confgraph.folder.write("{\"id\":", to: "broken.json")
        try confgraph.folder.write("id,name\n1\n2,3,4\n", to: "ragged.csv")
        try confgraph.folder.write("src,dst\n10,99\n", to: "stray.csv")
        for words in [
            ["import", "missing.json"], ["import", "broken.json"], ["import", "people.json"],
            ["import", "--format", "csv", "--vertices", "x=ragged.csv"],
            [
                "import", "--format", "csv", "--vertices", "x=speakers.csv", "--edges",
                "e=stray.csv",
            ],
        ] {
            let run = try confgraph.run(words)
            #expect(run.status == 1, "\(words): \(run.output)")
            #expect(run.errors.hasPrefix("error: ") && run.errors.contains("."), "\(words)")
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            #expect(try confgraph.traverse("V().count()") == "2\n", "\(words)")
            #expect(try confgraph.traverse("E().count()") == "1\n", "\(words)")
        }
    }
}

/// `confgraph export`, and the files that traversals may use.
@Suite struct ExportCommandTests {
    private let confgraph: BuiltProgram

    init() throws {
        confgraph = try BuiltProgram()
        try confgraph.folder.write(
            "{\"id\":1,\"label\":\"person\",\"properties\":{\"name\":[{\"id\":2,\"value\":\"ada\"}]}}\n",
            to: "people.json")
        #expect(try confgraph("import", "people.json").status == 0)
    }

    @Test func whatIsExportedImportsAgain() throws {
        let run = try confgraph("export", "copy.json")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "1 vertex, 0 edges → copy.json\n")
        #expect(try confgraph("import", "--db", "other.db", "copy.json").status == 0)
        #expect(
            try confgraph("traverse", "--db", "other.db", "V().valueMap()").output
                == confgraph("traverse", "V().valueMap()").output)
        #expect(try confgraph("export", "nowhere/copy.json").status != 0)
    }

    @Test func traversalsUseFilesOnlyWhereAllowed() throws {
        let refused = try confgraph("traverse", "g.io('copy.json').write()")
        #expect(refused.status != 0)
        #expect(refused.errors.contains("--allow-io FOLDER"), "\(refused.errors)")
        let written = try confgraph("traverse", "--allow-io", ".", "g.io('copy.json').write()")
        #expect(written.status == 0, "\(written.errors)")
        #expect(try confgraph("create", "--db", "third.db").status == 0)
        let read = try confgraph(
            "traverse", "--db", "third.db", "--allow-io", ".", "g.io('copy.json').read()")
        #expect(read.status == 0, "\(read.errors)")
        #expect(
            try confgraph("traverse", "--db", "third.db", "V().values(name)").output == "ada\n")
    }
}
