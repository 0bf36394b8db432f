/// Folds text for comparison: lower case, without accents, so that two ways of
/// writing a name or a term meet.
enum Folding {
    /// Lower case without accents; everything else stays.
    static func fold(_ text: String) -> String {
        var ascii = true
        for byte in text.utf8 where byte >= 0x80 {
            ascii = false
            break
        }
        if ascii {
            return String(
                decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self
            )
        }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else if scalar.properties.generalCategory == .nonspacingMark,
                (0x300...0x36F).contains(scalar.value)
            {
                continue
            } else {
                result.append(contentsOf: base(scalar).unicodeScalars)
            }
        }
        return String(result)
    }

    /// The letters and digits of a text, folded, words apart by one space.
    static func key(_ text: String) -> String {
        if let ascii = asciiKey(text) { return ascii }
        var result = String.UnicodeScalarView()
        var gap = false
        for scalar in fold(text).unicodeScalars {
            if scalar == "'" || scalar == "\u{2019}" { continue }
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar == "+" || scalar == "#"
            {
                if gap, !result.isEmpty { result.append(" ") }
                gap = false
                result.append(scalar)
            } else {
                gap = true
            }
        }
        return String(result)
    }

    private static func asciiKey(_ text: String) -> String? {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var gap = false
        for byte in text.utf8 {
            switch byte {
            case 0x80...: return nil
            case UInt8(ascii: "'"): continue
            case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "#"):
                if gap, !result.isEmpty { result.append(0x20) }
                gap = false
                result.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            default: gap = true
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The name of a link reference, as definitions are looked up.
    static func reference<S: Sequence>(_ bytes: S) -> String where S.Element == UInt8 {
        fold(String(decoding: Array(bytes), as: UTF8.self))
    }

    /// A letter without its accent, read off its Unicode name, lower-cased.
    private static func base(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "ß", "ẞ": return "ss"
        case "æ", "Æ": return "ae"
        case "œ", "Œ": return "oe"
        case "þ", "Þ": return "th"
        case "ð", "Ð": return "d"
        case "ı": return "i"
        default: break
        }
        let lower = scalar.properties.lowercaseMapping
        guard (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value),
            let name = scalar.properties.name
        else { return lower }
        guard let at = name.firstRange(of: " LETTER ") else { return lower }
        let rest = name[at.upperBound...]
        guard let letter = rest.first, letter.isASCII else { return lower }
        let after = rest.index(after: rest.startIndex)
        guard after == rest.endIndex || rest[after] == " " else { return lower }
        return letter.lowercased()
    }
}
