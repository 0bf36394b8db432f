/// What `mergeV` and `mergeE` look for, make or change, as a literal:
///
///     try g.mergeV([.label: "speaker", "name": "Ada"])
///         .option(.onCreate, ["age": 36])
///         .option(.onMatch, ["alias": .set("Countess")]).next()
///     try g.mergeE([.label: "knows", .out: "ada", .in: "bo"]).next()
public struct MergeMap: ExpressibleByDictionaryLiteral, Sendable {
    /// A key: text, or a part of an element that is no property.
    public struct Key: ExpressibleByStringLiteral, Sendable {
        let argument: Argument

        private init(_ argument: Argument) { self.argument = argument }

        /// A property key.
        public init(stringLiteral value: String) { argument = .value(.string(value)) }

        /// A property key that is not a literal.
        public static func key(_ name: String) -> Key { Key(.value(.string(name))) }

        /// The id. Gremlin: `T.id`.
        public static var id: Key { Key(.token(.id)) }
        /// The label. Gremlin: `T.label`.
        public static var label: Key { Key(.token(.label)) }
        /// The vertex that an edge starts at. Gremlin: `Direction.OUT`.
        public static var out: Key { Key(.direction(.out)) }
        /// The vertex that an edge ends at. Gremlin: `Direction.IN`.
        public static var `in`: Key { Key(.direction(.in)) }
    }

    /// A value, with a cardinality of its own if it has one.
    public struct Value: Sendable {
        let argument: Argument

        private init(_ argument: Argument) { self.argument = argument }

        /// A value that is not a literal.
        public static func value(_ value: some PropertyConvertible) -> Value {
            Value(.value(value.propertyValue))
        }
        /// The only value of its key.
        public static func single(_ value: some PropertyConvertible) -> Value {
            Value(.cardinalityValue(.single, .value(value.propertyValue)))
        }
        /// One more value of its key.
        public static func list(_ value: some PropertyConvertible) -> Value {
            Value(.cardinalityValue(.list, .value(value.propertyValue)))
        }
        /// One more value of its key, unless the key has it.
        public static func set(_ value: some PropertyConvertible) -> Value {
            Value(.cardinalityValue(.set, .value(value.propertyValue)))
        }
        /// A vertex, by its id.
        public static func vertex(_ vertex: Vertex) -> Value {
            Value(.value(vertex.id.propertyValue))
        }
        /// What `option(.outV, …)` finds.
        public static var outV: Value { Value(.merge(.outV)) }
        /// What `option(.inV, …)` finds.
        public static var inV: Value { Value(.merge(.inV)) }
    }

    let argument: Argument

    /// The entries as written; of a repeated key the last value counts.
    public init(dictionaryLiteral elements: (Key, Value)...) {
        argument = GremlinParser.map(
            elements.map { (key: $0.0.argument, value: $0.1.argument) })
    }
}

extension MergeMap.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .value(value) }
    public init(integerLiteral value: Int) { self = .value(value) }
    public init(floatLiteral value: Double) { self = .value(value) }
    public init(booleanLiteral value: Bool) { self = .value(value) }
    public init(nilLiteral: ()) { self = .value(PropertyValue.null) }
}

extension MergeMap.Value: ExpressibleByArrayLiteral {
    /// Several labels, where the graph allows them.
    public init(arrayLiteral elements: String...) {
        self = .value(PropertyValue.list(elements.map { .string($0) }))
    }
}
