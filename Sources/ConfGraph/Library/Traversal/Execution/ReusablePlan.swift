/// A plan that can run again, in other transactions and with other values in
/// the slots of its template.
final class ReusablePlan {
    let template: TraversalTemplate
    let context: ExecutionContext
    let last: BatchOperator
    /// All operators, those of traversals inside others among them.
    private let operators: [BatchOperator]
    /// What planning has looked at: another value needs another plan.
    private let baked: [(slot: Int, value: PropertyValue)]
    private let types: [ValueType?]
    private let isOfWrite: Bool
    /// The file's version that it is good for; nil: it depends on the catalog
    /// only.
    private let version: UInt32?
    private let notices: [String]
    /// When a run took it last, counted in runs.
    var lastUse = 0
    /// A run uses it now, so that no other may.
    var isRunning = true

    /// Nil where the plan must not run again.
    init?(
        _ template: TraversalTemplate, _ plan: Engine.Plan, _ slots: [PropertyValue],
        baked: Set<Int>
    ) {
        let context = plan.context
        let operators = plan.operators.flatMap(\.withInnerOperators)
        guard operators.allSatisfy({ $0.isReusable && $0.profile == nil }),
            context.computed.isEmpty, context.visibility == nil
        else { return nil }
        version = context.isBoundToData ? context.reader.session.version : nil
        if context.isBoundToData, version == nil { return nil }
        self.template = template
        self.context = context
        self.operators = operators
        last = plan.last
        self.baked = baked.sorted().map { ($0, slots[$0]) }
        types = slots.map(\.valueType)
        isOfWrite = context.reader.isWritable
        notices = context.notices
    }

    /// Whether a run with these values may use it.
    func fits(_ slots: [PropertyValue], _ reader: StorageReader) -> Bool {
        guard isOfWrite == reader.isWritable else { return false }
        // What a write has changed itself shows in no version.
        if let version, isOfWrite || reader.session.version != version { return false }
        for (place, type) in types.enumerated() where slots[place].valueType != type {
            return false
        }
        return baked.allSatisfy { ExactValue($0.value) == ExactValue(slots[$0.slot]) }
    }

    func begin(in reader: StorageReader, _ slots: [PropertyValue]) {
        context.begin(in: reader, slots: slots, notices: notices)
        for each in operators { each.begin() }
        if let tell = context.options.onScan { for notice in notices { tell(notice) } }
    }

    /// Lets go of all that belongs to the run that has ended.
    func rest() {
        for each in operators { each.reset() }
        context.rest()
        isRunning = false
    }

    /// The traversal with the values of this run, for messages.
    func text() -> String { GremlinPrinter.print(template.steps.binding(slots: context.slots)) }
}

extension BatchOperator {
    /// It and all operators inside it.
    fileprivate var withInnerOperators: [BatchOperator] {
        [self]
            + innerTraversals.flatMap { child in
                [child.feed] + child.operators.flatMap(\.withInnerOperators)
            }
    }
}
