/// What is wrong with a traversal's text, and where.
///
/// A shell or editor marks ``offset`` and ``length`` in the text; a terminal
/// prints ``excerpt``.
public struct SyntaxDiagnostic: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what to do, in one line.
    public let message: String
    /// Where it begins, in UTF-8 bytes from the start of the text.
    public let offset: Int
    /// How many UTF-8 bytes of the text are meant; at least 1, also at its end.
    public let length: Int
    /// What could stand there instead, if something comes near.
    public let suggestion: String?
    /// The line of the text, and one below it with carets under what is meant.
    public let excerpt: String
    /// The number of the step that is wrong, from 1, where one is known.
    public let step: Int?

    init(
        _ message: String, in text: [UInt8], from: Int, to: Int, suggestion: String? = nil,
        step: Int? = nil
    ) {
        self.message = message
        offset = min(from, text.count)
        length = max(1, to - from)
        self.suggestion = suggestion
        self.step = step
        excerpt = SyntaxDiagnostic.excerpt(of: text, from: offset, length: length)
    }

    /// The message, then the line with its carets.
    public var description: String { message + "\n" + excerpt }

    /// The same as the error that reads and writes throw.
    public var error: GraphError { GraphError(.syntax, message, step: step, position: offset) }

    /// Cuts the line out of the text, at most 60 bytes to either side.
    private static func excerpt(of text: [UInt8], from: Int, length: Int) -> String {
        let isBreak = { (byte: UInt8) in byte == 10 || byte == 13 }
        var start = from
        while start > 0, !isBreak(text[start - 1]), from - start < 60 || isContinued(text, start) {
            start -= 1
        }
        var end = from
        while end < text.count, !isBreak(text[end]), end - from < 60 || isContinued(text, end) {
            end += 1
        }
        let isCutBefore = start > 0 && !isBreak(text[start - 1])
        let isCutAfter = end < text.count && !isBreak(text[end])
        let before = isCutBefore ? "…" : ""
        let line = before + printable(text[start..<end]) + (isCutAfter ? "…" : "")
        let column = before.count + printable(text[start..<from]).count
        let marked = printable(text[from..<min(end, from + length)]).count
        return line + "\n" + String(repeating: " ", count: column)
            + String(repeating: "^", count: max(1, marked))
    }

    private static func isContinued(_ text: [UInt8], _ place: Int) -> Bool {
        text[place] & 0xC0 == 0x80
    }

    /// The bytes as text in which every character takes one column.
    private static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        return String(
            String.UnicodeScalarView(
                scalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
    }
}
