// The closed vocabularies of Gremlin. Raw values are the words of the
// language, so that the parser, the printer and error messages share them.

/// The parts of an element that are not properties (`T.id`, `T.label` …).
public enum T: String, Sendable, CaseIterable { case id, label, key, value }

/// Which end of an edge, or which way to walk. `from` and `to` are Gremlin's
/// other names for `OUT` and `IN`.
public enum Direction: String, Sendable, CaseIterable {
    case out = "OUT"
    case `in` = "IN"
    case both = "BOTH"
}

public enum Order: String, Sendable, CaseIterable { case asc, desc, shuffle }
public enum Scope: String, Sendable, CaseIterable { case local, global }
public enum Pop: String, Sendable, CaseIterable { case first, last, all, mixed }
public enum Column: String, Sendable, CaseIterable { case keys, values }
public enum Cardinality: String, Sendable, CaseIterable { case single, list, set }
public enum Merge: String, Sendable, CaseIterable { case onCreate, onMatch, outV, inV }
public enum Pick: String, Sendable, CaseIterable { case any, none, unproductive }
public enum Operator: String, Sendable, CaseIterable {
    case addAll, and, assign, div, max, min, minus, mult, or, sum, sumLong
}
public enum Barrier: String, Sendable, CaseIterable { case normSack }
public enum DT: String, Sendable, CaseIterable { case second, minute, hour, day }
public enum GType: String, Sendable, CaseIterable {
    case bigDecimal = "BIGDECIMAL"
    case bigInt = "BIGINT"
    case binary = "BINARY"
    case boolean = "BOOLEAN"
    case byte = "BYTE"
    case char = "CHAR"
    case dateTime = "DATETIME"
    case double = "DOUBLE"
    case duration = "DURATION"
    case edge = "EDGE"
    case float = "FLOAT"
    case graph = "GRAPH"
    case int = "INT"
    case list = "LIST"
    case long = "LONG"
    case map = "MAP"
    case null = "NULL"
    case number = "NUMBER"
    case path = "PATH"
    case property = "PROPERTY"
    case set = "SET"
    case short = "SHORT"
    case string = "STRING"
    case tree = "TREE"
    case uuid = "UUID"
    case vertex = "VERTEX"
    case vertexProperty = "VPROPERTY"
}
