/// `out().count()` and its kin: the sum of degrees.
final class DegreeCountOperator: ReducingOperator {
    private let direction: Direction
    private let labels: LabelReference
    private var total: Int64 = 0

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ direction: Direction,
        labels: LabelReference
    ) {
        self.direction = direction
        self.labels = labels
        super.init(context, input: input)
        note = "\(direction.rawValue) \(labels.text)"
    }

    override var isReusable: Bool { true }

    override func reduce(_ batch: Batch) throws {
        let keys = try batch.vertexKeys(of: self)
        if try labels.matchesNothing() { return }
        var degrees: [Int64] = []
        degrees.reserveCapacity(keys.count)
        try keys.withUnsafeBufferPointer {
            try context.reader.degrees($0, direction, labels: try labels.ids(), into: &degrees)
        }
        for (row, degree) in degrees.enumerated() {
            let (product, overflow) = degree.multipliedReportingOverflow(by: batch.bulk(at: row))
            let (sum, more) = total.addingReportingOverflow(product)
            if overflow || more { throw GraphError.tooManyTraversers }
            total = sum
        }
    }

    override func accesses(at lane: ElementLane) -> [StorageAccess] { [.neighbors] }

    override func finish() throws -> PropertyValue? { .long(total) }

    override func clear() {
        super.clear()
        total = 0
    }
}
