/// The form under which topics are one: singular, folded.
enum TopicKey {
    /// The key as numbers of words, up to three of 21 bits each, the first one
    /// lowest; 0 is no word.
    struct Number: Hashable, BitwiseCopyable {
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

        func word(_ i: Int) -> UInt32 {
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
        var word = word
        return word.withUTF8 { bytes in
            let plural = plural(bytes)
            let stem = String(
                decoding: UnsafeBufferPointer(rebasing: bytes.dropLast(plural.dropped)),
                as: UTF8.self)
            return plural.isOfY ? stem + "y" : stem
        }
    }

    /// How many bytes of a folded word are there for its plural, and whether a y
    /// takes their place.
    static func plural(_ word: UnsafeBufferPointer<UInt8>) -> (dropped: Int, isOfY: Bool) {
        let n = word.count
        let s = UInt8(ascii: "s")
        guard n > 3, word[n - 1] == s else { return (0, false) }
        switch word[n - 2] {
        case s, UInt8(ascii: "u"), UInt8(ascii: "i"), UInt8(ascii: "'"): return (0, false)
        case UInt8(ascii: "e") where n > 5:
            switch (word[n - 4], word[n - 3]) {
            case (_, UInt8(ascii: "i")): return (3, true)
            case (_, UInt8(ascii: "x")), (UInt8(ascii: "c"), UInt8(ascii: "h")),
                (s, UInt8(ascii: "h")), (s, s):
                return (2, false)
            default: return (1, false)
            }
        default: return (1, false)
        }
    }
}
