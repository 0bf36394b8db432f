/// The form under which topics are one: singular, folded.
enum TopicKey {
    /// The key as numbers of words, up to three of 21 bits each, the first one
    /// lowest; 0 is no word.
    struct Number: Hashable {
        private(set) var bits: UInt64 = 0
        static let none = Number()

        @inline(__always)
        mutating func append(_ word: UInt32) { put(word, at: count) }

        /// Sets a word that is not there yet.
        @inline(__always)
        mutating func put(_ word: UInt32, at place: Int) {
            bits |= (UInt64(word) &+ 1) << UInt64(truncatingIfNeeded: 21 &* place)
        }

        var count: Int { bits == 0 ? 0 : bits >> 21 == 0 ? 1 : bits >> 42 == 0 ? 2 : 3 }
        var first: UInt32 { word(0) }
        var last: UInt32 { word(count - 1) }
        var words: [UInt32] { (0..<count).map(word) }

        private func word(_ i: Int) -> UInt32 {
            UInt32(truncatingIfNeeded: bits >> UInt64(21 * i) & 0x1F_FFFF) &- 1
        }

        /// Whether a shorter phrase is part of this one.
        func has(_ part: Number) -> Bool {
            let width = UInt64(21 * part.count)
            for i in 0...max(0, count - part.count)
            where bits >> UInt64(21 * i) & (1 << width - 1) == part.bits { return true }
            return false
        }
    }

    static func of(_ name: String) -> String {
        Folding.fold(name).split(separator: " ").map { singular(String($0)) }.joined(separator: " ")
    }

    static func singular(_ word: String) -> String {
        let n = word.utf8.count
        guard n > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return word }
        if word.hasSuffix("us") || word.hasSuffix("is") || word.hasSuffix("'s") { return word }
        if word.hasSuffix("ies"), n > 5 { return String(word.dropLast(3)) + "y" }
        if ["ches", "shes", "xes", "sses"].contains(where: { word.hasSuffix($0) }), n > 5 {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}
