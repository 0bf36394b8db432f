/// The words that the miner has met, each with a number and with what the word
/// lists say of it, so that a word is looked up once however often it is said.
struct TermTable {
    struct Traits: OptionSet {
        let rawValue: UInt8
        static let stop = Traits(rawValue: 1)
        /// Fine in a phrase and too general alone.
        static let weak = Traits(rawValue: 2)
        /// May follow the subject of a bullet.
        static let subjectVerb = Traits(rawValue: 4)
    }

    /// Numbers have 21 bits, so that three of them make a key.
    static let limit = 1 << 20

    private struct Word {
        var start: Int
        var length: Int
        var traits: Traits
        /// The singular's number; the word's own, if it is none of another.
        var singular: UInt32
    }

    private var arena: [UInt8] = []
    private var words: [Word] = []
    private struct Slot {
        /// The word's number and 1; 0 is free.
        var word: UInt32 = 0
        /// Bits of the hash, so that other words are seldom compared.
        var hash: UInt32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 1 << 12)
    /// Text is hostile: nobody outside can know which words collide.
    private let multiplier = UInt64.random(in: .min ... .max) | 1

    var isFull: Bool { words.count >= Self.limit }

    mutating func removeAll() {
        arena.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        slots = [Slot](repeating: Slot(), count: 1 << 12)
    }

    @inline(__always)
    func traits(_ word: UInt32) -> Traits { words[Int(word)].traits }

    @inline(__always)
    func singular(_ word: UInt32) -> UInt32 { words[Int(word)].singular }

    func text(_ word: UInt32) -> String {
        let word = words[Int(word)]
        return String(decoding: arena[word.start..<word.start + word.length], as: UTF8.self)
    }

    mutating func number(of text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { number(of: $0) }
    }

    /// The number of a folded word.
    mutating func number(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = hash(bytes)
        let mask = slots.count - 1
        var place = Int(hash) & mask
        while slots[place].word != 0 {
            if slots[place].hash == hash {
                let number = slots[place].word - 1
                if isEqual(words[Int(number)], bytes) { return number }
            }
            place = (place + 1) & mask
        }
        return add(bytes, hash, place)
    }

    @inline(__always)
    private func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash = UInt64(truncatingIfNeeded: bytes.count)
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* multiplier }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    @inline(__always)
    private func isEqual(_ word: Word, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.length == bytes.count else { return false }
        for i in 0..<word.length where arena[word.start &+ i] != bytes[i] { return false }
        return true
    }

    private mutating func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ hash: UInt32, _ place: Int
    ) -> UInt32 {
        let number = UInt32(words.count)
        let text = String(decoding: bytes, as: UTF8.self)
        var traits: Traits = []
        if bytes.count < 2 || TopicWords.isStop(text) { traits.insert(.stop) }
        if TopicWords.weak.contains(text) { traits.insert(.weak) }
        if TopicWords.subjectVerbs.contains(text) { traits.insert(.subjectVerb) }
        words.append(
            Word(start: arena.count, length: bytes.count, traits: traits, singular: number))
        arena.append(contentsOf: bytes)
        slots[place] = Slot(word: number + 1, hash: hash)
        if words.count * 2 > slots.count { grow() }
        let singular = TopicKey.singular(text)
        if singular.utf8.count != bytes.count || !singular.hasSameBytes(as: text) {
            words[Int(number)].singular = self.number(of: singular)
        }
        return number
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.word != 0 {
            var place = Int(slot.hash) & mask
            while slots[place].word != 0 { place = (place + 1) & mask }
            slots[place] = slot
        }
    }
}
