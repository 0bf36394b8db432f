/// Sorts the words of a command line by a description.
struct ArgumentParser {
    let description: CommandDescription

    /// - Throws: ``UsageError`` for an unknown option (with the nearest known
    ///   one), a missing or wrong value, or a wrong number of operands.
    func parse(_ words: some Sequence<String>) throws -> ParsedArguments {
        do {
            return try sort(Array(words))
        } catch var error as UsageError {
            error.command = description.name
            throw error
        }
    }

    private func sort(_ words: [String]) throws -> ParsedArguments {
        var parsed = ParsedArguments()
        var index = 0
        var onlyOperands = false
        while index < words.count {
            let word = words[index]
            index += 1
            if onlyOperands || !word.hasPrefix("-") || word == "-" {
                parsed.add(operand: word)
            } else if word == "--" {
                onlyOperands = true
            } else {
                try read(option: word, from: words, at: &index, into: &parsed)
            }
        }
        // A help page is wanted most where the rest is wrong.
        if !parsed.has("help") && !parsed.has("version") { try checkOperands(parsed.operands) }
        return parsed
    }

    private func read(
        option word: String, from words: [String], at index: inout Int,
        into parsed: inout ParsedArguments
    ) throws {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        let attached = parts.count > 1 ? String(parts[1]) : nil
        let option = try find(name)
        guard option.value != nil || !option.choices.isEmpty else {
            guard attached == nil else { throw UsageError("\(name) takes no value.") }
            parsed.set(option.name)
            return
        }
        if parsed.has(option.name) && !option.isRepeated {
            throw UsageError("\(name) is given twice.")
        }
        if let attached {
            try add(attached, to: option, of: &parsed)
            return
        }
        guard index < words.count else {
            throw UsageError("\(name) needs a value: \(option.usage).")
        }
        repeat {
            try add(words[index], to: option, of: &parsed)
            index += 1
        } while option.takesSeveral && index < words.count && !words[index].hasPrefix("-")
    }

    private func add(
        _ value: String, to option: OptionDescription, of parsed: inout ParsedArguments
    ) throws {
        if !option.choices.isEmpty && !option.choices.contains(value) {
            let all = option.choices.joined(separator: ", ")
            throw UsageError(
                "--\(option.name) takes one of \(all), not \(Printable.quoted(value)).")
        }
        parsed.add(value, to: option.name)
    }

    private func find(_ name: String) throws -> OptionDescription {
        let options = description.allOptions
        if name.hasPrefix("--") {
            if let option = options.first(where: { "--" + $0.name == name }) { return option }
        } else if name.count == 2, let letter = name.last,
            let option = options.first(where: { $0.short == letter })
        {
            return option
        }
        let nearest = Suggestion.nearest(to: name, among: options.map { "--" + $0.name })
        throw UsageError(
            "\(Printable.text(name)) is no option of \(description.name)."
                + (nearest.map { " Did you mean \($0)?" } ?? ""))
    }

    private func checkOperands(_ words: [String]) throws {
        let descriptions = description.operands
        let required = descriptions.filter(\.isRequired)
        if words.count < required.count {
            let missing = required[words.count]
            throw UsageError("\(missing.name) is missing.")
        }
        let takesSeveral = descriptions.contains { $0.count == .several || $0.count == .any }
        if !takesSeveral && words.count > descriptions.count {
            let surplus = Printable.quoted(words[descriptions.count])
            // A traversal with blanks and no quotes comes as several words.
            let advice =
                description.name == "traverse" ? " Put the traversal in quotes." : ""
            throw UsageError("\(surplus) is one word too many.\(advice)")
        }
    }
}
