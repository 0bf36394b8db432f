import Foundation
import Testing

@testable import ConfGraph

/// Loading, reloading, moving and unloading files of notes.
@Suite("Notes into the graph")
struct NotesLoadTests {
    let folder: TemporaryDirectory
    let graph: Graph

    init() throws {
        folder = try TemporaryDirectory()
        graph = try Graph.inMemory()
    }

    static let first = """
        # ZedConf 2031

        ## Kites as a service
        - Marla Vesterholm
        - @marlav
        - Quillworks
        - kites are serverless, and the wind is free
        - flying kites needs observability: kites vanish

        ## Soup for compilers
        by Ifeoma Okonjo

        A compiler that smells the soup it cooks. Soup has grammar, and compilers like grammar.

        ## Small languages, large kitchens
        by Tomasz Harrow

        - every kitchen has a language of its own
        - compilers for kitchens
        """

    private func write(_ text: String, _ name: String = "zed.md") throws -> URL {
        let url = folder.url.appendingPathComponent(name)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url
    }

    @Test func firstLoadStatesEverything() throws {
        let summary = try graph.load(notes: write(Self.first))
        #expect(summary.talks == 3)
        #expect(summary.newTalks == 3)
        #expect(summary.speakers == 3)
        #expect(summary.topics > 3)
        #expect(summary.description.hasPrefix("zed.md: 3 talks (3 new), 3 speakers, "))
        let marla = try #require(
            try GraphImage.vertex(graph, "speaker", "name", "Marla Vesterholm"))
        #expect(try GraphImage.values(graph, marla, "handle") == [.string("marlav")])
        #expect(try GraphImage.values(graph, marla, "affiliation") == [.string("Quillworks")])
        let talk = try #require(try GraphImage.vertex(graph, "talk", "title", "Kites as a service"))
        #expect(try GraphImage.values(graph, talk, "event") == [.string("ZedConf")])
        #expect(try GraphImage.values(graph, talk, "year") == [.int(2031)])
        #expect(try GraphImage.values(graph, talk, "topic").contains(.string("kites")))
    }

    @Test func loadingAgainChangesNothing() throws {
        let url = try write(Self.first)
        try graph.load(notes: url)
        let before = try GraphImage.lines(graph)
        let sources = try graph.sources()
        let again = try graph.load(notes: url)
        #expect(!again.isChanged)
        #expect(again.newTalks == 0 && again.changedTalks == 0 && again.removedTalks == 0)
        #expect(again.description.contains("3 talks (unchanged), 3 speakers"))
        #expect(try GraphImage.lines(graph) == before)
        #expect(try graph.sources() == sources)
    }

    @Test func anEditedTitleIsTheSameTalk() throws {
        try graph.load(notes: write(Self.first))
        let talk = try #require(try GraphImage.vertex(graph, "talk", "title", "Soup for compilers"))
        let edited = Self.first.replacingOccurrences(
            of: "## Soup for compilers", with: "## Broth and parsers")
        let summary = try graph.load(notes: write(edited))
        #expect(summary.newTalks == 0)
        #expect(summary.removedTalks == 0)
        #expect(summary.changedTalks == 1)
        #expect(try GraphImage.vertex(graph, "talk", "title", "Broth and parsers") == talk)
        #expect(try GraphImage.vertex(graph, "talk", "title", "Soup for compilers") == nil)
    }

    @Test func everyEditEqualsAFreshLoad() throws {
        // Whatever the way to a text, the graph is the one of that text.
        let edits = [
            Self.first,
            Self.first.replacingOccurrences(of: "Quillworks", with: "Inkwell Labs"),
            Self.first.replacingOccurrences(
                of: "by Ifeoma Okonjo", with: "by Ifeoma Okonjo and Yuki Tanaka"),
            Self.first.replacingOccurrences(of: "ZedConf 2031", with: "ZedConf 2032"),
            Self.first.components(separatedBy: "## Soup")[0],
            "# ZedConf 2031\n\n## Kites as a service\n\n- Marla Vesterholm\n\n## Ropes\n\n- Noor Quist\n- ropes and kites",
        ]
        for (i, a) in edits.enumerated() {
            for (j, b) in edits.enumerated() where i != j {
                let fresh = try Graph.inMemory()
                try fresh.load(notes: write(b, "fresh.md"))
                let edited = try Graph.inMemory()
                try edited.load(notes: write(a, "edited.md"))
                try edited.load(notes: write(b, "edited.md"))
                #expect(
                    try GraphImage.lines(edited) == GraphImage.lines(fresh), "edit \(i) to \(j)")
            }
        }
    }

    @Test func aDeletedTalkGoesWithAllItAloneHeld() throws {
        try graph.load(notes: write(Self.first))
        let start = try #require(Self.first.range(of: "## Soup"))
        let end = try #require(Self.first.range(of: "## Small"))
        let shorter =
            String(Self.first[..<start.lowerBound]) + String(Self.first[end.lowerBound...])
        let summary = try graph.load(notes: write(shorter))
        #expect(summary.talks == 2)
        #expect(summary.removedTalks == 1)
        #expect(try GraphImage.count(graph, "talk") == 2)
        #expect(try GraphImage.vertex(graph, "speaker", "name", "Ifeoma Okonjo") == nil)
        #expect(try GraphImage.vertex(graph, "topic", "name", "soup") == nil)
        // "compilers" is a topic of the talk that stays.
        let talk = try #require(
            try GraphImage.vertex(graph, "talk", "title", "Small languages, large kitchens"))
        #expect(try GraphImage.values(graph, talk, "topic").contains(.string("kitchens")))
    }

    @Test func unloadingEqualsNeverLoading() throws {
        let second = """
            # ZedConf 2031, the other room

            ## Ropes
            by Marla Vesterholm (Rope Guild)

            Ropes hold kites, and ropes hold soup. Compilers do not.

            ## Kites as a service
            by Marla Vesterholm

            Kites again, and the wind is still free.
            """
        let a = try write(Self.first, "a.md")
        let b = try write(second, "b.md")
        let onlyA = try Graph.inMemory()
        try onlyA.load(notes: a)
        let onlyB = try Graph.inMemory()
        try onlyB.load(notes: b)
        let none = try GraphImage.lines(graph)
        for (order, gone, left) in [
            ([a, b], b, onlyA), ([a, b], a, onlyB), ([b, a], a, onlyB), ([b, a], b, onlyA),
        ] {
            let both = try Graph.inMemory()
            for url in order { try both.load(notes: url) }
            try both.unload(notes: gone)
            #expect(
                try GraphImage.lines(both) == GraphImage.lines(left),
                "without \(gone.lastPathComponent)")
            try both.unload(notes: gone == a ? b : a)
            #expect(try GraphImage.lines(both) == none)
            #expect(try both.sources().isEmpty)
        }
    }

    @Test func unloadingWhatIsNotLoadedIsAnError() throws {
        let url = try write(Self.first)
        let error = #expect(throws: GraphError.self) { try graph.unload(notes: url) }
        #expect(error?.code == .notFound)
    }

    @Test func anotherPathToTheFileIsTheSameFile() throws {
        let url = try write(Self.first)
        try graph.load(notes: url)
        let link = folder.url.appendingPathComponent("link.md")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: url)
        #expect(try !graph.load(notes: link).isChanged)
        let inner = folder.url.appendingPathComponent("inner")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        let winding = URL(fileURLWithPath: inner.path + "/../zed.md")
        #expect(try !graph.load(notes: winding).isChanged)
        #expect(try graph.sources().count == 1)
        try graph.unload(notes: link)
        #expect(try graph.sources().isEmpty)
    }

    @Test(arguments: [false, true]) func aMovedFileTakesItsClaimsAlong(edited: Bool) throws {
        let url = try write(Self.first)
        try graph.load(notes: url)
        let talk = try #require(try GraphImage.vertex(graph, "talk", "title", "Kites as a service"))
        let moved = folder.url.appendingPathComponent("moved.md")
        try FileManager.default.moveItem(at: url, to: moved)
        if edited { _ = try write(Self.first + "\n- kitchens need kites", "moved.md") }
        let summary = try graph.load(notes: moved)
        #expect(summary.newTalks == 0 && summary.removedTalks == 0)
        #expect(try graph.sources().map(\.path) == [NoteFile.realPath(moved.path)])
        #expect(try GraphImage.count(graph, "talk") == 3)
        #expect(try GraphImage.vertex(graph, "talk", "title", "Kites as a service") == talk)
        try graph.unload(notes: moved)
        #expect(try GraphImage.count(graph, "talk") == 0)
    }

    @Test func aCopyIsAFileOfItsOwn() throws {
        try graph.load(notes: write(Self.first, "a.md"))
        let copy = try graph.load(notes: write(Self.first, "b.md"))
        #expect(copy.talks == 3)
        #expect(try graph.sources().count == 2)
        #expect(try GraphImage.count(graph, "talk") == 3)
        try graph.unload(notes: folder.url.appendingPathComponent("a.md"))
        #expect(try GraphImage.count(graph, "talk") == 3)
    }

    // MARK: - What the user did

    private func change(_ body: (StorageWriter) throws -> Void) throws {
        try graph.write { g in try body(g.scope.writer) }
    }

    @Test func whatATraversalChangedSurvives() throws {
        try graph.load(notes: write(Self.first))
        let talk = try #require(try GraphImage.vertex(graph, "talk", "title", "Soup for compilers"))
        let speaker = try #require(try GraphImage.vertex(graph, "speaker", "name", "Tomasz Harrow"))
        let other = try #require(
            try GraphImage.vertex(graph, "talk", "title", "Small languages, large kitchens"))
        try change { writer in
            // A property of the user's own, and a corrected one.
            _ = try writer.setVertexProperty(talk, "rating", .int(5), cardinality: .single, id: nil)
            _ = try writer.setVertexProperty(
                speaker, "name", .string("Tomasz T. Harrow"), cardinality: .single, id: nil)
        }
        // A reload after an edit undoes neither.
        let text = Self.first.replacingOccurrences(of: "kites vanish", with: "kites vanish in fog")
        try graph.load(notes: write(text))
        #expect(try GraphImage.values(graph, talk, "rating") == [.int(5)])
        #expect(try GraphImage.values(graph, speaker, "name") == [.string("Tomasz T. Harrow")])
        // Nor does taking the file back; what nobody touched goes.
        try graph.unload(notes: folder.url.appendingPathComponent("zed.md"))
        #expect(try GraphImage.vertex(graph, "talk", "title", "Soup for compilers") == talk)
        #expect(try GraphImage.vertex(graph, "speaker", "name", "Ifeoma Okonjo") != nil)
        #expect(try GraphImage.values(graph, speaker, "name") == [.string("Tomasz T. Harrow")])
        #expect(try GraphImage.vertex(graph, "talk", "title", "Kites as a service") == nil)
        #expect(
            try GraphImage.vertex(graph, "talk", "title", "Small languages, large kitchens") == nil)
        _ = other
    }

    @Test func whatATraversalCreatedSurvives() throws {
        var own: Int64 = 0
        try change { writer in
            own = try writer.addVertex(labels: ["topic"], id: nil)
            _ = try writer.setVertexProperty(
                own, "name", .string("kites"), cardinality: .single, id: nil)
        }
        try graph.load(notes: write(Self.first))
        // The loader uses the topic that is there.
        #expect(try GraphImage.vertex(graph, "topic", "name", "kites") == own)
        try graph.unload(notes: folder.url.appendingPathComponent("zed.md"))
        #expect(try GraphImage.lines(graph) == ["topic(name=kites)"])
    }

    @Test func whatATraversalRemovedStaysRemoved() throws {
        let url = try write(Self.first)
        try graph.load(notes: url)
        let talk = try #require(try GraphImage.vertex(graph, "talk", "title", "Soup for compilers"))
        let kites = try #require(try GraphImage.vertex(graph, "topic", "name", "kites"))
        try change { writer in
            try writer.removeVertex(talk)
            try writer.removeVertex(kites)
        }
        #expect(try !graph.load(notes: url).isChanged)
        try graph.load(notes: write(Self.first + "\n- kitchens burn"))
        #expect(try GraphImage.vertex(graph, "talk", "title", "Soup for compilers") == nil)
        #expect(try GraphImage.vertex(graph, "topic", "name", "kites") == nil)
        #expect(try GraphImage.count(graph, "talk") == 2)
        try graph.unload(notes: url)
        #expect(try GraphImage.lines(graph).isEmpty)
    }

    // MARK: - People

    @Test func peopleAreOneAcrossFiles() throws {
        try graph.load(
            notes: write(
                "# AConf 2030\n\n## First of all talks\n\nby José Núñez-Pell (@jnp)\n\nText.",
                "1.md"))
        try graph.load(
            notes: write(
                "# BConf 2031\n\n## Second of all talks\n\nby Jose Nunez-Pell\n\nText.", "2.md"))
        try graph.load(
            notes: write(
                "# CConf 2032\n\n## Third of all talks\n\n- José M. Núñez-Pell\n- @JNP\n- said",
                "3.md"))
        #expect(try GraphImage.count(graph, "speaker") == 1)
        #expect(try GraphImage.vertex(graph, "speaker", "name", "José Núñez-Pell") != nil)
        #expect(try GraphImage.count(graph, "event") == 3)
    }

    @Test func twoPeopleOfOneNameAreToldApartByHandle() throws {
        try graph.load(
            notes: write(
                "# AConf\n\n## First of all talks\n\nby Anna Berg (@anna)\n\nText.", "1.md"))
        try graph.load(
            notes: write(
                "# BConf\n\n## Second of all talks\n\nby Anna Berg (@berg)\n\nText.", "2.md"))
        #expect(try GraphImage.count(graph, "speaker") == 2)
    }

    // MARK: - Files that are no notes

    @Test func filesThatAreNoNotesLeaveTheGraphAlone() throws {
        try graph.load(notes: write(Self.first))
        let before = try GraphImage.lines(graph)
        func refuse(_ url: URL, _ code: GraphError.Code, _ words: String...) throws {
            let error = #expect(throws: GraphError.self) { try graph.load(notes: url) }
            #expect(error?.code == code)
            for word in words {
                #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
            }
            #expect(try GraphImage.lines(graph) == before)
        }
        func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
            let url = folder.url.appendingPathComponent(name)
            try Data(bytes).write(to: url)
            return url
        }
        try refuse(file("empty.md", []), .badInput, "empty.md", "no talks found")
        try refuse(file("blank.md", Array(" \n\n\t\n".utf8)), .badInput, "no talks found")
        try refuse(
            file("prose.md", Array("Just one line of prose.\n".utf8)), .badInput, "no talks found")
        try refuse(
            file("binary.md", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2]), .badInput, "binary.md",
            "not a text file")
        try refuse(
            file("latin.md", Array("# Caf".utf8) + [0xE9, 0x0A]), .badInput, "not UTF-8", "line 1")
        try refuse(file("wide.md", [0xFF, 0xFE, 0x41, 0x00]), .badInput, "UTF-16")
        let empty = folder.url.appendingPathComponent("empty")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        try refuse(empty, .badInput, "empty has no notes")
        try refuse(folder.url.appendingPathComponent("missing.md"), .cannotOpen, "no such file")
        let large = folder.url.appendingPathComponent("large.md")
        _ = FileManager.default.createFile(atPath: large.path, contents: nil)
        let handle = try FileHandle(forWritingTo: large)
        try handle.truncate(atOffset: UInt64(NoteBytes.maximumSize) + 1)
        try handle.close()
        try refuse(large, .badInput, "too large")
    }

    @Test func optionsOverrideTheNotes() throws {
        try graph.load(
            notes: write(Self.first), options: LoadOptions(event: "OtherConf", year: 1999))
        let talk = try #require(try GraphImage.vertex(graph, "talk", "title", "Kites as a service"))
        #expect(try GraphImage.values(graph, talk, "event") == [.string("OtherConf")])
        #expect(try GraphImage.values(graph, talk, "year") == [.int(1999)])
        #expect(try GraphImage.vertex(graph, "event", "name", "OtherConf") != nil)
    }

    @Test func asynchronousForms() async throws {
        let url = try write(Self.first)
        let summary = try await graph.load(notes: url)
        #expect(summary.newTalks == 3)
        #expect(try await graph.sources().count == 1)
        let gone = try await graph.unload(notes: url)
        #expect(gone.removedTalks == 3)
    }

    @Test func cancelledLoadsChangeNothing() throws {
        let cancellation = Cancellation()
        cancellation.cancel()
        let url = try write(Self.first)
        let error = #expect(throws: GraphError.self) {
            try graph.load(notes: url, options: LoadOptions(cancellation: cancellation))
        }
        #expect(error?.code == .interrupted)
        #expect(try GraphImage.lines(graph).isEmpty)
    }

    @Test func relatedTopicsFollowTheTalksAboutBoth() throws {
        let a = "# AConf\n\n## Kites with soup\n\nby Marla Quist\n\nKites. Soup. Kites. Soup."
        let b = "# BConf\n\n## Soup with kites\n\nby Noor Quist\n\nKites. Soup. Kites. Soup."
        try graph.load(notes: write(a, "a.md"))
        #expect(try !GraphImage.lines(graph).contains { $0.contains("-related[") })
        try graph.load(notes: write(b, "b.md"))
        #expect(
            try GraphImage.lines(graph).contains(
                "topic(name=kites) -related[weight=2]-> topic(name=soup)"))
        try graph.unload(notes: folder.url.appendingPathComponent("a.md"))
        #expect(try !GraphImage.lines(graph).contains { $0.contains("-related[") })
    }

    @Test func relationsThatTheUserChangedAreTheUsers() throws {
        let notes = { (n: Int) in
            "# Conf\(n)\n\n## Kites with soup\n\nby Marla Quist\n\nKites. Soup. Kites. Soup."
        }
        for n in 1...2 { try graph.load(notes: write(notes(n), "\(n).md")) }
        try graph.write { g in
            _ = try g.traverse("g.E().hasLabel('related').drop()").toList()
        }
        try graph.load(notes: write(notes(3), "3.md"))
        #expect(try !GraphImage.lines(graph).contains { $0.contains("-related[") })

        let other = try Graph.inMemory()
        for n in 1...2 { try other.load(notes: write(notes(n), "\(n).md")) }
        try other.write { g in
            _ = try g.traverse("g.E().hasLabel('related').property('weight', 99)").toList()
        }
        try other.load(notes: write(notes(3), "3.md"))
        #expect(try GraphImage.lines(other).contains { $0.contains("-related[weight=99]") })
    }

    @Test func topicsOfManyTalksAreRelatedToFew() {
        #expect(TopicRelations.isRelated(shared: 2, 2, 2))
        #expect(TopicRelations.isRelated(shared: 2, 10, 10))
        #expect(!TopicRelations.isRelated(shared: 1, 1, 1))
        #expect(!TopicRelations.isRelated(shared: 2, 10, 11))
        #expect(TopicRelations.isRelated(shared: 100, 1_000, 250))
        #expect(!TopicRelations.isRelated(shared: 100, 1_000, 251))
    }

    @Test func theOrderOfLoadsDoesNotMatter() throws {
        let texts = (0..<6).map { n in
            "# Conf\(n) 2031\n\n"
                + (0..<3).map { k in
                    let words = ["kites", "soup", "ropes", "wind", "salt"]
                    let (a, b) = (words[(n + k) % 5], words[(n * 2 + k) % 5])
                    return
                        "## \(a) and \(b) \(n)\(k)\n\nby Marla Quist\n\n\(a). \(b). \(a). \(b).\n\n"
                }.joined()
        }
        let urls = try texts.enumerated().map { try write($1, "\($0).md") }
        let together = try Graph.inMemory()
        #expect(try together.load(notes: urls).failures.isEmpty)
        let apart = try Graph.inMemory()
        for url in urls.reversed() { try apart.load(notes: url) }
        // Which spelling of a topic came first may differ; the relations do not.
        func relations(_ graph: Graph) throws -> [String] {
            try GraphImage.lines(graph).filter { $0.contains("-related[") }
        }
        #expect(try relations(together) == relations(apart))
        #expect(try !relations(together).isEmpty)
        try together.unload(notes: urls[0])
        try apart.unload(notes: urls[0])
        #expect(try relations(together) == relations(apart))
    }

    /// What is read ahead, remembered and written in batches comes out as if
    /// fewer files had been loaded at a time.
    @Test func aLargeLoadEqualsSmallerOnes() throws {
        var generator = SeededGenerator(seed: 11)
        let stems = ["kite", "soup", "compiler", "grammar", "kitchen", "wind"]
        let families = [
            "Vesterholm", "Harrow", "Okonjo", "Quist", "Ruiz", "Byron", "Nakato", "Lind",
        ]
        let urls = try (0..<260).map { file in
            let things = stems.flatMap { ["\($0)\(file % 20)", "\($0)\(file % 9)s"] }
            let forms = ["", " @quill\(file % 8)", ", Kites Inc"]
            var text = "# Zed\(file % 7)Conf \(2020 + file % 3)\n"
            for talk in 0...Int.random(in: 0...1, using: &generator) {
                let said = (0..<6).map { _ in things.randomElement(using: &generator)! }
                text += "\n## The \(said[0]) of \(said[1]) \(talk * (file % 50))\n\nSpeaker: "
                text += "Marla \(families[file % 8])\(forms.randomElement(using: &generator)!)\n\n"
                text += "- \(said[2]) and \(said[3])\n- \(said[2]) with \(said[4]) or \(said[5])\n"
            }
            return try write(text, "\(1000 + file).md")
        }
        let path = folder.url.appendingPathComponent("large.db").path
        var configuration = GraphConfiguration()
        configuration.access = .create
        let large = try Graph(path: path, configuration: configuration)
        let report = try large.load(notes: urls)
        #expect(report.failures.isEmpty)
        for start in stride(from: 0, to: urls.count, by: 26) {
            try graph.load(notes: Array(urls[start..<start + 26]))
        }
        #expect(try GraphImage.lines(large) == GraphImage.lines(graph))
        #expect(try !large.load(notes: urls).summaries.contains(where: \.isChanged))
        // The claims are the same as well: some files go from both.
        for url in urls.shuffled(using: &generator).prefix(3) {
            try large.unload(notes: url)
            try graph.unload(notes: url)
        }
        #expect(try GraphImage.lines(large) == GraphImage.lines(graph))
        #expect(try large.check().isClean)
    }

    @Test func severalFilesAreOneTransaction() throws {
        let good = try write(Self.first, "good.md")
        let bad = try write("nothing here", "bad.md")
        let report = try graph.load(notes: [bad, good])
        #expect(report.summaries.map(\.talks) == [3])
        #expect(report.failures.map { $0.file.lastPathComponent } == ["bad.md"])
        #expect(report.failures[0].error.code == .badInput)
    }
}
