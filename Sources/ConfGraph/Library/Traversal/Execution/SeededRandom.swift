/// The random numbers of `coin`, `sample` and `order().by(shuffle)`:
/// repeatable under a seed (`SeedStrategy`).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int64?) {
        state = seed.map { UInt64(bitPattern: $0) } ?? UInt64.random(in: .min ... .max)
    }

    // SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, 1.
    mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
