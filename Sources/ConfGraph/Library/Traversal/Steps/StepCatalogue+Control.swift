extension StepCatalogue {
    private static let oneTraversal = StepSignature(.one("traversal", .traversal))
    private static let traversals = StepSignature(.many("traversal", .traversal))

    /// Steps that run other traversals.
    static let branchSteps: [StepEntry] = [
        StepEntry(
            .repeat, "Walks again and again.",
            [oneTraversal, StepSignature(.one("name", .string), .one("traversal", .traversal))],
            modulators: [.until, .emit, .times]),
        StepEntry(.union, "The results of all traversals.", [traversals], canStart: true),
        StepEntry(.coalesce, "The results of the first traversal that has any.", [traversals]),
        StepEntry(
            .optional, "The traversal's results, or the thing itself if there are none.",
            [oneTraversal]),
        StepEntry(
            .choose, "One way or the other.",
            [
                StepSignature(.one("test", [.predicate, .traversal, .token, .column])),
                StepSignature(
                    .one("test", [.predicate, .traversal]), .one("then", .traversal),
                    .optional("else", .traversal)),
            ], modulators: [.option]),
        StepEntry(
            .branch, "All options that fit.",
            [StepSignature(.one("test", [.traversal, .token, .column]))], modulators: [.option]),
        StepEntry(.local, "Runs the traversal for each thing on its own.", [oneTraversal]),
    ]

    /// Steps that pass things on and do something besides.
    static let sideEffectSteps: [StepEntry] = [
        StepEntry(.sideEffect, "Runs the traversal and passes the thing on.", [oneTraversal]),
        StepEntry(
            .aggregate, "Collects under a name.",
            [
                StepSignature(.one("name", .string)),
                StepSignature(.one("scope", .scope), .one("name", .string)),
            ], modulators: [.by],
            maximumBy: (1, "Aggregate step can only have one by modulator")),
        StepEntry(
            .cap, "What was collected under the names.",
            [StepSignature(.one("name", .string), .many("name", .string))]),
        StepEntry(
            .subgraph, "Collects edges as a graph under a name.",
            [StepSignature(.one("name", .string))]),
        StepEntry(
            .inject, "Adds values to the stream.", [StepSignature(.many("value", .any))],
            canStart: true),
        StepEntry(
            .barrier, "Waits for all before going on.",
            [
                StepSignature(.optional("size", .integer)),
                StepSignature(.one("barrier", .barrier)),
            ]),
        StepEntry(
            .fail, "Ends the traversal with an error.",
            [StepSignature(.optional("message", .string))]),
        StepEntry(.explain, "How it would run."),
        StepEntry(
            .profile, "How long each step took.", [StepSignature(.optional("name", .string))]),
        StepEntry(
            .call, "Calls a service.",
            [
                StepSignature(.optional("service", .string)),
                StepSignature(.one("service", .string), .one("parameters", [.map, .traversal])),
                StepSignature(
                    .one("service", .string), .one("parameters", .map),
                    .one("traversal", .traversal)),
            ], modulators: [.with], canStart: true),
        StepEntry(
            .io, "Names a file to read or write.", [StepSignature(.one("file", .string))],
            modulators: [.with, .read, .write], canStart: true),
    ]

    /// Graph algorithms.
    static let algorithmSteps: [StepEntry] = [
        StepEntry(.shortestPath, "Shortest paths.", modulators: [.with]),
        StepEntry(.connectedComponent, "The component of each vertex.", modulators: [.with]),
        StepEntry(
            .pageRank, "The rank of each vertex.",
            [StepSignature(.optional("alpha", .number))], modulators: [.with]),
        StepEntry(.peerPressure, "The cluster of each vertex.", modulators: [.with]),
    ]

    static let modulatorEntries: [StepEntry] = [
        StepEntry(
            "by", "How the step before looks at each thing.",
            [
                StepSignature(),
                StepSignature(.one("order", .order)),
                StepSignature(
                    .one("key", [.string, .token, .column, .traversal]), .optional("order", .order)
                ),
            ]),
        StepEntry(
            "from", "Where an edge or a walk begins.",
            [StepSignature(.one("from", [.string, .vertex, .traversal]))]),
        StepEntry(
            "to", "Where an edge or a walk ends.",
            [
                StepSignature(.one("to", [.string, .vertex, .traversal])),
                StepSignature(.one("direction", .direction), .many("label", .text)),
            ]),
        StepEntry(
            "option", "One of several ways.",
            [
                StepSignature(.one("traversal", .traversal)),
                StepSignature(
                    .one("merge", .merge), .one("map", [.map, .null, .traversal]),
                    .optional("cardinality", .cardinality)),
                StepSignature(
                    .one("value", [.value, .predicate, .pick, .traversal]),
                    .one("traversal", .traversal)),
            ]),
        StepEntry(
            "times", "How often to repeat.", [StepSignature(.one("count", .integer))]),
        StepEntry(
            "until", "When to stop repeating.",
            [StepSignature(.one("test", [.predicate, .traversal]))]),
        StepEntry(
            "emit", "What to pass on while repeating.",
            [StepSignature(.optional("test", [.predicate, .traversal]))]),
        StepEntry(
            "with", "An option of the step before.",
            [
                StepSignature(
                    .one("option", [.option, .string]),
                    .optional("value", [.option, .value, .traversal]))
            ]),
        StepEntry("read", "Reads the file."),
        StepEntry("write", "Writes the file."),
    ]

    static let configurationEntries: [StepEntry] = [
        StepEntry(
            "withBulk", "Whether equal traversers are counted or walked one by one.",
            [StepSignature(.one("bulk", .bool))]),
        StepEntry("withPath", "Keeps all paths."),
        StepEntry(
            "withSack", "Gives each traverser a sack.",
            [StepSignature(.one("initial", .any), .optional("operator", .operator))]),
        StepEntry(
            "withSideEffect", "Names a collection before the traversal starts.",
            [
                StepSignature(
                    .one("name", .string), .one("initial", .any), .optional("operator", .operator))
            ]),
        StepEntry(
            "withStrategies", "Switches strategies on.",
            [StepSignature(.one("strategy", .strategy), .many("strategy", .strategy))]),
        StepEntry(
            "withoutStrategies", "Switches strategies off.",
            [StepSignature(.one("strategy", .strategy), .many("strategy", .strategy))]),
        StepEntry(
            "with", "An option of the source.",
            [StepSignature(.one("option", .string), .optional("value", .any))]),
    ]

    static let terminalEntries: [StepEntry] = [
        StepEntry("toList", "All results."),
        StepEntry("toSet", "All results, each once."),
        StepEntry("toBulkSet", "All results, counted."),
        StepEntry("next", "The first results.", [StepSignature(.optional("count", .integer))]),
        StepEntry("tryNext", "The first result, if any."),
        StepEntry("hasNext", "Whether there is a result."),
        StepEntry("iterate", "Runs without results."),
        StepEntry("toString", "The traversal as text."),
    ]
}
