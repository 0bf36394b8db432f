/// Makes text safe to print: what would move the cursor, colour the terminal
/// or turn the direction of the line is spelled out.
enum Printable {
    static func text(_ text: String) -> String {
        guard needsEscapes(text) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                result += escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text between quotes, for messages.
    static func quoted(_ text: String) -> String { "\"\(self.text(text))\"" }

    private static func needsEscapes(_ text: String) -> Bool {
        // Plain ASCII and the most of Latin, Greek and CJK have no control
        // characters: look at single scalars only where a byte can start one.
        text.utf8.contains {
            $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xD8 || $0 == 0xE2
                || $0 == 0xEF || $0 == 0xF3
        }
            && text.unicodeScalars.contains(where: isControl)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0: true
        // Arabic letter mark, directional marks, embeddings and isolates.
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        // Line and paragraph separators; invisible format characters.
        case 0x2028, 0x2029, 0x200B, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF: true
        // Tags, which hide text.
        case 0xE0000...0xE007F: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
        }
    }
}
