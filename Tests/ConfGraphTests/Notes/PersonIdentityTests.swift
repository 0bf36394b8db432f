import Foundation
import Testing

@testable import ConfGraph

/// Who is who across files.
@Suite("People across files")
struct PersonIdentityTests {
    let folder: TemporaryDirectory
    let graph: Graph

    init() throws {
        folder = try TemporaryDirectory()
        graph = try Graph.inMemory()
    }

    /// Loads one file for each line, of a conference of its own.
    private func load(_ lines: [String], years: [Int?] = []) throws -> Int64 {
        for (i, line) in lines.enumerated() {
            let year = i < years.count ? years[i].map { " \($0)" } ?? "" : ""
            let url = folder.url.appendingPathComponent("\(i).md")
            try "# Zed\(i)Conf\(year)\n\n## The talk of number \(i)\n\nSpeaker: \(line)\n\nText.\n"
                .write(to: url, atomically: true, encoding: .utf8)
            try graph.load(notes: url)
        }
        return try GraphImage.count(graph, "speaker")
    }

    @Test func aHandleIsOnePersonWhateverTheName() throws {
        #expect(
            try load(["Marla Quist (@marla)", "@Marla", "Marla Q. Vesterholm-Quist (@MARLA)"]) == 1)
        // The oldest spelling stays.
        #expect(try GraphImage.vertex(graph, "speaker", "name", "Marla Quist") != nil)
    }

    @Test func accentsCaseInitialsAndTitlesFold() throws {
        #expect(
            try load([
                "José Núñez-Pell", "Jose Nunez-Pell", "JOSÉ NÚÑEZ-PELL", "José M. Núñez-Pell",
                "Dr. José Núñez-Pell", "J. José Núñez Pell",
            ]) == 1)
        #expect(try GraphImage.vertex(graph, "speaker", "name", "José Núñez-Pell") != nil)
    }

    @Test func listsAreSeveralPeople() throws {
        #expect(
            try load([
                "Marla Quist & Noor Pell", "Noor Pell and Marla Quist",
                "Marla Quist, Noor Pell and Ana Ruiz",
            ]) == 3)
        #expect(try GraphImage.count(graph, "talk") == 3)
    }

    @Test func twoHandlesAreTwoPeople() throws {
        #expect(try load(["Anna Berg (@anna)", "Anna Berg (@berg)", "Anna Berg (@anna)"]) == 2)
    }

    @Test func twoEmployersInOneYearAreTwoPeople() throws {
        #expect(
            try load(
                [
                    "Anna Berg (Quillworks)", "Anna Berg (Rope Guild)",
                    "Anna Berg (Quillworks Inc.)",
                ],
                years: [2031, 2031, 2031]) == 2)
    }

    @Test func employersWithoutAYearTellPeopleApart() throws {
        #expect(try load(["Anna Berg (Quillworks)", "Anna Berg (Rope Guild)"]) == 2)
    }

    @Test func aNewJobIsTheSamePerson() throws {
        #expect(
            try load(
                ["Anna Berg (Quillworks)", "Anna Berg (Rope Guild)", "Anna Berg"],
                years: [2031, 2033, 2032]) == 1)
    }

    /// What one load remembers of people says the same as the graph does.
    @Test(
        arguments: [
            (lines: ["Anna Berg (Quillworks)", "Anna Berg (Rope Guild)"], years: [2031, 2031]),
            (lines: ["Anna Berg (Quillworks)", "Anna Berg (Rope Guild)"], years: [2031, 2033]),
            (lines: ["Anna Berg (Quillworks)", "Anna Berg (Rope Guild)"], years: [nil, 2033]),
            (lines: ["Anna Berg", "Anna Berg @anna", "Anna Berg @berg"], years: []),
            (
                lines: ["Anna Berg", "Anna Berg (Quillworks)", "Anna Berg @anna (Rope Guild)"],
                years: [2031, 2032, 2032]
            ),
        ] as [(lines: [String], years: [Int?])])
    func oneLoadTellsPeopleApartAsSeveralDo(lines: [String], years: [Int?]) throws {
        let alone = try load(lines, years: years)
        let together = try Graph.inMemory()
        let report = try together.load(
            notes: lines.indices.map { folder.url.appendingPathComponent("\($0).md") })
        #expect(report.failures.isEmpty)
        #expect(try GraphImage.count(together, "speaker") == alone)
    }

    @Test func aHandleOutweighsAnEmployer() throws {
        #expect(
            try load(
                ["Anna Berg (@anna), Quillworks", "Anna Berg (@anna), Inkwell Labs"],
                years: [2031, 2031]) == 1)
    }

    @Test(arguments: [
        ("Quillworks", "Quillworks Inc.", true), ("The Rope Guild", "Rope Guild, Oslo", true),
        ("University of Zed", "Zed University", true), ("Quillworks", "Rope Guild", false),
        ("Quill", "Quillworks", false),
    ])
    func employers(one: String, other: String, same: Bool) {
        #expect(Affiliation.isSame(one, other) == same)
        #expect(Affiliation.isSame(other, one) == same)
    }

    @Test func anEditedEmployerMakesNobodyNew() throws {
        #expect(try load(["Anna Berg (Quillworks)"], years: [2031]) == 1)
        #expect(try load(["Anna Berg (Rope Guild)"], years: [2031]) == 1)
        let berg = try #require(try GraphImage.vertex(graph, "speaker", "name", "Anna Berg"))
        #expect(try GraphImage.values(graph, berg, "affiliation") == [.string("Rope Guild")])
    }
}
