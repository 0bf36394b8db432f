/// `V().hasLabel(…)` and conditions on properties behind it, checked in
/// columns instead of rows, where columns can be had.
///
/// It begins with rows, as a traversal that stops early needs few of them,
/// unless the columns are there or the operator behind it says that it will
/// take all.
final class ColumnScanOperator: BatchOperator {
    private let labels: LabelReference
    private let filters: [ColumnFilter]
    /// The same steps on rows, the first of which is the scan.
    private let rows: [BatchOperator]
    private let scan: VertexScanOperator
    private var state = State.begun

    private enum State {
        case begun
        case rows
        case columns(ColumnSelection, start: Batch)
        case ended
    }

    /// So many vertices are read from rows before columns are made.
    static let patience = 4096

    init(
        _ context: ExecutionContext, _ input: BatchOperator, labels: LabelReference,
        filters: [ColumnFilter], scan: VertexScanOperator, rows: [BatchOperator]
    ) {
        self.labels = labels
        self.filters = filters
        self.rows = rows
        self.scan = scan
        super.init(context, input: input)
        note = ([labels.text] + filters.map(\.key.name)).joined(separator: " ")
    }

    /// The selected vertices in columns, with those of some other properties,
    /// for an operator that takes all of them; nil: it must ``pull()``.
    func selection(with keys: [KeyReference]) throws -> ColumnSelection? {
        guard case .begun = state, profile == nil,
            let selection = try open(keys, .making, after: .min)
        else { return nil }
        // What comes in is the one traverser of the start.
        guard try input!.pull() != nil else { return nil }
        state = .ended
        return selection
    }

    private func open(
        _ keys: [KeyReference], _ effort: ColumnReader.Effort, after: Int64
    ) throws -> ColumnSelection? {
        guard let label = try labels.ids()?.first else { return nil }
        var ids: [UInt32] = []
        for key in filters.map(\.key) + keys {
            guard let id = try key.id(), context.computed.name(of: id) == nil else { return nil }
            if !ids.contains(id) { ids.append(id) }
        }
        guard let table = try context.reader.columns.table(label, keys: ids, effort) else {
            return nil
        }
        return try ColumnSelection(context, table, filters, after: after)
    }

    override func next() throws -> Batch? {
        while true {
            switch state {
            case .ended: return nil
            case .begun:
                if let selection = try open([], .patching, after: .min) {
                    guard let start = try input!.pull() else { return nil }
                    state = .columns(selection, start: start)
                } else {
                    scan.pause(after: Self.patience)
                    state = .rows
                }
            case .rows:
                if let batch = try rows[rows.count - 1].pull() { return batch }
                guard let (start, last) = scan.pausedAt else { return nil }
                if let selection = try open([], .making, after: last) {
                    state = .columns(selection, start: start)
                } else {
                    scan.goOn()
                }
            case .columns(let selection, let start):
                var keys: [Int64] = []
                while keys.count < context.batchSize, try selection.next() != nil {
                    selection.append(to: &keys)
                }
                if keys.isEmpty {
                    state = .ended
                    return nil
                }
                return start.moving(
                    to: .vertices(keys), rows: Array(repeating: 0, count: keys.count))
            }
        }
    }

    override func accesses(at lane: ElementLane) throws -> [StorageAccess] {
        [.vertexScan(try labels.ids())]
            + (try filters.compactMap { try $0.key.id() }.map { .vertexProperties($0) })
    }

    override func reset() {
        for each in rows { each.reset() }
        scan.goOn()
        state = .begun
    }

    override var isReusable: Bool { rows.allSatisfy(\.isReusable) }
    override func begin() { for each in rows { each.begin() } }
}
