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
        let marker = " LETTER "
        guard let at = name.firstEnd(ofASCII: marker) else { return lower }
        let rest = name[at...]
        guard let letter = rest.first, letter.isASCII else { return lower }
        let after = rest.index(after: rest.startIndex)
        guard after == rest.endIndex || rest[after] == " " else { return lower }
        return letter.lowercased()
    }
}

extension String {
    /// Where the text after the first occurrence of an ASCII phrase starts.
    func firstEnd(ofASCII phrase: String) -> String.Index? {
        let pattern = Array(phrase.utf8)
        var i = utf8.startIndex
        while i != utf8.endIndex {
            if utf8[i...].starts(with: pattern) { return utf8.index(i, offsetBy: pattern.count) }
            i = utf8.index(after: i)
        }
        return nil
    }
}
