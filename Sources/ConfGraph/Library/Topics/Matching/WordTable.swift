/// The words that phrases are made of, numbered from 1.
///
/// A table of its own, as every word of every text is looked up in it: no
/// string is made for a look-up.
struct WordTable {
    private var slots: [Int32]
    private var ends: [Int32] = [0]
    private var hashes: [UInt64] = [0]
    private var bytes: [UInt8] = []

    init() { slots = Array(repeating: 0, count: 64) }

    var count: Int { hashes.count - 1 }

    /// The number of a word; a new one where it is not there.
    mutating func insert(_ word: [UInt8]) -> Int32 {
        if let known = number(of: word) { return known }
        if (count + 1) * 2 > slots.count { grow() }
        bytes += word
        ends.append(Int32(bytes.count))
        hashes.append(Self.hash(word))
        let number = Int32(count)
        place(number)
        return number
    }

    /// The number of a word, or of its singular; nil where no phrase has it.
    func number(ofWordOrSingular word: [UInt8]) -> Int32? {
        if let number = number(of: word) { return number }
        guard word.count > 3, word[word.count - 1] == UInt8(ascii: "s") else { return nil }
        return number(of: Array(TopicKey.singular(String(decoding: word, as: UTF8.self)).utf8))
    }

    private func number(of word: [UInt8]) -> Int32? {
        let hash = Self.hash(word)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash,
                bytes[Int(ends[number - 1])..<Int(ends[number])].elementsEqual(word)
            {
                return slots[slot]
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private mutating func place(_ number: Int32) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hashes[Int(number)]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = number
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        if count > 0 { for number in 1...count { place(Int32(number)) } }
    }

    private static func hash(_ word: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash ^ (hash >> 32)
    }
}
