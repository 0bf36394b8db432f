/// The words that phrases are made of, numbered from 1.
///
/// A table of its own, as every word of every text is looked up in it: no
/// string is made for a look-up, and most words are no more than a number.
struct WordTable {
    typealias Buffer = UnsafeBufferPointer<UInt8>

    private struct Slot {
        /// The word's first eight bytes: all of it, nearly always.
        var head: UInt64 = 0
        var length: Int32 = 0
        /// 0 is free.
        var number: Int32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 64)
    private var shift: UInt64 = 64 - 6
    private var ends: [Int32] = [0]
    private var bytes: [UInt8] = []
    /// Text is hostile: nobody outside can know which words collide.
    private let multiplier = UInt64.random(in: .min ... .max) | 1

    var count: Int { ends.count - 1 }

    /// The number of a word; a new one where it is not there.
    mutating func insert(_ word: [UInt8]) -> Int32 {
        word.withUnsafeBufferPointer { word in
            if let known = number(of: word) { return known }
            if (count + 1) * 2 > slots.count { grow() }
            bytes += word
            ends.append(Int32(bytes.count))
            place(word, Int32(count))
            return Int32(count)
        }
    }

    /// The number of a word of a text, or of its singular; nil where no phrase
    /// has it.
    ///
    /// - Parameter folded: room for words that are not short or not ASCII.
    @inline(__always)
    func number(of text: Buffer, _ word: Range<Int>, folded: inout [UInt8]) -> Int32? {
        let head = WordHead.of(text, word)
        guard word.count <= 8, WordHead.foreign(head) == 0 else {
            return number(ofLong: text, word, &folded)
        }
        if let number = number(head, word.count) { return number }
        guard word.count > 3, text[word.upperBound - 1] | 0x20 == UInt8(ascii: "s") else {
            return nil
        }
        return number(ofLong: text, word, &folded)
    }

    private func number(ofLong text: Buffer, _ word: Range<Int>, _ folded: inout [UInt8])
        -> Int32?
    {
        WordForm.fold(text, word, into: &folded)
        if let number = folded.withUnsafeBufferPointer(number) { return number }
        let plural = folded.withUnsafeBufferPointer(TopicKey.plural)
        guard plural.dropped > 0 else { return nil }
        folded.removeLast(plural.dropped)
        if plural.isOfY { folded.append(UInt8(ascii: "y")) }
        return folded.withUnsafeBufferPointer(number)
    }

    private func number(of word: Buffer) -> Int32? {
        let head = WordHead.load(word, 0, word.count)
        if word.count <= 8 { return number(head, word.count) }
        var slot = Int(truncatingIfNeeded: hash(word) >> shift)
        while slots[slot].number != 0 {
            if slots[slot].head == head, Int(slots[slot].length) == word.count {
                let number = Int(slots[slot].number)
                if bytes[Int(ends[number - 1])..<Int(ends[number])].elementsEqual(word) {
                    return slots[slot].number
                }
            }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    /// The number of a word of up to eight bytes.
    @inline(__always)
    private func number(_ head: UInt64, _ length: Int) -> Int32? {
        var slot = Int(truncatingIfNeeded: (head &* multiplier) >> shift)
        while slots[slot].number != 0 {
            if slots[slot].head == head, Int(slots[slot].length) == length {
                return slots[slot].number
            }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    private func hash(_ word: Buffer) -> UInt64 {
        var hash: UInt64 = 0
        var i = 0
        repeat {
            hash = (hash ^ hash >> 32 ^ WordHead.load(word, i, word.count)) &* multiplier
            i += 8
        } while i < word.count
        return hash
    }

    private mutating func place(_ word: Buffer, _ number: Int32) {
        var slot = Int(truncatingIfNeeded: hash(word) >> shift)
        while slots[slot].number != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Slot(
            head: WordHead.load(word, 0, word.count), length: Int32(word.count), number: number)
    }

    private mutating func grow() {
        slots = [Slot](repeating: Slot(), count: slots.count * 2)
        shift -= 1
        let all = bytes
        all.withUnsafeBufferPointer { all in
            for number in 0..<count {
                place(
                    Buffer(rebasing: all[Int(ends[number])..<Int(ends[number + 1])]),
                    Int32(number + 1))
            }
        }
    }
}
