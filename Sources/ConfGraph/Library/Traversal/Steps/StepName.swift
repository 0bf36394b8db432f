/// The steps of the language, by their Gremlin names. Modulators (`by`, `as`,
/// `from`, `times` …) are not steps of their own: see ``Step/modulators``.
enum StepName: String, Sendable, CaseIterable {
    case addE, addLabel, addV, aggregate, all, and, any, asBool, asDate, asNumber, asString
    case barrier, both, bothE, bothV, branch, call, cap, choose, coalesce, coin, combine
    case concat, conjoin, connectedComponent, constant, count, cyclicPath, dateAdd, dateDiff
    case dedup, difference, discard, disjunct, drop, dropLabel, dropLabels, E, element
    case elementMap, explain, fail, filter, flatMap, fold, format, group, groupCount, has, hasId
    case hasKey, hasLabel, hasNot, hasValue, id, identity, `in`, index, inE, inject, intersect, io
    case inV, `is`, key, label, labels, length, limit, local, loops, lTrim, map, match, math
    case max, mean, merge, mergeE, mergeV, min, none, not, optional, or, order, otherV, out
    case outE, outV, pageRank, path, peerPressure, product, profile, project, properties
    case property, propertyMap, range, `repeat`, replace, reverse, rTrim, sack, sample, select
    case shortestPath, sideEffect, simplePath, skip, split, subgraph, substring, sum, tail
    case timeLimit, toE, toLower, toUpper, toV, tree, trim, unfold, union, V, value, valueMap
    case values, `where`
}
