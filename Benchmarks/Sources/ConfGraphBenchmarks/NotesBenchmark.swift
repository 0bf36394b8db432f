import ConfGraph
import Foundation

/// Loading files of notes: reading alone, and into a graph.
enum NotesBenchmark {
    static func run(_ run: inout Run) throws {
        let folder = run.folder.appendingPathComponent("notes")
        var notes = GeneratedNotes(seed: run.options.seed)
        let (bytes, talks) = try notes.write(files: run.options.noteFiles, to: folder)
        let what = "\(run.options.noteFiles) files of notes, \(megabytes(bytes)), \(talks) talks"

        var reading = Samples()
        let outlines = try reading.time { try NotesOutline.read(notes: folder).count }
        guard outlines == run.options.noteFiles else {
            throw Failure("\(outlines) of \(run.options.noteFiles) files of notes were read")
        }
        run.table.add("reading \(what)", speed(bytes, reading.median))

        let path = run.folder.appendingPathComponent("notes.db").path
        var configuration = GraphConfiguration()
        configuration.access = .create
        let graph = try Graph(path: path, configuration: configuration)
        var loading = Samples()
        let summary = try loading.time { try graph.load(notes: folder) }
        guard summary.talks >= talks else {
            throw Failure("\(summary.talks) of \(talks) talks were loaded")
        }
        let rate = Double(bytes) / loading.median * 1e3
        run.table.add(
            "loading them into a new graph, durably", speed(bytes, loading.median),
            goal: .judged("≥ 20 MB/s", met: rate >= 20))
        var again = Samples()
        let unchanged = try again.time { try graph.load(notes: folder) }
        guard !unchanged.isChanged else { throw Failure("a second load changed the graph") }
        run.table.add("loading them again, unchanged", speed(bytes, again.median))
        let vocabulary = run.folder.appendingPathComponent("rules.vocabulary")
        try notes.vocabulary(rules: 5_000).write(
            to: vocabulary, atomically: true, encoding: .utf8)
        try graph.load(vocabulary: vocabulary)
        var tagging = Samples()
        let tagged = try tagging.time { try graph.applyTopics() }
        guard tagged.talks == summary.talks, tagged.added > 0 else {
            throw Failure("5,000 rules found nothing in \(tagged.talks) talks")
        }
        run.table.add(
            "tagging the talks by 5,000 rules, \(tagged.added) topics found",
            speed(bytes, tagging.median),
            goal: .judged("≤ the load", met: tagging.median <= loading.median))
        let size = (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
        run.table.add("size of the graph, its notes included", megabytes(size))
        run.table.add("peak memory of all that", megabytes(ChildProcess.peakMemory()))
    }

    private static func megabytes(_ bytes: Int) -> String {
        String(format: "%.1f MB", Double(bytes) / 1e6)
    }

    private static func speed(_ bytes: Int, _ nanoseconds: Double) -> String {
        String(format: "%.1f MB/s", Double(bytes) / nanoseconds * 1e3)
    }
}
