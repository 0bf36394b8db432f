/// `repeat(t)` with `until`, `emit` and `times`.
///
/// Works in rounds: all traversers of one round pass the body before the next
/// round begins, so that a round is one frontier.
/// ``RepeatFrontierStrategy`` keeps it small.
final class RepeatOperator: BatchOperator {
    /// `until(…)`, `emit(…)` or `times(n)`.
    enum Condition {
        case times(Int64)
        case exists(ChildTraversal)
        case test(PredicateTest)
        case always
    }

    private let body: ChildTraversal
    private let until: Condition?
    private let untilFirst: Bool
    private let emit: Condition?
    private let emitFirst: Bool
    private let counter: LoopCounter
    private let mergesRounds: Bool
    /// Where the first result is all that is asked for, and can be searched for
    /// from both ends.
    private let meeting: MeetingSearch?
    private var hasSearched = false
    /// What has been read of the input and is yet to be walked from.
    private var held: [Batch] = []
    /// How many traversers wait before equal ones are merged within a round.
    private var most: Int
    private var frontier = Batch.empty
    private var waiting: [Batch] = []
    private var ready: [Batch] = []
    private var round = 0
    private var isDraining = true
    private var charged = 0

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ body: ChildTraversal,
        until: Condition?, untilFirst: Bool, emit: Condition?, emitFirst: Bool,
        counter: LoopCounter, mergesRounds: Bool, meeting: MeetingSearch? = nil
    ) {
        self.body = body
        self.until = until
        self.untilFirst = untilFirst
        self.emit = emit
        self.emitFirst = emitFirst
        self.counter = counter
        self.mergesRounds = mergesRounds
        self.meeting = meeting
        most = mergesRounds ? 1 << 20 : 1 << 16
        super.init(context, input: input)
        body.feed.source = { [unowned self] in try self.feed() }
    }

    override var children: [ChildTraversal] { [body] }

    // A loop holds a frontier; children that hold one run for one parent.
    override var isStreaming: Bool { body.isStreaming }

    override func begin() { meeting?.forget() }

    override func next() throws -> Batch? {
        if let meeting, !hasSearched {
            hasSearched = true
            if let found = try search(meeting) { return found }
        }
        while true {
            if !ready.isEmpty { return ready.removeFirst() }
            try context.poll()
            counter.value = round
            if let results = try body.next() {
                try leave(results)
                counter.value = round
                continue
            }
            if !ready.isEmpty { continue }
            // The round is over.
            if frontier.count == 0 { return nil }
            waiting = [mergesRounds ? try frontier.bulked(context) : frontier]
            frontier = .empty
            let cost = waiting[0].cost
            try context.charge(cost - charged)
            charged = cost
            round += 1
            isDraining = false
            body.startRound()
        }
    }

    /// Searches from both ends if one traverser is all that comes.
    private func search(_ meeting: MeetingSearch) throws -> Batch? {
        var count = 0
        while count < 2, let batch = try input!.pull() {
            held.append(batch)
            count += batch.count
        }
        guard count == 1, let start = held.first(where: { $0.count == 1 }) else { return nil }
        let outcome = try meeting.first(from: start)
        if case .unknown = outcome { return nil }
        held = []
        guard case .found(let batch) = outcome else { return nil }
        return batch
    }

    /// The body's input: what came from outside in round 0, the frontier in
    /// later rounds.
    private func feed() throws -> Batch? {
        while true {
            let batch: Batch
            if isDraining {
                if !held.isEmpty {
                    batch = held.removeFirst()
                } else if let more = try input!.pull() {
                    batch = more
                } else {
                    return nil
                }
            } else if let next = waiting.popLast() {
                // A slice at a time, so that results come early.
                if next.count > 4096 {
                    waiting.append(next.slice(4096..<next.count))
                    batch = next.slice(0..<4096)
                } else {
                    batch = next
                }
            } else {
                return nil
            }
            if let entering = try enter(batch) { return entering }
        }
    }

    /// Conditions that stand before the body.
    private func enter(_ batch: Batch) throws -> Batch? {
        counter.value = round
        var batch = batch
        if untilFirst, let until {
            guard let rest = try split(batch, until, loops: round) else { return nil }
            batch = rest
        }
        if emitFirst, let emit { try copy(batch, emit, loops: round) }
        counter.value = round
        return batch
    }

    /// Conditions that stand behind the body.
    private func leave(_ batch: Batch) throws {
        counter.value = round + 1
        if case .values(let values) = batch.lane {
            // A loop that folds would nest without end.
            for value in values where value.collectionMembers != nil || value.isMap {
                try value.checkResultDepth()
            }
        }
        var batch = batch
        if !untilFirst, let until {
            guard let rest = try split(batch, until, loops: round + 1) else { return }
            batch = rest
        }
        if !emitFirst, let emit { try copy(batch, emit, loops: round + 1) }
        frontier.append(batch)
        // Whatever the strategies: what does not fit is merged where it may be.
        if frontier.count > most {
            frontier = try frontier.bulked(context)
            most = max(most, frontier.count * 2)
        }
        let cost = frontier.cost
        if cost > charged + (1 << 20) {
            try context.charge(cost - charged)
            charged = cost
        }
    }

    /// Sends those for which the condition holds out, and returns the others.
    private func split(_ batch: Batch, _ condition: Condition, loops: Int) throws -> Batch? {
        let (inside, outside) = try rows(batch, condition, loops: loops)
        if !inside.isEmpty {
            ready.append(inside.count == batch.count ? batch : batch.gathered(inside))
        }
        if outside.isEmpty { return nil }
        return outside.count == batch.count ? batch : batch.gathered(outside)
    }

    /// Sends a copy of those for which the condition holds out.
    private func copy(_ batch: Batch, _ condition: Condition, loops: Int) throws {
        let (inside, _) = try rows(batch, condition, loops: loops)
        if inside.isEmpty { return }
        ready.append(inside.count == batch.count ? batch : batch.gathered(inside))
    }

    private func rows(
        _ batch: Batch, _ condition: Condition, loops: Int
    ) throws -> (inside: [Int32], outside: [Int32]) {
        let all = { (0..<Int32(batch.count)).map { $0 } }
        switch condition {
        case .always: return (all(), [])
        case .times(let times): return Int64(loops) >= times ? (all(), []) : ([], all())
        case .exists(let child):
            let found = try child.exists(batch)
            return partition(batch.count) { found[$0] }
        case .test(let test):
            let passes = try (0..<batch.count).map { row in
                try (test.isBound ? test : test.bound(to: batch, row))
                    .passes(batch.value(at: row))
            }
            return partition(batch.count) { passes[$0] }
        }
    }

    private func partition(
        _ count: Int, _ isInside: (Int) -> Bool
    ) -> (inside: [Int32], outside: [Int32]) {
        var inside: [Int32] = []
        var outside: [Int32] = []
        for row in 0..<count {
            if isInside(row) { inside.append(Int32(row)) } else { outside.append(Int32(row)) }
        }
        return (inside, outside)
    }

    override func reset() {
        body.reset()
        hasSearched = false
        held = []
        frontier = .empty
        waiting = []
        ready = []
        round = 0
        isDraining = true
        context.release(charged)
        charged = 0
    }

    override func startRound() { reset() }
}

extension PropertyValue {
    fileprivate var isMap: Bool {
        switch self {
        case .map, .tree: true
        default: false
        }
    }
}
