import Dispatch
import Synchronization

/// Makes one thing after the other on a thread of its own, ahead of whoever
/// takes them, and hands them over in their order.
///
/// What waits to be taken has a bounded size, or is a single thing.
final class ReadAhead<Item: Sendable>: Sendable {
    private struct State {
        var waiting: [(item: Item, size: Int)] = []
        var taken = 0
        var size = 0
        var isCancelled = false
    }

    private let state = Mutex(State())
    private let made = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - limit: the size that may wait.
    ///   - start: called on the other thread; what it returns makes each thing,
    ///     and says how large it is.
    init(
        count: Int, limit: Int, start: @escaping @Sendable () -> (Int) -> (item: Item, size: Int)
    ) {
        DispatchQueue(label: "confgraph.read-ahead").async { [self] in
            let make = start()
            for i in 0..<count {
                guard waitForRoom(limit) else { return }
                put(make(i))
            }
        }
    }

    private func waitForRoom(_ limit: Int) -> Bool {
        while true {
            let (isFull, isCancelled) = state.withLock { ($0.size >= limit, $0.isCancelled) }
            if isCancelled { return false }
            if !isFull { return true }
            room.wait()
        }
    }

    private func put(_ made: (item: Item, size: Int)) {
        state.withLock { state in
            state.waiting.append(made)
            state.size += made.size
        }
        self.made.signal()
    }

    /// Takes the next thing, and waits for it; to be called as often as there
    /// are things.
    func next() -> Item {
        made.wait()
        defer { room.signal() }
        return state.withLock { state in
            let (item, size) = state.waiting[state.taken]
            state.taken += 1
            state.size -= size
            if state.taken * 2 > state.waiting.count {
                state.waiting.removeFirst(state.taken)
                state.taken = 0
            }
            return item
        }
    }

    /// Nothing more will be taken.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        room.signal()
    }
}
