/// The lines of a block: a piece of the note's, which lie in one array.
struct NoteLines: RandomAccessCollection, Sendable {
    private var note: [NoteLine]
    private let range: Range<Int>

    init(_ note: [NoteLine] = [], _ range: Range<Int> = 0..<0) {
        self.note = note
        self.range = range
    }

    var startIndex: Int { 0 }
    var endIndex: Int { range.count }

    subscript(i: Int) -> NoteLine {
        @inline(__always) get {
            precondition(i >= 0 && i < range.count)
            return note[range.lowerBound &+ i]
        }
    }

    /// The same lines of a note that is read to its end.
    func of(_ note: [NoteLine]) -> NoteLines { NoteLines(note, range) }

    func from(_ start: Int) -> NoteLines {
        NoteLines(note, (range.lowerBound + start)..<range.upperBound)
    }

    func upTo(_ end: Int) -> NoteLines {
        NoteLines(note, range.lowerBound..<(range.lowerBound + end))
    }

    /// With the note's next line.
    func grown() -> NoteLines { NoteLines(note, range.lowerBound..<(range.upperBound + 1)) }
}
