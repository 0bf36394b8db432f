/// A phrase that sets others apart, with what a text must have to contain it.
struct Separator: Sendable, ExpressibleByStringLiteral {
    let text: String
    let letters: LetterSet

    init(stringLiteral text: String) {
        self.text = text
        letters = LetterSet(text)
    }
}

extension Array where Element == Separator {
    /// Those that a text may contain.
    func possible(in text: String) -> some Sequence<String> {
        let letters = LetterSet(text)
        return lazy.filter { letters.contains($0.letters) }.map(\.text)
    }
}
