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
        /// The first eight bytes: all of it, nearly always.
        var head: UInt64
        /// Where it is in the arena.
        var start: UInt32
        var length: UInt32
        /// The singular's number; the word's own, if it is none of another.
        var singular: UInt32
        var traits: Term.Traits
    }

    private var arena: [UInt8] = []
    /// In the order in which they were met: those that are said all the time are
    /// the first ones, close together.
    private var words: [Word] = []
    /// Words' numbers and 1; 0 is free.
    private var slots: [UInt32]
    private var shift: UInt64 = 64 - 12
    /// Text is hostile: nobody outside can know which words collide.
    private let multiplier = UInt64.random(in: .min ... .max) | 1

    init() { slots = [UInt32](repeating: 0, count: 1 << 12) }

    var isFull: Bool { words.count >= Self.limit }

    mutating func removeAll() {
        arena.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        slots = [UInt32](repeating: 0, count: 1 << 12)
        shift = 64 - 12
    }

    var count: Int { words.count }

    @inline(__always)
    func traits(_ word: UInt32) -> Term.Traits { words[Int(word)].traits }

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
        let count = phrase.count
        var length = count - 1
        for i in 0..<count { length += self.length(phrase.word(i)) }
        return String(unsafeUninitializedCapacity: max(0, length)) { text in
            var end = 0
            for i in 0..<count {
                if i > 0 {
                    text[end] = 0x20
                    end += 1
                }
                let word = words[Int(phrase.word(i))]
                let bytes = arena[Int(word.start)..<Int(word.start + word.length)]
                _ = text[end...].update(fromContentsOf: bytes)
                end += bytes.count
            }
            return end
        }
    }

    mutating func number(of text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { term(of: $0).word }
    }

    /// A folded word.
    mutating func term(of bytes: Buffer) -> Term {
        let head = WordHead.load(bytes, 0, bytes.count)
        if bytes.count <= 8 {
            return term(ofShort: head, length: bytes.count)
        }
        var place = Int(truncatingIfNeeded: hash(bytes) >> shift)
        while slots[place] != 0 {
            let number = slots[place] &- 1
            let word = words[Int(number)]
            if word.head == head, word.length == bytes.count, isEqual(word, bytes) {
                return Term(word: number, singular: word.singular, traits: word.traits)
            }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return add(bytes, head, place)
    }

    /// A folded word of up to eight bytes, given by its head.
    @inline(__always)
    mutating func term(ofShort head: UInt64, length: Int) -> Term {
        var place = Int(truncatingIfNeeded: hash(head, length) >> shift)
        while slots[place] != 0 {
            let number = slots[place] &- 1
            let word = words[Int(number)]
            if word.head == head, word.length == length {
                return Term(word: number, singular: word.singular, traits: word.traits)
            }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return addShort(head, length, place)
    }

    @inline(never)
    private mutating func addShort(_ head: UInt64, _ length: Int, _ place: Int) -> Term {
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

    private mutating func add(_ bytes: Buffer, _ head: UInt64, _ place: Int) -> Term {
        let number = UInt32(words.count)
        let text = String(decoding: bytes, as: UTF8.self)
        var traits: Term.Traits = []
        if bytes.count < 2 || TopicWords.isStop(text) { traits.insert(.stop) }
        if TopicWords.weak.contains(text) { traits.insert(.weak) }
        if TopicWords.subjectVerbs.contains(text) { traits.insert(.subjectVerb) }
        words.append(
            Word(
                head: head, start: UInt32(arena.count), length: UInt32(bytes.count),
                singular: number, traits: traits))
        arena.append(contentsOf: bytes)
        slots[place] = number + 1
        if words.count * 2 > slots.count { grow() }
        let singular = TopicKey.singular(text)
        if singular.utf8.count != bytes.count || !singular.hasSameBytes(as: text) {
            words[Int(number)].singular = self.number(of: singular)
        }
        return Term(word: number, singular: words[Int(number)].singular, traits: traits)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        shift -= 1
        for (number, word) in words.enumerated() {
            let hash =
                word.length <= 8
                ? hash(word.head, Int(word.length))
                : arena[Int(word.start)..<Int(word.start + word.length)]
                    .withUnsafeBufferPointer(hash)
            var place = Int(truncatingIfNeeded: hash >> shift)
            while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
            slots[place] = UInt32(number + 1)
        }
    }
}
