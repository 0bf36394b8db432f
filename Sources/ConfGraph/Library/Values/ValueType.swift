/// The type of a value that a property can store, with the number that
/// stands for it in a graph's file.
///
/// The numbers are part of the file format: they are never changed or reused.
public enum ValueType: UInt8, Sendable, Hashable, CaseIterable {
    case null = 0
    case bool = 1
    case byte = 2
    case short = 3
    case int = 4
    case long = 5
    case bigInteger = 6
    case float = 7
    case double = 8
    case bigDecimal = 9
    case char = 10
    case string = 11
    case dateTime = 12
    case duration = 13
    case uuid = 14
    case binary = 15
    case list = 16
    case set = 17
    case map = 18
    case point = 19
}

extension PropertyValue {
    /// The storable type of this value; nil for what appears in results only
    /// (elements, paths, bulk sets, trees, graphs and tokens).
    public var valueType: ValueType? {
        switch self {
        case .null: .null
        case .bool: .bool
        case .byte: .byte
        case .short: .short
        case .int: .int
        case .long: .long
        case .bigInteger: .bigInteger
        case .float: .float
        case .double: .double
        case .bigDecimal: .bigDecimal
        case .char: .char
        case .string: .string
        case .dateTime: .dateTime
        case .duration: .duration
        case .uuid: .uuid
        case .binary: .binary
        case .point: .point
        case .list: .list
        case .set: .set
        case .map: .map
        case .vertex, .edge, .vertexProperty, .property, .path, .bulkSet, .tree, .graph, .token,
            .direction:
            nil
        }
    }

    /// The type's name in messages: the words that Gremlin's users know.
    public var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .byte: "byte"
        case .short: "short"
        case .int: "int"
        case .long: "long"
        case .bigInteger: "big integer"
        case .float: "float"
        case .double: "double"
        case .bigDecimal: "big decimal"
        case .char: "char"
        case .string: "string"
        case .dateTime: "datetime"
        case .duration: "duration"
        case .uuid: "uuid"
        case .binary: "binary"
        case .point: "point"
        case .list: "list"
        case .set: "set"
        case .map: "map"
        case .vertex: "vertex"
        case .edge: "edge"
        case .vertexProperty: "vertex property"
        case .property: "property"
        case .path: "path"
        case .bulkSet: "bulk set"
        case .tree: "tree"
        case .graph: "graph"
        case .token: "token"
        case .direction: "direction"
        }
    }

    /// `an int`, `a string`, `null`: for messages.
    var typeNameWithArticle: String {
        switch self {
        case .null: "null"
        case .int, .edge: "an " + typeName
        default: "a " + typeName
        }
    }

    /// Whether this is one of the eight kinds of number.
    public var isNumber: Bool {
        switch self {
        case .byte, .short, .int, .long, .bigInteger, .float, .double, .bigDecimal: true
        default: false
        }
    }

    /// Whether this is null.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// Whether this is a float or double that is not a number.
    var isNaN: Bool {
        switch self {
        case .float(let value): value.isNaN
        case .double(let value): value.isNaN
        default: false
        }
    }
}
