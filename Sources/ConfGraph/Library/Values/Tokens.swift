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

/// How `order()` sorts.
public enum Order: String, Sendable, CaseIterable { case asc, desc, shuffle }

/// Whether a step works on all traversers or within the collection of each.
public enum Scope: String, Sendable, CaseIterable { case local, global }

/// Which of the values that share a step label `select()` takes.
public enum Pop: String, Sendable, CaseIterable { case first, last, all, mixed }

/// The two sides of a map: its keys and its values.
public enum Column: String, Sendable, CaseIterable { case keys, values }

/// How many values a key may have: one, any number, or distinct ones.
public enum Cardinality: String, Sendable, CaseIterable { case single, list, set }

/// The parts of `mergeV()` and `mergeE()` that `option()` speaks of.
public enum Merge: String, Sendable, CaseIterable { case onCreate, onMatch, outV, inV }

/// The options of a `choose()` or `branch()` that no value names.
public enum Pick: String, Sendable, CaseIterable { case any, none, unproductive }

/// How a sack or side effect takes in a new value.
public enum Operator: String, Sendable, CaseIterable {
    case addAll, and, assign, div, max, min, minus, mult, or, sum, sumLong
}

/// What a barrier does with the sacks of its traversers.
public enum Barrier: String, Sendable, CaseIterable { case normSack }

/// Units of time for `dateAdd()`.
public enum DT: String, Sendable, CaseIterable { case second, minute, hour, day }

/// The types of values, as `typeOf()` and `asNumber()` name them.
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
