/// `V(id, …)` of plain ids: keys straight into the vertex lane.
///
/// Right before a hop nobody asks whether the vertices exist: one that does
/// not has no edges.
final class VertexLookupOperator: BatchOperator {
    enum ID {
        case constant(ElementID)
        /// One that each run brings along, of a type that ids are of.
        case slot(Int)

        func filled(_ slots: [PropertyValue]) -> ElementID? {
            switch self {
            case .constant(let id): id
            case .slot(let index): ElementID(slots[index])
            }
        }
    }

    private let planned: [ID]
    private var ids: [ElementID]
    private let checksExistence: Bool
    private var pending: Batch?
    private var row = 0
    private var place = 0
    private var size = 16

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ ids: [ID], checksExistence: Bool
    ) {
        planned = ids
        self.ids = ids.compactMap { $0.filled(context.slots) }
        self.checksExistence = checksExistence
        super.init(context, input: input)
        note = "V, \(ids.count) ids"
    }

    override var isReusable: Bool { true }
    override func begin() { ids = planned.compactMap { $0.filled(context.slots) } }

    override func next() throws -> Batch? {
        while true {
            if pending == nil {
                pending = try input!.pull()
                row = 0
                place = 0
            }
            guard let batch = pending else { return nil }
            try context.poll()
            let current = Int32(row)
            let end = min(place + min(size, context.batchSize), ids.count)
            var keys: [Int64] = []
            keys.reserveCapacity(end - place)
            let isDirect =
                try !checksExistence && !context.reader.catalog.givenIDs.contains(.vertex)
            for id in ids[place..<end] {
                if isDirect {
                    if case .int(let key) = id { keys.append(key) }
                } else if let key = try context.reader.vertexKey(id) {
                    keys.append(key)
                }
            }
            place = end
            size = min(size * 2, context.batchSize)
            if place >= ids.count {
                place = 0
                row += 1
                if row >= batch.count { pending = nil }
            }
            if keys.isEmpty { continue }
            if batch.count == 1 && batch.isPlain { return Batch(.vertices(keys)) }
            return batch.moving(
                to: .vertices(keys), rows: Array(repeating: current, count: keys.count))
        }
    }

    override func accesses(at lane: ElementLane) -> [StorageAccess] {
        ids.first.map { [.vertex($0)] } ?? []
    }

    override func reset() {
        pending = nil
        size = 16
    }

    override func startRound() { pending = nil }
    override var isStateless: Bool { true }
}
