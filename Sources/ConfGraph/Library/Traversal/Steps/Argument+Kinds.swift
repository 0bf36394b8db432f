extension Argument {
    /// Whether it can stand where the given kinds can.
    func fits(_ kinds: ArgumentKinds) -> Bool {
        !kinds.isDisjoint(with: self.kinds)
    }

    /// Every kind that it is of.
    var kinds: ArgumentKinds {
        switch self {
        case .value(let value): Argument.kinds(of: value)
        case .parameter, .slot:
            [.value, .string, .null, .bool, .integer, .number, .map, .date, .vertex]
        case .traversal: .traversal
        case .predicate: .predicate
        case .order: .order
        case .scope: .scope
        case .pop: .pop
        case .column: .column
        case .cardinality: [.cardinality, .value]
        case .cardinalityValue: .value
        case .token: [.token, .value]
        case .direction: [.direction, .value]
        case .merge: [.merge, .value]
        case .pick: [.pick, .value]
        case .operator: .operator
        case .barrier: .barrier
        case .dateToken: [.dateToken, .value]
        case .type: .type
        case .option: .option
        case .strategy: .strategy
        case .listOf: .value
        case .mapOf: [.value, .map]
        case .closure: [.traversal, .predicate]
        }
    }

    private static func kinds(of value: PropertyValue) -> ArgumentKinds {
        switch value {
        case .null: [.null, .value]
        case .bool: [.bool, .value]
        case .string: [.string, .value]
        case .byte, .short, .int, .long, .bigInteger: [.integer, .number, .value]
        case .float, .double, .bigDecimal: [.number, .value]
        case .map: [.map, .value]
        case .dateTime: [.date, .value]
        case .vertex: [.vertex, .value]
        case .token: [.token, .value]
        case .direction: [.direction, .value]
        default: .value
        }
    }

    /// What it is, for error messages.
    var inWords: String {
        switch self {
        case .value(let value):
            switch value {
            case .null: "null"
            case .bool: "true or false"
            case .string: "text"
            case .byte, .short, .int, .long, .bigInteger: "a whole number"
            case .float, .double, .bigDecimal: "a number"
            case .map: "a map"
            case .list: "a list"
            case .set: "a set"
            case .dateTime: "a date"
            default: "a value"
            }
        case .parameter(let name): "the parameter :\(name)"
        case .traversal: "a traversal"
        case .predicate: "a predicate"
        case .listOf: "a list"
        case .mapOf: "a map"
        case .closure: "a closure"
        case .option: "an option"
        case .strategy: "a strategy"
        default: "a token"
        }
    }
}
