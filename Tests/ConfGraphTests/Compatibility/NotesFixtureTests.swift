import Foundation
import Testing

@testable import ConfGraph

/// Notes that a program of format 1 loaded belong to their files in this one,
/// too: `Fixtures/v1-notes.cgdb` holds two files, and a vertex that a traversal
/// made; `v2-notes.cgdb` is what a program of format 2 made of it, and so on.
@Suite struct NotesFixtureTests {
    private let folder: TemporaryDirectory

    static let kept = ["v1-notes", "v2-notes", "v3-notes"]

    init() throws { folder = try TemporaryDirectory() }

    private func open(_ name: String) throws -> Graph {
        try Graph(path: KeptFile.copy(name, to: folder))
    }

    private static let files = ["/srv/notes/zed.md", "/srv/notes/other.md"]

    /// The file as it was loaded.
    private static let zed = """
        # ZedConf 2031

        ## Kites as a service
        - Marla Vesterholm
        - @marlav
        - Quillworks
        - kites are serverless, and the wind is free
        - flying kites needs observability: kites vanish

        ## Soup for compilers
        by Ifeoma Okonjo

        A compiler that smells the soup it cooks. Soup has grammar, and compilers like grammar. \
        Nobody who has tasted a warm grammar goes back to cold tables, and that is the whole of the \
        argument of this talk about soup.

        ## Small languages, large kitchens
        by Tomasz Harrow

        - every kitchen has a language of its own
        - compilers for kitchens, grammar for kitchens

        """

    private func ask(_ graph: Graph, _ text: String) throws -> [String] {
        try graph.read { g in try g.traverse(text).toList().map(\.shown).sorted() }
    }

    @Test(arguments: kept) func everythingIsThere(file: String) throws {
        let graph = try open(file)
        #expect(try graph.sources().map(\.path) == Self.files)
        #expect(try ask(graph, "v(talk).count()") == ["6l"])
        #expect(try ask(graph, "v(speaker).count()") == ["3l"])
        #expect(try ask(graph, "v(topic).outE(related).count()") == ["5l"])
        #expect(
            try ask(graph, "v(talk).has(topic,kitchens).values(title)")
                == ["Small languages, large kitchens", "Soup, again, for compilers"])
        #expect(try graph.check().isClean)
    }

    @Test(arguments: kept) func unloadingTakesAllOfItBack(file: String) throws {
        let graph = try open(file)
        for path in Self.files { try graph.unload(notes: URL(fileURLWithPath: path)) }
        #expect(try ask(graph, "g.V().valueMap()") == ["[name:[mine]]"])
        #expect(try ask(graph, "g.E().count()") == ["0l"])
        #expect(try graph.sources().isEmpty)
        #expect(try graph.check().isClean)
    }

    /// The file was moved and edited: its talks are known, what it says no more
    /// goes, and nothing comes twice.
    @Test(arguments: kept) func loadingAgainAddsChangesAndRemoves(file: String) throws {
        let graph = try open(file)
        let edited = Self.zed.replacingOccurrences(
            of: "- flying kites needs observability: kites vanish\n", with: "")
        let summary = try graph.load(notes: folder.write(edited, to: "zed.md"))
        #expect(summary.talks == 3)
        #expect(summary.newTalks == 0)
        #expect(summary.removedTalks == 0)
        #expect(try ask(graph, "v(talk).count()") == ["6l"])
        #expect(try ask(graph, "v(speaker).count()") == ["3l"])
        #expect(try ask(graph, "v(talk).has(topic,observability).count()") == ["0l"])
        let notes = try ask(graph, "v(talk).has(title,'Soup for compilers').values(notes)")
        #expect(notes.count == 2, "one of each file: \(notes)")
        #expect(try graph.check().isClean)
    }
}
