/// The arguments of `property(…)`, told apart.
struct PropertyArguments {
    var cardinality: Cardinality?
    /// The key; where ``value`` is nil, a map of keys and values.
    var key: Argument?
    var value: Argument?
    /// Keys and values of the property's own properties, in turn.
    var meta: [Argument] = []

    init(_ step: Step) {
        var arguments = step.arguments[...]
        if case .cardinality(let given)? = arguments.first {
            cardinality = given
            arguments.removeFirst()
        } else if arguments.count > 2, case .value(.null)? = arguments.first,
            arguments.count % 2 == 1
        {
            // A cardinality of null is the default one.
            arguments.removeFirst()
        }
        key = arguments.popFirst()
        value = arguments.popFirst()
        if case .cardinalityValue(let given, let inner)? = value {
            cardinality = given
            value = inner
        }
        meta = Array(arguments)
    }

    /// What is wrong with them, whatever the graph holds.
    ///
    /// - Parameter isCreation: stands right behind the step that makes the
    ///   element, where it may give the id and the label.
    func problem(isCreation: Bool) -> String? {
        if value != nil {
            switch key {
            case .token(let token), .value(.token(let token)):
                if !isCreation { return Self.immutable(token) }
            case .value(.null): return "Property key can not be null"
            case .value(.string(let text)):
                if let problem = NamingRule.problem(key: text) { return problem }
            default: break
            }
        }
        if meta.count % 2 == 1 {
            return "The provided key/value array length must be a multiple of two: each "
                + "property of the property needs a key and a value"
        }
        for index in stride(from: 0, to: meta.count, by: 2) {
            switch meta[index] {
            case .value(.string(let text)):
                if let problem = NamingRule.problem(key: text) { return problem }
            case .parameter, .traversal: continue
            default:
                return "The provided key/value array must have a String or T on even array "
                    + "indices: keys of the property's properties are text"
            }
        }
        return nil
    }

    /// The id and label of what exists cannot change.
    static func immutable(_ token: T) -> String {
        "T.\(token.rawValue) is immutable on existing elements: give it where the element is made, "
            + "right behind addV() or addE()"
    }
}
