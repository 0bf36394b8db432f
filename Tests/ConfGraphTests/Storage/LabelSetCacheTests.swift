import Testing

@testable import ConfGraph

@Suite struct LabelSetCacheTests {
    @Test func anEntryIsKnownUntilAnotherTakesItsPlace() {
        let cache = LabelSetCache()
        for key in [0, 1, -1, 1023, Int64.min, .max] {
            #expect(cache[key] == nil)
            cache[key] = 7
            #expect(cache[key] == 7)
            let other = key &+ 1024
            #expect(cache[other] == nil)
            // Forgetting another vertex of the same place forgets nothing.
            cache[other] = nil
            #expect(cache[key] == 7)
            cache[other] = 8
            #expect(cache[key] == nil && cache[other] == 8)
            cache[other] = nil
            #expect(cache[other] == nil)
        }
    }

    @Test func allAreForgottenAtOnce() {
        let cache = LabelSetCache()
        for round in 0..<3 as Range<UInt32> {
            for key in 0..<2000 as Range<Int64> { cache[key] = round }
            #expect(cache[1999] == round)
            cache.removeAll()
            #expect((0..<2000 as Range<Int64>).allSatisfy { cache[$0] == nil })
        }
    }
}
