import Foundation

/// Writes a ``ConferenceGraph`` as CSV files, one a label, edges in no order.
struct ConferenceGraphFiles {
    let graph: ConferenceGraph
    let folder: URL

    /// Edges that are shuffled in memory at a time. A longer file is written
    /// in several passes over its edges, each of which takes a random part.
    private static let shuffled = 8 << 20

    /// Writes all files; returns how many bytes they hold.
    func write() throws -> Int {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var bytes = try file("vertices_speaker", "id,name,company,country") { output in
            for (place, id) in graph.speakers.enumerated() {
                let speaker = graph.speaker(place)
                output.add(id)
                for text in [speaker.name, speaker.company, speaker.country] { output.add(text) }
                try output.endLine()
            }
        }
        bytes += try file("vertices_talk", "id,title,year,minutes,score") { output in
            for (place, id) in graph.talks.enumerated() {
                let talk = graph.talk(place)
                output.add(id)
                output.add(talk.title)
                output.add(talk.year)
                output.add(talk.minutes)
                output.add(millionths: talk.score)
                try output.endLine()
            }
        }
        bytes += try file("vertices_topic", "id,name") { output in
            for (place, id) in graph.topics.enumerated() {
                output.add(id)
                output.add(graph.topic(place))
                try output.endLine()
            }
        }
        for label in ConferenceGraph.Label.allCases {
            let header = "src,dst" + (label.property.map { "," + $0 } ?? "")
            bytes += try file("edges_\(label)", header) { try edges(label, &$0) }
        }
        return bytes
    }

    private func edges(_ label: ConferenceGraph.Label, _ output: inout CSVOutput) throws {
        let count = graph.count(label)
        let passes = UInt64((count + Self.shuffled - 1) / Self.shuffled)
        var order = SeededGenerator(state: graph.seed &+ passes)
        var part: [UInt64] = []
        part.reserveCapacity(min(count, Self.shuffled * 5 / 4))
        for pass in 0..<passes {
            part.removeAll(keepingCapacity: true)
            graph.forEachEdge(label) { source, target in
                let pair = UInt64(source) << 32 | UInt64(target)
                if passes == 1 || mix(pair) % passes == pass { part.append(pair) }
            }
            part.shuffle(using: &order)
            for pair in part {
                let source = UInt32(pair >> 32)
                let target = UInt32(truncatingIfNeeded: pair)
                output.add(Int(source))
                output.add(Int(target))
                switch label {
                case .gave, .related: break
                case .follows: output.add(graph.property(label, source, target))
                case .about: output.add(millionths: graph.property(label, source, target))
                }
                try output.endLine()
            }
        }
    }

    private func file(
        _ name: String, _ header: String, _ body: (inout CSVOutput) throws -> Void
    ) throws -> Int {
        var output = try CSVOutput(folder.appendingPathComponent(name + ".csv"), header)
        try body(&output)
        return try output.finish()
    }
}

/// A CSV file being written. Nothing in it needs quotes.
private struct CSVOutput {
    private let file: FileHandle
    private var bytes: [UInt8] = []
    private var written = 0

    init(_ url: URL, _ header: String) throws {
        try Data().write(to: url)
        file = try FileHandle(forWritingTo: url)
        bytes.reserveCapacity(1 << 20 + 4096)
        bytes.append(contentsOf: header.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    mutating func add(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: ","))
    }

    @inline(__always)
    mutating func add(_ number: Int) {
        digits(number, least: 1)
        bytes.append(UInt8(ascii: ","))
    }

    /// A number from 0 to 1 with six places.
    mutating func add(millionths number: Int) {
        bytes.append(UInt8(ascii: "0"))
        bytes.append(UInt8(ascii: "."))
        digits(number, least: 6)
        bytes.append(UInt8(ascii: ","))
    }

    @inline(__always)
    private mutating func digits(_ number: Int, least: Int) {
        let start = bytes.count
        var rest = number
        var count = 0
        while rest > 0 || count < least {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
            count += 1
        }
        var low = start
        var high = bytes.count - 1
        while low < high {
            bytes.swapAt(low, high)
            low += 1
            high -= 1
        }
    }

    mutating func endLine() throws {
        bytes[bytes.count - 1] = UInt8(ascii: "\n")
        if bytes.count >= 1 << 20 { try flush() }
    }

    mutating func finish() throws -> Int {
        try flush()
        try file.close()
        return written
    }

    private mutating func flush() throws {
        try file.write(contentsOf: bytes)
        written += bytes.count
        bytes.removeAll(keepingCapacity: true)
    }
}
