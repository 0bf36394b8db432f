/// Points at a place in a traversal, below a message, on a terminal. In a pipe
/// a message is one line.
enum Caret {
    static func show(_ position: Int?, in text: String?) {
        guard Terminal.errorIsTerminal, let text, let position else { return }
        for line in lines(of: text, position: position) { Messages.plain("  " + line) }
    }

    /// The line of the text that holds the byte at `position`, and a caret
    /// below that byte.
    static func lines(of text: String, position: Int) -> [String] {
        let bytes = Array(text.utf8)
        guard position >= 0, position <= bytes.count else { return [] }
        let newline = UInt8(ascii: "\n")
        let start = bytes[..<position].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let end = bytes[position...].firstIndex(of: newline) ?? bytes.count
        let before = Printable.text(String(decoding: bytes[start..<position], as: UTF8.self))
        let after = Printable.text(String(decoding: bytes[position..<end], as: UTF8.self))
        return [before + after, String(repeating: " ", count: before.count) + "^"]
    }
}
