#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The words that the miner has met, each with a number and with what the word
/// lists say of it, so that a word is looked up once however often it is said.
struct TermTable {
    typealias Buffer = UnsafeBufferPointer<UInt8>

    /// Numbers have 21 bits, so that three of them make a key.
    static let limit = 1 << 20

    private struct Word {
        var start: UInt32
        var length: UInt32
        /// The singular's number; the word's own, if it is none of another.
        var singular: UInt32
        var traits: Term.Traits
    }

    private struct Slot {
        /// The word's first eight bytes: all of it, nearly always.
        var head: UInt64 = 0
        var length: UInt32 = 0
        /// The word's number and 1; 0 is free.
        var word: UInt32 = 0
    }

    private var arena: [UInt8] = []
    private var words: [Word] = []
    private var slots: [Slot]
    private var shift: UInt64 = 64 - 12
    /// Text is hostile: nobody outside can know which words collide.
    private let multiplier = UInt64.random(in: .min ... .max) | 1

    init() { slots = [Slot](repeating: Slot(), count: 1 << 12) }

    var isFull: Bool { words.count >= Self.limit }

    mutating func removeAll() {
        arena.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        slots = [Slot](repeating: Slot(), count: 1 << 12)
        shift = 64 - 12
    }

    var count: Int { words.count }

    @inline(__always)
    func traits(_ word: UInt32) -> Term.Traits { words[Int(word)].traits }

    @inline(__always)
    func singular(_ word: UInt32) -> UInt32 { words[Int(word)].singular }

    func length(_ word: UInt32) -> Int { Int(words[Int(word)].length) }

    func endsInDigit(_ word: UInt32) -> Bool {
        let word = words[Int(word)]
        guard word.length > 0 else { return false }
        return (0x30...0x39).contains(arena[Int(word.start + word.length) - 1])
    }

    func text(_ word: UInt32) -> String {
        var key = TopicKey.Number.none
        key.append(word)
        return text(of: key)
    }

    /// The words of a phrase, apart by spaces.
    func text(of phrase: TopicKey.Number) -> String {
        var bytes: [UInt8] = []
        for number in phrase.words {
            if !bytes.isEmpty { bytes.append(0x20) }
            let word = words[Int(number)]
            bytes += arena[Int(word.start)..<Int(word.start + word.length)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func number(of text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { number(of: $0) }
    }

    /// The number of a folded word.
    mutating func number(of bytes: Buffer) -> UInt32 {
        let head = WordHead.load(bytes, 0, bytes.count)
        if bytes.count <= 8 {
            return number(ofShort: head, length: bytes.count)
        }
        var place = Int(truncatingIfNeeded: hash(bytes) >> shift)
        while slots[place].word != 0 {
            if slots[place].head == head, slots[place].length == bytes.count,
                isEqual(words[Int(slots[place].word) - 1], bytes)
            {
                return slots[place].word - 1
            }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return add(bytes, head, place)
    }

    /// The number of a folded word of up to eight bytes, given by its head.
    @inline(__always)
    mutating func number(ofShort head: UInt64, length: Int) -> UInt32 {
        var place = Int(truncatingIfNeeded: hash(head, length) >> shift)
        while slots[place].word != 0 {
            if slots[place].head == head, slots[place].length == length {
                return slots[place].word &- 1
            }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return addShort(head, length, place)
    }

    @inline(never)
    private mutating func addShort(_ head: UInt64, _ length: Int, _ place: Int) -> UInt32 {
        withUnsafeBytes(of: head.littleEndian) {
            add(Buffer(rebasing: $0.bindMemory(to: UInt8.self)[..<length]), head, place)
        }
    }

    @inline(__always)
    private func hash(_ head: UInt64, _ length: Int) -> UInt64 {
        (head ^ UInt64(truncatingIfNeeded: length) << 56) &* multiplier
    }

    private func hash(_ bytes: Buffer) -> UInt64 {
        var hash: UInt64 = 0
        var i = 0
        while i < bytes.count {
            hash = (hash ^ WordHead.load(bytes, i, bytes.count)) &* multiplier
            hash ^= hash >> 32
            i += 8
        }
        return (hash ^ UInt64(truncatingIfNeeded: bytes.count)) &* multiplier
    }

    private func isEqual(_ word: Word, _ bytes: Buffer) -> Bool {
        arena.withUnsafeBufferPointer {
            memcmp($0.baseAddress! + Int(word.start), bytes.baseAddress!, bytes.count) == 0
        }
    }

    private mutating func add(_ bytes: Buffer, _ head: UInt64, _ place: Int) -> UInt32 {
        let number = UInt32(words.count)
        let text = String(decoding: bytes, as: UTF8.self)
        var traits: Term.Traits = []
        if bytes.count < 2 || TopicWords.isStop(text) { traits.insert(.stop) }
        if TopicWords.weak.contains(text) { traits.insert(.weak) }
        if TopicWords.subjectVerbs.contains(text) { traits.insert(.subjectVerb) }
        words.append(
            Word(
                start: UInt32(arena.count), length: UInt32(bytes.count), singular: number,
                traits: traits))
        arena.append(contentsOf: bytes)
        slots[place] = Slot(head: head, length: UInt32(bytes.count), word: number + 1)
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
        shift -= 1
        for slot in old where slot.word != 0 {
            let word = words[Int(slot.word) - 1]
            let hash =
                slot.length <= 8
                ? hash(slot.head, Int(slot.length))
                : arena[Int(word.start)..<Int(word.start + word.length)]
                    .withUnsafeBufferPointer(hash)
            var place = Int(truncatingIfNeeded: hash >> shift)
            while slots[place].word != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = slot
        }
    }
}
