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
        /// The first eight bytes and the next ones: all of it, nearly always.
        var head: UInt64
        var tail: UInt64
        /// Where it is in the arena.
        var start: UInt32
        var length: UInt32
        /// The singular's number; the word's own, if it is none of another.
        var singular: UInt32
        var traits: Term.Traits
    }

    /// A word's place by its hash, with all that a text's words are asked for.
    private struct Slot {
        var head: UInt64 = 0
        /// The word's number and 1; 0 is free.
        var number: UInt32 = 0
        var singular: UInt32 = 0
        var length: UInt8 = 0
        var traits: Term.Traits = []

        @inline(__always)
        var term: Term { Term(word: number &- 1, singular: singular, traits: traits) }
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

    @inline(__always)
    func traits(_ word: UInt32) -> Term.Traits { words[Int(word)].traits }

    mutating func insert(_ trait: Term.Traits, of word: UInt32) {
        set(traits(word).union(trait), of: word)
    }

    mutating func remove(_ trait: Term.Traits, of word: UInt32) {
        set(traits(word).subtracting(trait), of: word)
    }

    private mutating func set(_ traits: Term.Traits, of word: UInt32) {
        words[Int(word)].traits = traits
        var place = Int(truncatingIfNeeded: hash(words[Int(word)]) >> shift)
        while slots[place].number != word + 1 { place = next(place) }
        slots[place].traits = traits
    }

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
        if bytes.count <= 16 {
            return term(head, WordHead.load(bytes, 8, bytes.count), length: bytes.count)
        }
        var place = Int(truncatingIfNeeded: hash(bytes) >> shift)
        while slots[place].number != 0 {
            if slots[place].head == head, isEqual(slots[place], bytes) { return slots[place].term }
            place = next(place)
        }
        return add(bytes)
    }

    /// A folded word of up to sixteen bytes.
    ///
    /// - Parameters:
    ///   - head: the first eight bytes.
    ///   - tail: those behind them; zero if there are none.
    @inline(__always)
    mutating func term(_ head: UInt64, _ tail: UInt64, length: Int) -> Term {
        var place = Int(truncatingIfNeeded: hash(head, tail, length) >> shift)
        while slots[place].number != 0 {
            let slot = slots[place]
            if slot.head == head, slot.length == length,
                tail == 0 || words[Int(slot.number &- 1)].tail == tail
            {
                return slot.term
            }
            place = next(place)
        }
        return add(head, tail, length)
    }

    @inline(never)
    private mutating func add(_ head: UInt64, _ tail: UInt64, _ length: Int) -> Term {
        withUnsafeBytes(of: (head.littleEndian, tail.littleEndian)) {
            add(Buffer(rebasing: $0.bindMemory(to: UInt8.self)[..<length]))
        }
    }

    @inline(__always)
    private func next(_ place: Int) -> Int { (place &+ 1) & (slots.count &- 1) }

    @inline(__always)
    private func hash(_ head: UInt64, _ tail: UInt64, _ length: Int) -> UInt64 {
        let hash = (head ^ UInt64(truncatingIfNeeded: length) << 56) &* multiplier
        return tail == 0 ? hash : (hash ^ hash >> 32 ^ tail) &* multiplier
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

    private func hash(_ word: Word) -> UInt64 {
        if word.length <= 16 { return hash(word.head, word.tail, Int(word.length)) }
        return arena[Int(word.start)..<Int(word.start + word.length)]
            .withUnsafeBufferPointer { hash($0) }
    }

    private func isEqual(_ slot: Slot, _ bytes: Buffer) -> Bool {
        let word = words[Int(slot.number - 1)]
        return word.length == bytes.count
            && arena.withUnsafeBufferPointer {
                memcmp($0.baseAddress! + Int(word.start), bytes.baseAddress!, bytes.count) == 0
            }
    }

    private mutating func add(_ bytes: Buffer) -> Term {
        let text = String(decoding: bytes, as: UTF8.self)
        let one = TopicKey.singular(text)
        let singular = one.hasSameBytes(as: text) ? nil : number(of: one)
        let number = UInt32(words.count)
        var traits: Term.Traits = []
        if bytes.count < 2 || TopicWords.isStop(text) { traits.insert(.stop) }
        if TopicWords.weak.contains(text) { traits.insert(.weak) }
        if TopicWords.subjectVerbs.contains(text) { traits.insert(.subjectVerb) }
        words.append(
            Word(
                head: WordHead.load(bytes, 0, bytes.count),
                tail: WordHead.load(bytes, 8, bytes.count),
                start: UInt32(arena.count), length: UInt32(bytes.count),
                singular: singular ?? number, traits: traits))
        arena.append(contentsOf: bytes)
        if words.count * 2 > slots.count {
            slots = [Slot](repeating: Slot(), count: slots.count * 2)
            shift -= 1
            for number in words.indices.dropLast() { place(number) }
        }
        return place(Int(number))
    }

    /// Gives a word its slot.
    @discardableResult
    private mutating func place(_ number: Int) -> Term {
        let word = words[number]
        var place = Int(truncatingIfNeeded: hash(word) >> shift)
        while slots[place].number != 0 { place = next(place) }
        slots[place] = Slot(
            head: word.head, number: UInt32(number + 1), singular: word.singular,
            length: UInt8(clamping: word.length), traits: word.traits)
        return slots[place].term
    }
}
