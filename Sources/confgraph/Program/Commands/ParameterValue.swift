import ConfGraph

/// The values of `--param NAME=VALUE`.
enum ParameterValue {
    static func dictionary(_ words: [String]) throws -> [String: PropertyValue] {
        var parameters: [String: PropertyValue] = [:]
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw UsageError(
                    "--param takes NAME=VALUE, not \(Printable.quoted(word)).", command: "traverse")
            }
            let name = parts[0].hasPrefix(":") ? String(parts[0].dropFirst()) : String(parts[0])
            guard parameters.updateValue(value(String(parts[1])), forKey: name) == nil else {
                throw UsageError(
                    "--param \(Printable.text(name)) is given twice.", command: "traverse")
            }
        }
        return parameters
    }

    /// A number, a truth value or null where the text is exactly that, and a
    /// text otherwise; quotes around it make it a text.
    static func value(_ text: String) -> PropertyValue {
        switch text {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: break
        }
        if let quote = text.first, quote == "\"" || quote == "'", text.count > 1, text.last == quote
        {
            return .string(String(text.dropFirst().dropLast()))
        }
        if let number = Int32(text) { return .int(number) }
        if let number = Int64(text) { return .long(number) }
        let isDecimal =
            text.utf8.contains { (48...57).contains($0) }
            && text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) }
        if isDecimal, let number = Double(text), number.isFinite { return .double(number) }
        return .string(text)
    }
}
