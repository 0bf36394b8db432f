/// A piece of a traversal's text.
struct GremlinToken: Sendable {
    enum Kind: Sendable, Equatable {
        /// A letter, then letters, digits, `_` (and `-` in the short form).
        case word
        /// A number with its suffix, if any.
        case number
        /// A number that letters follow without a blank: `3rd`, `2fa`.
        case gluedNumber
        /// Quoted text; its value is in `text`.
        case string
        /// `"x"c`; the character is in `text`.
        case character
        /// `( ) [ ] { } , . : ; $`
        case punctuation(UInt8)
        /// `..` between the ends of a range.
        case range
        /// Something that begins nothing in Gremlin.
        case stray
        case end
    }
    let kind: Kind
    let start: Int
    let end: Int
    /// The word, the number or the value of the quoted text.
    let text: String

    /// Whether this is the given ASCII sign.
    func isSign(_ sign: Character) -> Bool {
        guard let ascii = sign.asciiValue else { return false }
        return kind == .punctuation(ascii)
    }

    func isWord(_ word: String) -> Bool {
        kind == .word && text.hasSameBytes(as: word)
    }
}
