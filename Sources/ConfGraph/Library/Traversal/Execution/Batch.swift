/// What operators hand to each other: some traversers, in columns.
///
/// The position of each traverser is in one of three lanes; what else a
/// traverser carries is in columns of its own, which are there only when the
/// traversal needs them. Few do: these columns lie apart, so that a batch is
/// two words, which are handed on in registers.
struct Batch {
    enum Lane {
        /// Vertices by their keys.
        case vertices([Int64])
        indirect case edges(EdgeColumns)
        /// Anything.
        case values([PropertyValue])
    }

    var lane: Lane
    private(set) var carried: Carried?

    init(_ lane: Lane) { self.lane = lane }

    var count: Int {
        switch lane {
        case .vertices(let keys): keys.count
        case .edges(let edges): edges.keys.count
        case .values(let values): values.count
        }
    }

    /// The number of traversers, bulk counted.
    func total() throws -> Int64 {
        guard let bulk else { return Int64(count) }
        var total: Int64 = 0
        for each in bulk {
            let (sum, overflow) = total.addingReportingOverflow(each)
            if overflow { throw GraphError.tooManyTraversers }
            total = sum
        }
        return total
    }

    @inline(__always)
    func bulk(at row: Int) -> Int64 { bulk?[row] ?? 1 }

    /// Where the traverser of a row stands.
    func value(at row: Int) -> PropertyValue {
        switch lane {
        case .vertices(let keys): .vertex(Vertex(key: keys[row], detail: nil))
        case .edges(let edges): .edge(edges.edge(at: row))
        case .values(let values): values[row]
        }
    }

    /// All positions as values.
    func values() -> [PropertyValue] {
        switch lane {
        case .vertices(let keys): keys.map { .vertex(Vertex(key: $0, detail: nil)) }
        case .edges(let edges): (0..<edges.keys.count).map { .edge(edges.edge(at: $0)) }
        case .values(let values): values
        }
    }
}

extension Batch {
    /// What traversers carry besides their position.
    ///
    /// It belongs to one batch at a time that is being changed: only `Batch`
    /// changes it, after making sure that no other has it. That is why nothing
    /// is left to be checked when a column is used.
    final class Carried {
        @exclusivity(unchecked) fileprivate(set) var bulk: [Int64]?
        @exclusivity(unchecked) fileprivate(set) var paths: [PathNode?]?
        @exclusivity(unchecked) fileprivate(set) var sacks: [PropertyValue]?
        @exclusivity(unchecked) fileprivate(set) var origins: [Int32]?

        fileprivate init(copyOf other: Carried? = nil) {
            bulk = other?.bulk
            paths = other?.paths
            sacks = other?.sacks
            origins = other?.origins
        }
    }

    /// How many equal traversers each row stands for; nil: one each.
    var bulk: [Int64]? {
        get { carried?.bulk }
        set { if carried != nil || newValue != nil { own().bulk = newValue } }
        _modify { yield &own().bulk }
    }

    /// Where each traverser has been; nil: the traversal asks for no paths.
    var paths: [PathNode?]? {
        get { carried?.paths }
        set { if carried != nil || newValue != nil { own().paths = newValue } }
        _modify { yield &own().paths }
    }

    /// What each traverser carries in its sack; nil: there are no sacks.
    var sacks: [PropertyValue]? {
        get { carried?.sacks }
        set { if carried != nil || newValue != nil { own().sacks = newValue } }
        _modify { yield &own().sacks }
    }

    /// In a child traversal that runs for many parents at once: the row of
    /// the parent that each traverser came from.
    var origins: [Int32]? {
        get { carried?.origins }
        set { if carried != nil || newValue != nil { own().origins = newValue } }
        _modify { yield &own().origins }
    }

    /// Whether traversers carry nothing but their position.
    var isPlain: Bool { bulk == nil && paths == nil && sacks == nil && origins == nil }

    /// The columns, which no other batch has.
    private mutating func own() -> Carried {
        if !isKnownUniquelyReferenced(&carried) { carried = Carried(copyOf: carried) }
        return carried!
    }
}

extension GraphError {
    static var tooManyTraversers: GraphError {
        GraphError(
            .limit,
            "Too many traversers: their number exceeds 2^63. Bound the loop with times() or until()."
        )
    }
}

extension EdgeColumns {
    func edge(at row: Int) -> Edge {
        Edge(
            key: keys[row],
            ends: EdgeEnds(
                label: labels[row], source: sources[row], target: targets[row], detail: nil))
    }

    mutating func append(_ edge: Edge) {
        keys.append(edge.key)
        labels.append(edge.ends.label)
        sources.append(edge.ends.source)
        targets.append(edge.ends.target)
    }

    mutating func append(_ other: EdgeColumns) {
        keys += other.keys
        labels += other.labels
        sources += other.sources
        targets += other.targets
    }
}
