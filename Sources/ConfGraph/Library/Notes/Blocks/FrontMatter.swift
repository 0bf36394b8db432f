/// The `key: value` lines between two `---` at the very top of a note.
enum FrontMatter {
    /// The keys and values, and the first line behind them; none and 0 if the
    /// note has no front matter.
    static func read(
        _ bytes: ArraySlice<UInt8>, _ lines: [Range<Int>]
    ) -> (values: [String: String], start: Int) {
        guard let first = lines.first else { return ([:], 0) }
        let mark = text(bytes[first])
        guard mark == "---" || mark == "+++" else { return ([:], 0) }
        var values: [String: String] = [:]
        var key: String?
        for i in 1..<max(1, min(lines.count, 200)) {
            let line = text(bytes[lines[i]])
            if line == mark || (mark == "---" && line == "...") {
                return values.isEmpty ? ([:], 0) : (values, i + 1)
            }
            let separator: Character = mark == "---" ? ":" : "="
            if line.hasPrefix("- "), let key {
                let value = unquote(line.dropFirst(2))
                values[key] = values[key].map { $0.isEmpty ? value : $0 + ", " + value } ?? value
            } else if let colon = line.firstIndex(of: separator) {
                let name = line[..<colon].filter { $0 != " " }
                guard !name.isEmpty, name.utf8.count <= 40 else { continue }
                key = Folding.fold(name)
                values[key!] = unquote(line[line.index(after: colon)...])
            }
        }
        return ([:], 0)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        var slice = bytes.prefix(4096)
        while let last = slice.last, last <= 0x20 { slice = slice.dropLast() }
        while let first = slice.first, first <= 0x20 { slice = slice.dropFirst() }
        return String(decoding: slice, as: UTF8.self)
    }

    private static func unquote(_ value: Substring) -> String {
        var value = value[...]
        while value.first == " " { value = value.dropFirst() }
        while value.last == " " { value = value.dropLast() }
        if let quote = value.first, quote == "\"" || quote == "'", value.last == quote,
            value.count >= 2
        {
            value = value.dropFirst().dropLast()
        } else if value.first == "[", value.last == "]" {
            value = value.dropFirst().dropLast()
        }
        return String(value)
    }
}
