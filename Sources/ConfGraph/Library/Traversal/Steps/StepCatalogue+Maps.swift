extension StepCatalogue {
    private static let oneTraversal = StepSignature(.one("traversal", .traversal))
    private static let values = StepSignature(.one("values", .any))
    private static let scope = StepSignature(.optional("scope", .scope))

    /// Steps that turn each thing into another.
    static let mapSteps: [StepEntry] = [
        StepEntry(.map, "Each thing becomes the traversal's first result.", [oneTraversal]),
        StepEntry(.flatMap, "Each thing becomes all of the traversal's results.", [oneTraversal]),
        StepEntry(.identity, "Each thing becomes itself."),
        StepEntry(
            .constant, "Each thing becomes the value.", [StepSignature(.one("value", .any))]),
        StepEntry(.path, "The walk so far.", modulators: [.by, .from, .to]),
        StepEntry(
            .select, "What was tagged with as, or parts of a map.",
            [
                StepSignature(.one("column", .column)),
                StepSignature(.one("key", [.string, .traversal])),
                StepSignature(.one("pop", .pop), .one("key", [.string, .traversal])),
                StepSignature(.one("tag", .string), .one("tag", .string), .many("tag", .string)),
                StepSignature(
                    .one("pop", .pop), .one("tag", .string), .one("tag", .string),
                    .many("tag", .string)),
            ], modulators: [.by]),
        StepEntry(
            .project, "A map with the given keys, a by for each.",
            [StepSignature(.one("key", .string), .many("key", .string))], modulators: [.by]),
        StepEntry(.unfold, "Lists and maps become their items."),
        StepEntry(
            .order, "Sorts.", [scope], modulators: [.by]),
        StepEntry(.index, "Numbers the items of a list.", modulators: [.with]),
        StepEntry(
            .loops, "How often the repeat went round.", [StepSignature(.optional("name", .string))]),
        StepEntry(
            .math, "Calculates with numbers.", [StepSignature(.one("expression", .string))],
            modulators: [.by]),
        StepEntry(
            .sack, "Reads the sack, or changes it.",
            [StepSignature(.optional("operator", .operator))], modulators: [.by],
            maximumBy: (1, "Sack step can only have one by modulator")),
        StepEntry(
            .match, "Finds all ways to fill a pattern.",
            [
                StepSignature(.many("pattern", .traversal)),
                StepSignature(.one("query", .string), .optional("parameters", .map)),
            ], canStart: true),
        StepEntry(.asBool, "Turns into true or false."),
        StepEntry(.asDate, "Turns into a date."),
        StepEntry(
            .asNumber, "Turns into a number.", [StepSignature(.optional("type", .type))]),
        StepEntry(.asString, "Turns into text.", [scope]),
        StepEntry(
            .dateAdd, "Adds to a date.",
            [StepSignature(.one("unit", .dateToken), .one("count", .integer))]),
        StepEntry(
            .dateDiff, "Milliseconds between two dates.",
            [StepSignature(.one("date", [.date, .traversal, .null, .string]))]),
        StepEntry(.combine, "Joins two lists.", [values]),
        StepEntry(.difference, "The items that the other list lacks.", [values]),
        StepEntry(.disjunct, "The items that only one of two lists has.", [values]),
        StepEntry(.intersect, "The items that both lists have.", [values]),
        StepEntry(.merge, "All items of two lists or maps, each once.", [values]),
        StepEntry(.product, "All pairs of the items of two lists.", [values]),
    ]

    /// Steps on text.
    static let textSteps: [StepEntry] = [
        StepEntry(
            .concat, "Appends text.",
            [StepSignature(.many("text", [.string, .null, .traversal]))]),
        StepEntry(
            .conjoin, "Joins a list's items to one text.",
            [StepSignature(.one("delimiter", .string))]),
        StepEntry(
            .format, "Fills the %{names} of a text.", [StepSignature(.one("text", .string))],
            modulators: [.by]),
        StepEntry(.length, "The length of a text.", [scope]),
        StepEntry(.lTrim, "Takes blanks from the start.", [scope]),
        StepEntry(.rTrim, "Takes blanks from the end.", [scope]),
        StepEntry(.trim, "Takes blanks from both ends.", [scope]),
        StepEntry(
            .replace, "Replaces text.",
            [
                StepSignature(.one("old", .text), .one("new", .text)),
                StepSignature(.one("scope", .scope), .one("old", .text), .one("new", .text)),
            ]),
        StepEntry(.reverse, "Turns a text or a list round."),
        StepEntry(
            .split, "Splits a text.",
            [
                StepSignature(.one("separator", .text)),
                StepSignature(.one("scope", .scope), .one("separator", .text)),
            ]),
        StepEntry(
            .substring, "A part of a text.",
            [
                StepSignature(.one("start", .integer), .optional("end", .integer)),
                StepSignature(
                    .one("scope", .scope), .one("start", .integer), .optional("end", .integer)),
            ]),
        StepEntry(.toLower, "To lower case.", [scope]),
        StepEntry(.toUpper, "To upper case.", [scope]),
    ]

    /// Steps that make one thing of many.
    static let reduceSteps: [StepEntry] = [
        StepEntry(.count, "How many.", [scope]),
        StepEntry(.sum, "The sum.", [scope]),
        StepEntry(.mean, "The mean.", [scope]),
        StepEntry(.min, "The smallest.", [scope]),
        StepEntry(.max, "The largest.", [scope]),
        StepEntry(
            .fold, "A list of all.",
            [
                StepSignature(),
                StepSignature(.one("seed", .value), .one("operator", .operator)),
            ]),
        StepEntry(
            .group, "A map from keys to what has them.",
            [StepSignature(.optional("name", .string))], modulators: [.by],
            maximumBy: (
                2, "The key and value traversals for group()-step have already been set"
            )),
        StepEntry(
            .groupCount, "A map from keys to how many have them.",
            [StepSignature(.optional("name", .string))], modulators: [.by],
            maximumBy: (1, "GroupCount step can only have one by modulator")),
        StepEntry(
            .tree, "All walks as one tree.", [StepSignature(.optional("name", .string))],
            modulators: [.by]),
    ]
}
