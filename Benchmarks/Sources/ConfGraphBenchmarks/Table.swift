import Foundation

/// The table that a run prints, in Markdown.
struct Table {
    enum Goal {
        case none
        /// The text of the goal, and whether it is met.
        case judged(String, met: Bool)
    }

    private var rows: [[String]] = []
    private(set) var missed: [String] = []

    mutating func add(
        _ name: String, _ ours: String, rival: String = "", ratio: String = "", goal: Goal = .none
    ) {
        var goalText = ""
        var verdict = ""
        if case .judged(let text, let met) = goal {
            goalText = text
            verdict = met ? "met" : "missed"
            if !met { missed.append(name) }
        }
        rows.append([name, ours, rival, ratio, goalText, verdict])
        // A run takes minutes: say what is known at once.
        let line = [name, ours, rival, ratio, goalText, verdict].filter { !$0.isEmpty }
        FileHandle.standardError.write(Data((line.joined(separator: " · ") + "\n").utf8))
    }

    var isEmpty: Bool { rows.isEmpty }

    func text() -> String {
        var table = MarkdownTable(["what", "ConfGraph", "SQLite by hand", "ratio", "goal", ""])
        for row in rows { table.add(row) }
        return table.text()
    }
}

/// A time with a unit that suits it.
func time(_ nanoseconds: Double) -> String {
    switch nanoseconds {
    case ..<1_000: String(format: "%.0f ns", nanoseconds)
    case ..<10_000: String(format: "%.2f µs", nanoseconds / 1e3)
    case ..<1_000_000: String(format: "%.1f µs", nanoseconds / 1e3)
    case ..<10_000_000: String(format: "%.2f ms", nanoseconds / 1e6)
    case ..<1_000_000_000: String(format: "%.1f ms", nanoseconds / 1e6)
    default: String(format: "%.2f s", nanoseconds / 1e9)
    }
}

/// A number without a fraction it does not have.
func number(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(format: "%.1f", value)
}
