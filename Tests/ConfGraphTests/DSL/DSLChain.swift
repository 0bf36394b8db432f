/// Chains in which a method of the DSL is called again and again.
struct DSLChain {
    static let repetitions = 40

    /// What the chain repeats, for messages.
    let name: String
    /// An expression over `g`.
    let code: String

    struct UnknownType: Error, CustomStringConvertible {
        let type: String
        let declaration: String
        var description: String {
            "DSLChain.samples has no argument of type \(type), which \(declaration) takes: add one."
        }
    }

    init(name: String, code: String) {
        self.name = name
        self.code = code
    }

    /// A chain that repeats a unit.
    init(repeating unit: String, after start: String = "g.V()") {
        self.init(name: unit, code: start + String(repeating: unit, count: Self.repetitions))
    }

    /// Forty calls of a method; nil for what only begins a traversal.
    init?(_ method: DSLMethod) throws {
        if method.type == "TraversalSource", method.result != "TraversalSource" { return nil }
        let call = try "." + Self.call(method)
        let forty = String(repeating: call, count: Self.repetitions)
        let code =
            switch (method.type, method.isStatic) {
            case ("By", true): "g.V().order()" + Self.times(".by(\(call))")
            case ("By", false): "g.V().order().by(.out(\"x\")\(forty))"
            case ("Traversal", true): Self.anonymous(method, call)
            case ("Traversal", false): Self.chain(method, call)
            case ("Repeating", _), ("BeforeRepeat", _): Self.repeating(method, call)
            case ("ModelTraversal", true): Self.anonymousModels(method, call)
            case ("ModelTraversal", false): Self.models(method, call)
            case ("RepeatingModels", _):
                "g.all(Person.self)"
                    + Self.times(
                        ".repeat(.out(Knows.self))\(call)"
                            + (method.result.hasPrefix("Repeating") ? ".times(1)" : ""))
            default: "g\(forty).V()"
            }
        self.init(name: method.declaration, code: code)
    }

    private static func times(_ unit: String) -> String {
        String(repeating: unit, count: repetitions)
    }

    // MARK: By type

    /// How to come, from anything, to what a method is a method of.
    private static func approach(_ constraint: String?) -> String {
        switch constraint {
        case "EdgeElement": ".E()"
        case "PropertyElement": ".V().properties(\"a\")"
        case "NamedFile": ".io(\"a\")"
        case "PropertyMap": ".V().project(\"a\")"
        default: ".V()"
        }
    }

    private static func chain(_ method: DSLMethod, _ call: String) -> String {
        if method.constraints["Element"] == "TagTest" {
            return "g.V().where(.neq(\"a\")\(times(call)))"
        }
        let approach = approach(method.constraints["Element"])
        switch method.result {
        case "Traversal<Start, Element>": return "g" + approach + times(call)
        case let result where result.hasPrefix("ModelTraversal"):
            return "g" + times(approach + call + ".traversal")
        default: return "g" + times(approach + call + end(method.result))
        }
    }

    /// What turns an unfinished `repeat` into a traversal.
    private static func end(_ result: String) -> String {
        if result.hasPrefix("Repeating") { return ".times(1)" }
        if result.hasPrefix("BeforeRepeat") { return ".repeat(.out(\"x\")).times(1)" }
        return ""
    }

    private static func repeating(_ method: DSLMethod, _ call: String) -> String {
        let start = method.type == "Repeating" ? ".repeat(.out(\"x\"))" : ".emit()"
        return "g.V()" + times(start + call + end(method.result))
    }

    private static func anonymous(_ method: DSLMethod, _ call: String) -> String {
        let result = end(method.result)
        return "g" + approach(method.constraints["Start"]) + times(".where(\(call)\(result))")
    }

    private static func models(_ method: DSLMethod, _ call: String) -> String {
        let isEdge = method.constraints["Model"] == "EdgeModel"
        let approach = isEdge ? ".outE(Knows.self)" : ""
        let back =
            if method.result.hasPrefix("Traversal") {
                ".V().models(of: Person.self)"
            } else if method.result == "ModelTraversal<Start, E>" {
                ".inV()"
            } else if method.result.hasPrefix("Repeating") {
                ".times(1)"
            } else {
                ""
            }
        return "g.all(Person.self)" + times(approach + call + back)
    }

    private static func anonymousModels(_ method: DSLMethod, _ call: String) -> String {
        let model = method.constraints["Start"] == "EdgeModel" ? "Knows" : "Person"
        return "g.all(\(model).self)" + times(".where(\(call))")
    }

    // MARK: Arguments

    private static func call(_ method: DSLMethod) throws -> String {
        let arguments = try method.parameters.map { label, type in
            let isModel = method.type.contains("Model")
            if type == "Model.Type" {
                // Edges have edge models.
                let isEdge = method.constraints["Element"] == "EdgeElement"
                return "\(label): \(isEdge ? "Knows.self" : "Person.self")"
            }
            guard let sample = isModel ? modelSamples[type] ?? samples[type] : samples[type] else {
                throw UnknownType(type: type, declaration: method.declaration)
            }
            return sample.isEmpty || label.isEmpty ? sample : "\(label): \(sample)"
        }
        return "\(method.name)(\(arguments.filter { !$0.isEmpty }.joined(separator: ", ")))"
    }

    /// An argument of each type that a method takes, spelled as a reader would.
    private static let samples: [String: String] = [
        "String": #""a""#, "String...": #""a", "b""#, "String?": #""a""#, "Int": "1",
        "Double": "0.5", "Bool": "true", "Vertex": "vertex", "DateTime": "time", "T": ".id",
        "ElementID...": "1", "Element...": "",
        "Scope": ".local", "Direction": ".out", "Order": ".desc", "Operator": ".sum",
        "Pop": ".first", "Barrier": ".normSack", "GType": ".int", "DT": ".day",
        "Cardinality": ".set",
        "By": #".out("x").count()"#, "By...": #".out("x").count(), .values("y")"#,
        "TraversalOption": ".tokens", "ElementID": "1", "Merge": ".onCreate",
        "MergeMap": #"["a": 1, .label: "b"]"#, "TraversalStrategy": ".readOnly",
        "TraversalStrategy...": ".seed(1)",
        "some PredicateConvertible": ".gt(1)", "some PropertyConvertible": #""a""#,
        "KeyValuePairs<String, PropertyValue>": #"["a": 1]"#,
        "V": #""a""#, "V.Type": "String.self",
        "Name": #""a""#, "some TagConvertible": #""a""#, "Tag<Element>": #""a""#,
        "Tag<Start>": #""a""#,
        "Traversal<Element, R>": #".out("x")"#, "Traversal<Element, C>": #".out("x")"#,
        "Traversal<Element, Element>": #".out("x")"#, "Traversal<Start, R>": #".out("x")"#,
        "Traversal<Start, C>": #".out("x")"#, "Traversal<Start, Start>": #".out("x")"#,
        "Traversal<Element, R>...": #".out("x"), .in("y")"#,
        "Traversal<Start, R>...": #".out("x"), .in("y")"#,
        "Traversal<Element, TagTest>": #".neq("b")"#, "Traversal<Start, TagTest>": #".neq("b")"#,
        "Branch<Element, R>...": #".option(1, .out("b")), .otherwise(.in("c"))"#,
        "Branch<Start, R>...": #".option(1, .out("b")), .otherwise(.in("c"))"#,
        "(Element) throws -> Bool": #"{ $0["y"] > 3 }"#,
        "(Element) throws -> R": "{ $0 }",
        "(Element) throws -> [R]": "{ [$0] }",
        "(Element) throws -> Void": "{ print($0) }",
    ]

    private static let modelSamples: [String: String] = [
        "E.Type": "Knows.self", "KeyPath<Model, V>": #"\.name"#, "KeyPath<Start, V>": #"\.name"#,
        "WritableKeyPath<Model, V>": #"\.name"#, "V.OneValue": #""a""#,
        "some PredicateConvertible": #".gt("a")"#,
        "ModelTraversal<Model, R>": ".out(Knows.self)",
        "ModelTraversal<Start, R>": ".out(Knows.self)",
        "ModelTraversal<Model, Model>": ".out(Knows.self)",
        "ModelTraversal<Model, R>...": ".out(Knows.self), .in(Knows.self)",
        "ModelTraversal<Model, Model>...": #".has(\.name, "a"), .hasNot(\.age)"#,
        "Tag<Stored<Model>>": #""a""#, "Tag<Stored<Tagged>>": #"Tag<Stored<Person>>("a")"#,
        "(Stored<Model>) throws -> Bool": "{ $0.age > 3 }",
        "(Stored<Model>) throws -> Void": "{ print($0.name) }",
    ]
}
