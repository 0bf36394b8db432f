import Synchronization
import Testing

@testable import ConfGraph

/// Work that is done ahead on a thread of its own.
@Suite("Reading ahead")
struct ReadAheadTests {
    @Test func keepsTheOrder() {
        let ahead = ReadAhead(count: 500, limit: 7) {
            var sum = 0
            return { i in
                sum += i
                return ((i, sum), i % 5)
            }
        }
        var sum = 0
        for i in 0..<500 {
            sum += i
            let item = ahead.next()
            #expect(item.0 == i && item.1 == sum)
        }
        ahead.cancel()
    }

    @Test func holdsNoMoreThanItMay() {
        let made = Atomic<Int>(0)
        nonisolated(unsafe) var most = 0
        let ahead = ReadAhead(count: 100, limit: 10) {
            { i in
                made.add(1, ordering: .sequentiallyConsistent)
                return (i, 4)
            }
        }
        for i in 0..<100 {
            #expect(ahead.next() == i)
            most = max(most, made.load(ordering: .sequentiallyConsistent) - i)
        }
        // Twelve wait, one was taken, and one is being made.
        #expect(most <= 5)
    }

    @Test func stops() {
        let ahead = ReadAhead(count: .max, limit: 1) { { i in (i, 1) } }
        #expect(ahead.next() == 0)
        ahead.cancel()
    }
}
