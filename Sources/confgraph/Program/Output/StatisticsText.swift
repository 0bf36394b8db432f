import ConfGraph

/// Statistics as a page for people.
enum StatisticsText {
    static func text(_ statistics: Statistics) -> String {
        var lines = counts("vertices", statistics.vertices, statistics.vertexLabels)
        lines += counts("edges", statistics.edges, statistics.edgeLabels)
        lines += names("vertex properties", statistics.vertexPropertyKeys)
        lines += names("edge properties", statistics.edgePropertyKeys)
        lines += [
            row("out-degree", degrees(statistics.outDegrees)),
            row("in-degree", degrees(statistics.inDegrees)),
        ]
        for index in statistics.indexes {
            let place = (index.label.map { $0 + "." } ?? "") + index.key
            lines.append(row("index", Printable.text(place) + (index.isUnique ? " (unique)" : "")))
        }
        lines += [
            row("unpacked edges", grouped(statistics.unpackedEdges)),
            row("pending removals", grouped(statistics.pendingRemovals)),
            row("file size", size(statistics.fileSize)),
            row("log size", size(statistics.writeAheadSize)),
            row("format version", "\(statistics.formatVersion)"),
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Lines

    private static let column = 20

    private static func row(_ name: String, _ value: String) -> String {
        name + String(repeating: " ", count: max(column - name.count, 1)) + value
    }

    private static func counts(
        _ name: String, _ total: Int64, _ parts: [Statistics.Count]
    ) -> [String] {
        [row(name, grouped(total))]
            + parts.map { row("  " + Printable.text($0.name), grouped($0.count)) }
    }

    private static func names(_ name: String, _ parts: [Statistics.Count]) -> [String] {
        guard !parts.isEmpty else { return [] }
        let total = parts.reduce(Int64(0)) { $0.addingReportingOverflow($1.count).partialValue }
        return counts(name, total, parts)
    }

    private static func degrees(_ degrees: Statistics.Degrees) -> String {
        "\(grouped(degrees.least)) to \(grouped(degrees.most)), \(rounded(degrees.mean)) on average"
    }

    // MARK: Numbers

    /// `1,234,567`.
    static func grouped(_ number: Int64) -> String {
        let digits = String(number.magnitude)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return (number < 0 ? "-" : "") + result
    }

    /// `12 bytes`, `3.4 KB`, `56 MB`.
    static func size(_ bytes: Int64) -> String {
        if bytes < 1024 { return Plural.count(bytes, "byte") }
        var value = Double(bytes) / 1024
        var units = ["KB", "MB", "GB", "TB"][...]
        while value >= 1024, units.count > 1 {
            value /= 1024
            units = units.dropFirst()
        }
        return (value < 10 ? rounded(value) : "\(Int(value.rounded()))") + " "
            + units[units.startIndex]
    }

    /// One digit after the point.
    private static func rounded(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "\(number)" }
        let tenths = Int64((number * 10).rounded())
        return "\(grouped(tenths / 10)).\(abs(tenths % 10))"
    }
}
