/// Reads a vocabulary: concepts at the start of a line, and what is said of
/// them on indented lines.
///
///     # a comment
///     kubernetes (software)
///         also: k8s, kube
///         broader: container orchestration
///         related: docker
///     acid attack (crime)
///         combines: acid + attack within 5
///     obama (person)
///         find: Barack Obama, President Obama, Obama
///             in: title
///             unless: Michelle, Obama Foundation
///     go (language)
///         exact: Go, Golang
///
/// A name that holds a comma, a colon, a parenthesis or a plus sign stands in
/// double quotes. `in`, `unless` and `within` belong to the `find`, `exact` or
/// `combines` above them.
struct VocabularyReader {
    private let file: String
    private var concepts: [Concept] = []
    /// What `in`, `unless` and `within` belong to.
    private var target: Target?
    private var line = 0
    private var seen: [String: Int] = [:]

    private enum Target { case rule, combination }

    private init(file: String) { self.file = file }

    /// - Parameter file: the name for errors.
    /// - Throws: ``GraphError`` with code `badInput` that names the line.
    static func read(_ text: String, file: String) throws -> [Concept] {
        var reader = VocabularyReader(file: file)
        for line in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        {
            reader.line += 1
            try reader.read(line)
        }
        guard !reader.concepts.isEmpty else {
            throw GraphError(
                .badInput,
                "\(file): no concepts found. A vocabulary has a concept a line, and indented lines "
                    + "such as \"also: k8s\" below it.")
        }
        return reader.concepts
    }

    private mutating func read(_ line: Substring) throws {
        let content = Self.withoutComment(line)
        guard let first = content.first else { return }
        let text = Words.trim(String(content))
        if text.isEmpty { return }
        if first == " " || first == "\t" {
            try property(text)
        } else {
            try header(text)
        }
    }

    /// A `#` at the start, or behind a blank, begins a comment; not in quotes,
    /// and not as the end of a name such as C#.
    private static func withoutComment(_ line: Substring) -> Substring {
        var isQuoted = false
        var previous: Character = " "
        for index in line.indices {
            let character = line[index]
            if character == "\"" { isQuoted.toggle() }
            if character == "#", !isQuoted, previous.isWhitespace { return line[..<index] }
            previous = character
        }
        return line
    }

    // MARK: Lines

    private mutating func header(_ text: String) throws {
        var name = Substring(text)
        var kind: String?
        if text.last == ")", let open = Self.lastParenthesis(text) {
            kind = Words.trim(String(text[text.index(after: open)...].dropLast()))
            name = text[..<open]
        }
        let written = try self.name(name)
        if let kind, kind.isEmpty { throw fail("\(written) has an empty kind") }
        let key = TopicKey.of(written)
        if let before = seen[key] {
            throw fail("\(written) stands on line \(before) already")
        }
        seen[key] = line
        concepts.append(Concept(name: written, kind: kind, line: line))
        target = nil
    }

    /// Where the kind begins: the last parenthesis outside quotes.
    private static func lastParenthesis(_ text: String) -> String.Index? {
        var isQuoted = false
        var found: String.Index?
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == "(", !isQuoted { found = index }
        }
        return found
    }

    private mutating func property(_ text: String) throws {
        guard !concepts.isEmpty else {
            throw fail("this line is indented, and no concept stands above it")
        }
        guard let colon = text.firstIndex(of: ":") else {
            throw fail("\"\(text)\" is no \"word: …\"; a concept's name is not indented")
        }
        let word = Words.trim(String(text[..<colon]))
        let rest = text[text.index(after: colon)...]
        let last = concepts.count - 1
        switch word {
        case "also": concepts[last].synonyms += try names(rest)
        case "broader": concepts[last].broader += try names(rest)
        case "related": concepts[last].related += try names(rest)
        case "find", "exact":
            concepts[last].rules.append(
                Concept.Rule(variants: try names(rest), isExact: word == "exact", line: line))
            target = .rule
        case "combines":
            if concepts[last].combination != nil {
                throw fail("\(concepts[last].name) combines topics already")
            }
            concepts[last].combination = try combination(rest)
            target = .combination
        case "in", "unless", "within": try refine(word, rest)
        default:
            let known = [
                "also", "broader", "related", "combines", "find", "exact", "in", "unless", "within",
            ]
            let near = Spelling.nearest(to: word, among: known)
            throw fail(
                "\"\(word):\" is not known" + (near.map { "; did you mean \"\($0):\"?" } ?? ""))
        }
    }

    /// Says more of the rule or combination above.
    private mutating func refine(_ word: String, _ rest: Substring) throws {
        var concept = concepts.removeLast()
        defer { concepts.append(concept) }
        let last = concept.rules.count - 1
        switch (target, word) {
        case (.rule, "in"): concept.rules[last].scope += try names(rest)
        case (.rule, "unless"): concept.rules[last].unless += try names(rest)
        case (.rule, "within"): concept.rules[last].within = try distance(rest)
        case (.combination, "within"): concept.combination?.within = try distance(rest)
        default: throw fail("\"\(word):\" belongs below a \"find:\" or \"exact:\"")
        }
    }

    private func combination(_ text: Substring) throws -> Concept.Combination {
        var parts = text
        var within = Concept.Rule.defaultWithin
        if let range = text.firstRange(of: " within ") {
            within = try distance(text[range.upperBound...])
            parts = text[..<range.lowerBound]
        }
        let names = try names(parts, separator: "+")
        guard names.count > 1 else {
            throw fail("\"combines:\" takes several topics: acid + attack")
        }
        return Concept.Combination(parts: names, within: within, line: line)
    }

    // MARK: Words

    private func distance(_ text: Substring) throws -> Int {
        guard let number = Int(Words.trim(String(text))), (1...1_000).contains(number) else {
            throw fail("\"within\" takes a number of words from 1 to 1000")
        }
        return number
    }

    /// The names of a list; quotes keep a separator inside a name.
    private func names(_ text: Substring, separator: Character = ",") throws -> [String] {
        var result: [String] = []
        var isQuoted = false
        var start = text.startIndex
        for index in text.indices {
            if text[index] == "\"" { isQuoted.toggle() }
            if text[index] == separator, !isQuoted {
                result.append(try name(text[start..<index]))
                start = text.index(after: index)
            }
        }
        if isQuoted { throw fail("a quote is not closed") }
        result.append(try name(text[start...]))
        return result
    }

    private func name(_ text: Substring) throws -> String {
        var name = Words.trim(String(text))
        if name.first == "\"", name.last == "\"", name.count > 1 {
            name = Words.trim(String(name.dropFirst().dropLast()))
        } else if name.contains("\"") {
            throw fail("a quote inside \(name)")
        }
        if name.isEmpty { throw fail("a name is missing") }
        if name.utf8.count > 200 { throw fail("a name is longer than 200 bytes") }
        return name
    }

    private func fail(_ why: String) -> GraphError {
        GraphError(.badInput, "\(file), line \(line): \(why).")
    }
}
