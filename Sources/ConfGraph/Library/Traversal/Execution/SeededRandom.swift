/// The random numbers of `coin`, `sample` and `order().by(shuffle)`.
///
/// The generator of Java's `Random`: under the same seed (`SeedStrategy`) a
/// traversal makes the choices that it makes on TinkerPop.
struct SeededRandom {
    private var state: UInt64

    init(seed: Int64) {
        state = (UInt64(bitPattern: seed) ^ 0x5_DEEC_E66D) & 0xFFFF_FFFF_FFFF
    }

    private mutating func next(bits: UInt64) -> UInt64 {
        state = (state &* 0x5_DEEC_E66D &+ 0xB) & 0xFFFF_FFFF_FFFF
        return state >> (48 - bits)
    }

    /// A number from 0 up to, not including, 1.
    mutating func unit() -> Double {
        Double(next(bits: 26) << 27 + next(bits: 27)) / Double(1 << 53)
    }

    /// A number from 0 up to, not including, a bound below 2^31.
    mutating func below(_ bound: Int) -> Int {
        let bound = UInt64(bound)
        if bound & (bound - 1) == 0 { return Int((bound * next(bits: 31)) >> 31) }
        while true {
            let bits = next(bits: 31)
            let value = bits % bound
            if bits - value + (bound - 1) < 1 << 31 { return Int(value) }
        }
    }

    /// So many of the elements, drawn one after the other without putting back.
    mutating func drawn<Element>(_ count: Int, of elements: [Element]) -> [Element] {
        var left = elements
        return (0..<min(count, left.count)).map { _ in left.remove(at: below(left.count)) }
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        var count = elements.count
        while count > 1 {
            elements.swapAt(count - 1, below(count))
            count -= 1
        }
        return elements
    }
}
