/// What running a traversal took, operator by operator.
///
///     let profile = try graph.read { g in
///         try g.v("talk").in("gave").values("name").profile()
///     }
///     print(profile)
///
/// Printed, it is a table for people; ``json`` is the same for programs.
///
/// Gremlin: `profile()`.
public struct TraversalProfile: Sendable, CustomStringConvertible {
    /// One operator.
    public struct Entry: Sendable {
        /// The number of the step that it belongs to, from 1, after all
        /// rewrites; nil inside another step.
        public let step: Int?
        /// What it is and works on, as in an ``Explanation``.
        public let name: String
        /// How many traversers left it.
        public let rows: Int
        /// How many they stood for: equal traversers travel as one.
        public let bulk: Int64
        /// The time it took itself, with all inside it.
        public let time: Duration
        /// The part of the whole time, from 0 to 1.
        public let share: Double
        /// The traversals inside it; their time is part of its own.
        public let children: [[Entry]]
    }

    /// The operators, first to last.
    public let entries: [Entry]
    /// The whole time.
    public let time: Duration

    /// What the operators have done up to now.
    ///
    /// - Parameter last: the last one that counts.
    init(_ last: BatchOperator) {
        time = last.profile?.time ?? .zero
        let whole = time
        entries = last.chain.map { Entry($0, isTopLevel: true, whole: whole) }
    }

    /// All of it as one JSON object: `dur` in milliseconds, and `metrics`, an
    /// object for each operator, with those inside it under `metrics` again.
    public var json: String { PlainJSON.text(value) }

    /// All of it as a value.
    var value: PropertyValue {
        .record([
            ("dur", .double(time.milliseconds)), ("metrics", .list(entries.map(\.value))),
        ])
    }

    /// All of it as a table for people.
    public var description: String {
        var rows: [[String]] = [["", "Operator", "Rows", "Bulk", "Time (ms)", "Share"]]
        for entry in entries { entry.describe(into: &rows, indent: 0) }
        rows.append(["", "all", "", "", Self.fixed(time.milliseconds, 3), ""])
        let widths = (0..<6).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - text.count)
                if column > 0 { line += "  " }
                line += column == 1 ? text + padding : padding + text
            }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    /// A number with so many digits behind the point.
    fileprivate static func fixed(_ number: Double, _ digits: Int) -> String {
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let whole = Int((number * Double(scale)).rounded())
        let rest = String(whole % scale)
        return "\(whole / scale)." + String(repeating: "0", count: digits - rest.utf8.count) + rest
    }
}

extension TraversalProfile.Entry {
    fileprivate init(_ measured: BatchOperator, isTopLevel: Bool, whole: Duration) {
        let all = measured.profile?.time ?? .zero
        // What hands out the first traverser is not shown: its time is here.
        let isFirst = measured.input is StartOperator
        let before = isFirst ? .zero : measured.input?.profile?.time ?? .zero
        step = isTopLevel && measured.stepNumber > 0 ? measured.stepNumber : nil
        name = measured.summary
        rows = measured.profile?.rows ?? 0
        bulk = measured.profile?.bulk ?? 0
        time = max(all - before, .zero)
        share = whole > .zero ? time / whole : 0
        children = measured.children.map { child in
            child.last.chain.map { Self($0, isTopLevel: false, whole: whole) }
        }
    }

    fileprivate func describe(into rows: inout [[String]], indent: Int) {
        rows.append([
            step.map(String.init) ?? "", String(repeating: "  ", count: indent) + name,
            "\(self.rows)", "\(bulk)", TraversalProfile.fixed(time.milliseconds, 3),
            TraversalProfile.fixed(share * 100, 1) + " %",
        ])
        for child in children.joined() { child.describe(into: &rows, indent: indent + 1) }
    }

    fileprivate var value: PropertyValue {
        .record([
            ("step", step.map { .int(Int32(clamping: $0)) }), ("name", .string(name)),
            ("dur", .double(time.milliseconds)),
            (
                "counts",
                .record([
                    ("traverserCount", .long(Int64(rows))), ("elementCount", .long(bulk)),
                ])
            ),
            ("annotations", .record([("percentDur", .double(share * 100))])),
            (
                "metrics",
                children.isEmpty ? nil : .list(children.joined().map(\.value))
            ),
        ])
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
    }
}
