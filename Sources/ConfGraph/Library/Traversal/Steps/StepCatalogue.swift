/// Every step, modulator and source step of the language: the one place that
/// says how each is called.
///
/// The parser checks arguments and reads bare words by it; error messages,
/// completion and help quote it.
enum StepCatalogue {
    /// The steps, by name.
    static let steps: [String: StepEntry] = index(
        graphSteps + filterSteps + mapSteps + textSteps + reduceSteps + branchSteps
            + sideEffectSteps + mutatingSteps + algorithmSteps)

    /// The words that change the step before them.
    static let modulators: [String: StepEntry] = index(modulatorEntries)

    /// `withSack`, `withStrategies` … of the source.
    static let configuration: [String: StepEntry] = index(configurationEntries)

    /// `toList`, `next` …: accepted at the end of a traversal.
    static let terminals: [String: StepEntry] = index(terminalEntries)

    /// The entry of a step.
    static func entry(_ name: StepName) -> StepEntry {
        guard let entry = steps[name.rawValue] else {
            preconditionFailure("Step \(name.rawValue) has no entry in the catalogue.")
        }
        return entry
    }

    /// Every name that can follow a dot.
    static let chainNames: [String] =
        steps.keys.sorted() + modulators.keys.sorted() + ["as"]

    /// Steps known elsewhere by another name, and what Gremlin calls them.
    static let otherNames: [String: String] = [
        "v": "V", "e": "E", "transform": "map", "size": "count",
        "distinct": "dedup", "unique": "dedup", "sort": "order", "orderBy": "order",
        "sortBy": "order", "reduce": "fold", "collect": "fold", "flatten": "unfold",
        "first": "limit", "take": "limit", "top": "limit", "last": "tail",
        "offset": "skip", "average": "mean", "avg": "mean", "minimum": "min", "maximum": "max",
        "outgoing": "out", "incoming": "in", "neighbors": "both", "neighbours": "both",
        "outEdges": "outE", "inEdges": "inE", "bothEdges": "bothE", "outVertex": "outV",
        "inVertex": "inV", "vertices": "V", "edges": "E", "delete": "drop", "remove": "drop",
        "set": "property", "setProperty": "property", "addVertex": "addV", "addEdge": "addE",
        "upper": "toUpper", "lower": "toLower", "uppercase": "toUpper", "lowercase": "toLower",
        "strip": "trim", "join": "conjoin", "loop": "repeat", "ifThenElse": "choose",
        "if": "choose", "case": "choose", "except": "where", "retain": "where",
        "get": "values", "props": "properties", "each": "map", "forEach": "sideEffect",
        "foreach": "sideEffect", "print": "sideEffect", "gather": "fold", "scatter": "unfold",
        "_": "identity", "back": "select", "table": "project", "copySplit": "union",
        "groupBy": "group", "countBy": "groupCount", "exists": "where",
        "hasProperty": "has", "name": "values", "type": "label", "dedupe": "dedup",
        "linkOut": "addE", "linkIn": "addE", "linkBoth": "addE", "cat": "concat",
        "orderMap": "order", "shuffle": "order", "findAll": "filter", "grep": "filter",
        "every": "all", "return": "select", "unwind": "unfold", "startNode": "outV",
        "endNode": "inV", "nodes": "V", "relationships": "E", "head": "limit", "having": "where",
        "insert": "addV", "create": "addV", "createV": "addV", "createE": "addE",
        "update": "property", "upsert": "mergeV", "toInteger": "asNumber", "toFloat": "asNumber",
        "toNumber": "asNumber", "toBoolean": "asBool", "toDate": "asDate", "keys": "properties",
        "idVertex": "id", "idEdge": "id", "followedBy": "out",
    ]

    /// The step that a name comes nearest to: what it is called elsewhere, or
    /// a step or such a name that is spelled alike.
    static func nearest(to name: String) -> String? {
        if let step = otherNames[name] { return step }
        guard name.utf8.count > 1 else { return nil }
        // `has_label` and `in_` of other languages.
        let bare = name.utf8.filter { $0 != UInt8(ascii: "_") }
        if bare.count < name.utf8.count, !bare.isEmpty {
            let word = String(decoding: bare, as: UTF8.self)
            let known = chainNames.first { $0.utf8.elementsEqual(bare) }
            return known ?? otherNames[word] ?? Spelling.nearest(to: word, among: chainNames)
        }
        let near = Spelling.nearest(to: name, among: chainNames + otherNames.keys.sorted())
        return near.map { otherNames[$0] ?? $0 }
    }

    private static func index(_ entries: [StepEntry]) -> [String: StepEntry] {
        Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
    }
}
