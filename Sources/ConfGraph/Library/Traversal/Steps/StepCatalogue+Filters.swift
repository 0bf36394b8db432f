extension StepCatalogue {
    private static let onePredicate = StepSignature(.one("predicate", .predicate))
    private static let oneTraversal = StepSignature(.one("traversal", .traversal))
    private static let traversals = StepSignature(.many("traversal", .traversal))
    private static let count: [StepSignature] = [
        StepSignature(.one("count", .integer)),
        StepSignature(.one("scope", .scope), .one("count", .integer)),
    ]

    /// Steps that let through or hold back.
    static let filterSteps: [StepEntry] = [
        StepEntry(
            .has, "Keeps elements with a property, or one that passes a test.",
            [
                StepSignature(.one("key", .text)),
                StepSignature(
                    .one("key", [.string, .token, .null]),
                    .one("value", [.value, .predicate, .traversal])),
                StepSignature(
                    .one("label", .text), .one("key", .text),
                    .one("value", [.value, .predicate, .traversal])),
            ]),
        StepEntry(
            .hasLabel, "Keeps elements with one of the labels.",
            [
                StepSignature(.one("predicate", .predicate)),
                StepSignature(
                    .one("label", [.string, .null, .traversal]),
                    .many("label", [.string, .null, .traversal])),
            ]),
        StepEntry(
            .hasId, "Keeps elements with one of the ids.",
            [
                StepSignature(.one("predicate", .predicate)),
                StepSignature(.one("id", .any), .many("id", .any)),
            ]),
        StepEntry(
            .hasKey, "Keeps properties with one of the keys.",
            [
                StepSignature(.one("predicate", .predicate)),
                StepSignature(
                    .one("key", [.string, .null, .traversal]),
                    .many("key", [.string, .null, .traversal])),
            ]),
        StepEntry(
            .hasValue, "Keeps properties with one of the values.",
            [
                StepSignature(.one("predicate", .predicate)),
                StepSignature(.one("value", .any), .many("value", .any)),
            ]),
        StepEntry(
            .hasNot, "Keeps elements without the property.", [StepSignature(.one("key", .text))]),
        StepEntry(
            .is, "Keeps what equals the value or passes the test.",
            [StepSignature(.one("value", [.value, .predicate, .traversal]))]),
        StepEntry(
            .filter, "Keeps what passes the test.",
            [StepSignature(.one("test", [.predicate, .traversal]))]),
        StepEntry(
            .where, "Keeps what passes the test, also against what was tagged with as.",
            [
                StepSignature(.one("test", [.predicate, .traversal])),
                StepSignature(.one("tag", .string), .one("predicate", .predicate)),
            ], modulators: [.by]),
        StepEntry(.not, "Keeps what the traversal finds nothing for.", [oneTraversal]),
        StepEntry(.and, "Keeps what passes all tests.", [traversals]),
        StepEntry(.or, "Keeps what passes one of the tests.", [traversals]),
        StepEntry(.all, "Keeps lists all of whose items pass.", [onePredicate]),
        StepEntry(.any, "Keeps lists one of whose items passes.", [onePredicate]),
        StepEntry(
            .none, "Keeps lists none of whose items passes.",
            [onePredicate, StepSignature()]),
        StepEntry(.discard, "Lets nothing through."),
        StepEntry(
            .dedup, "Lets each thing through once.",
            [
                StepSignature(.many("tag", .text)),
                StepSignature(.one("scope", .scope), .many("tag", .text)),
            ], modulators: [.by],
            maximumBy: (1, "Dedup step can only have one by modulator")),
        StepEntry(.limit, "Lets the first ones through.", count),
        StepEntry(.skip, "Leaves out the first ones.", count),
        StepEntry(
            .tail, "Lets the last ones through.",
            [
                StepSignature(.optional("count", .integer)),
                StepSignature(.one("scope", .scope), .optional("count", .integer)),
            ]),
        StepEntry(
            .range, "Lets a range through, the upper end excluded.",
            [
                StepSignature(.one("low", .integer), .one("high", .integer)),
                StepSignature(
                    .one("scope", .scope), .one("low", .integer), .one("high", .integer)),
            ]),
        StepEntry(.coin, "Lets through at random.", [StepSignature(.one("probability", .number))]),
        StepEntry(
            .sample, "Lets a random sample through.", count, modulators: [.by],
            maximumBy: (1, "Sample step can only have one by modulator")),
        StepEntry(
            .simplePath, "Keeps walks that visit nothing twice.", modulators: [.by, .from, .to]),
        StepEntry(
            .cyclicPath, "Keeps walks that visit something twice.", modulators: [.by, .from, .to]),
        StepEntry(
            .timeLimit, "Stops letting through after some milliseconds.",
            [StepSignature(.one("milliseconds", .integer))]),
    ]
}
