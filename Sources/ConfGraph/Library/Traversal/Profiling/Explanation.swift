/// How a traversal would run: its steps, what each strategy makes of them, the
/// operators, and the statements that SQLite runs for them.
///
///     let explanation = try graph.read { g in
///         try g.v("talk").has("year", 2015).in("gave").explain()
///     }
///     print(explanation)
///
/// Printed, it is for people; ``json`` is the same for programs. Nothing has
/// run: the results and the cost of running are ``TraversalProfile``'s.
///
/// Gremlin: `explain()`.
public struct Explanation: Sendable, CustomStringConvertible {
    /// What a strategy did.
    public struct Rewrite: Sendable {
        /// The strategy's name, by which it can be switched off.
        public let strategy: String
        /// The traversal after it as Gremlin, where it rewrote steps.
        public let traversal: String?
        /// What it decided, where it chose how a step runs.
        public let note: String?
    }

    /// A part of the running traversal.
    public struct Operator: Sendable {
        /// The number of the step that it belongs to, from 1, after all
        /// rewrites; nil inside another step.
        public let step: Int?
        /// What it is and works on.
        public let name: String
        /// How it asks the file.
        public let statements: [Statement]
        /// The traversals inside it.
        public let children: [[Operator]]
    }

    /// A statement of SQL. Values are bound to its parameters and never part
    /// of its text.
    public struct Statement: Sendable {
        /// Its text.
        public let sql: String
        /// The lines of SQLite's `EXPLAIN QUERY PLAN`, indented by depth.
        public let plan: [String]
    }

    /// The traversal as canonical Gremlin.
    public let traversal: String
    /// What the strategies did, in their order.
    public let rewrites: [Rewrite]
    /// The steps after all rewrites, each as Gremlin.
    public let steps: [String]
    /// The operators, first to last.
    public let operators: [Operator]
    /// Remarks, such as a scan that an index would avoid.
    public let notes: [String]

    /// All of it as lines for people.
    public var description: String {
        var lines = ["Traversal", "  " + traversal]
        if !rewrites.isEmpty {
            lines.append("Strategies")
            let width = rewrites.map(\.strategy.utf8.count).max() ?? 0
            for rewrite in rewrites {
                let padding = String(
                    repeating: " ", count: width - rewrite.strategy.utf8.count + 2)
                lines.append(
                    "  " + rewrite.strategy + padding + (rewrite.traversal ?? rewrite.note ?? ""))
            }
        }
        lines.append("Steps")
        for (index, step) in steps.enumerated() {
            lines.append(Self.margin(index + 1) + "  " + step)
        }
        lines.append("Operators")
        for each in operators { each.describe(into: &lines, indent: 1) }
        for note in notes { lines.append("Note: " + note) }
        return lines.joined(separator: "\n")
    }

    /// All of it as one JSON object with the keys `traversal`, `strategies`,
    /// `steps`, `operators` and `notes`.
    public var json: String { PlainJSON.text(value) }

    /// All of it as a value.
    var value: PropertyValue {
        .record([
            ("traversal", .string(traversal)),
            ("strategies", .list(rewrites.map(\.value))),
            ("steps", .list(steps.map { .string($0) })),
            ("operators", .list(operators.map(\.value))),
            ("notes", .list(notes.map { .string($0) })),
        ])
    }

    fileprivate static func margin(_ step: Int?) -> String {
        let number = step.map(String.init) ?? ""
        return String(repeating: " ", count: max(3 - number.utf8.count, 0)) + number
    }
}

extension Explanation.Rewrite {
    fileprivate var value: PropertyValue {
        .record([
            ("strategy", .string(strategy)), ("traversal", traversal.map { .string($0) }),
            ("note", note.map { .string($0) }),
        ])
    }
}

extension Explanation.Operator {
    fileprivate func describe(into lines: inout [String], indent: Int) {
        let depth = String(repeating: "  ", count: indent)
        lines.append(Explanation.margin(step) + depth + name)
        for statement in statements {
            lines.append("   " + depth + "    " + statement.sql)
            for line in statement.plan { lines.append("   " + depth + "      " + line) }
        }
        for each in children.joined() { each.describe(into: &lines, indent: indent + 2) }
    }

    fileprivate var value: PropertyValue {
        .record([
            ("step", step.map { .int(Int32(clamping: $0)) }), ("name", .string(name)),
            (
                "statements",
                .list(
                    statements.map {
                        .record([
                            ("sql", .string($0.sql)), ("plan", .list($0.plan.map { .string($0) })),
                        ])
                    })
            ),
            ("children", .list(children.map { .list($0.map(\.value)) })),
        ])
    }
}

extension PropertyValue {
    /// A map with texts for keys; entries without a value are left out.
    static func record(_ entries: [(String, PropertyValue?)]) -> PropertyValue {
        .map(
            PropertyMap(
                entries.compactMap { key, value in value.map { (.string(key), $0) } }))
    }
}
