/// A part of a running traversal: pulls batches from the operator before it
/// and hands on batches of its own.
///
/// One class method call a batch; nothing per traverser is virtual unless a
/// step works on arbitrary values.
class BatchOperator {
    let context: ExecutionContext
    let input: BatchOperator?
    /// The number of the top-level step that this operator is a part of, from 1.
    var stepNumber = 0
    /// For `explain` and `profile`.
    var note = ""
    var profile: OperatorProfile?

    init(_ context: ExecutionContext, input: BatchOperator?) {
        self.context = context
        self.input = input
    }

    /// The next batch, never empty; nil when there is none *now*: an operator
    /// inside a branch or a loop is asked again when more came in.
    func next() throws -> Batch? { nil }

    /// Forgets everything, for a new start of a child traversal.
    func reset() {}

    /// Whether its plan may be kept and run again in another transaction, once
    /// it has been reset: it then keeps nothing that it read from the graph.
    /// Its children are asked themselves.
    var isReusable: Bool { false }

    /// A run of a kept plan begins: takes the values that the run brings along.
    func begin() {}

    /// Every traversal inside this operator, also those that `explain` does
    /// not show.
    var innerTraversals: [ChildTraversal] { children }

    /// A new round of the loop around this operator begins: barriers collect
    /// anew, ranges count anew; what has been seen stays seen.
    func startRound() {}

    /// Whether results can come before all input has been seen.
    var isStreaming: Bool { true }

    /// Whether each result depends on one input traverser only, so that a
    /// child traversal may run for many parents at once.
    var isStateless: Bool { false }

    /// How it asks the file for elements of a kind, for `explain`.
    func accesses(at lane: ElementLane) throws -> [StorageAccess] { [] }

    /// The traversals inside this operator.
    var children: [ChildTraversal] { [] }

    /// What `explain` shows.
    var summary: String {
        let name = String(describing: type(of: self)).replacingSuffix("Operator", with: "")
        return ([name] + note.split(separator: " ").map(String.init)).joined(separator: " ")
    }

    /// ``next()`` with this operator's step named in errors.
    final func pull() throws -> Batch? {
        guard let profile else {
            do {
                return try next()
            } catch var error as GraphError where error.step == nil && stepNumber > 0 {
                error.step = stepNumber
                throw error
            }
        }
        return try profile.measure {
            do {
                return try next()
            } catch var error as GraphError where error.step == nil && stepNumber > 0 {
                error.step = stepNumber
                throw error
            }
        }
    }
}

/// What flows, as far as it is known before anything does.
enum ElementLane {
    case vertices
    case edges
    case values

    /// How a property of a key is read, or all properties.
    func properties(_ key: UInt32?) -> [StorageAccess] {
        switch self {
        case .vertices: [.vertexProperties(key)]
        case .edges: [.edgeProperties(key)]
        case .values: []
        }
    }
}

extension String {
    fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
        guard utf8.count > suffix.utf8.count,
            utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
        else { return self }
        return String(decoding: utf8.dropLast(suffix.utf8.count), as: UTF8.self) + other
    }
}
