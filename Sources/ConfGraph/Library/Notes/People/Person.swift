/// Someone who gave a talk, as one place in one note states it.
struct Person: Sendable, Equatable {
    var name: String
    /// Twitter, Mastodon or whatever `@` meant, without the `@`.
    var handle: String?
    var github: String?
    var affiliation: String?
    var roles: [String] = []
    /// The line that names them.
    var line: Int

    /// Takes over what this statement lacks and another one says.
    mutating func fill(from other: Person) {
        handle = handle ?? other.handle
        github = github ?? other.github
        affiliation = affiliation ?? other.affiliation
        for role in other.roles where !roles.contains(role) { roles.append(role) }
    }
}

/// Folded forms under which a person is looked up.
enum PersonKey {
    /// The name without accents, case, punctuation, titles and inner initials:
    /// "J. R. Álvarez" and "j r alvarez" are one, "Ana M. Ruiz" is "ana ruiz".
    static func name(_ name: String) -> String {
        let key = Folding.key(name)
        // Nearly all names are two words that stay as they are.
        if isPlain(key) { return key }
        var words = key.split(separator: " ").map(String.init)
        if let first = words.first, words.count > 1,
            titles.contains(first)
        {
            words.removeFirst()
        }
        if words.count > 2 {
            let inner = words[1..<(words.count - 1)].filter { $0.utf8.count > 1 }
            words = [words[0]] + inner + [words[words.count - 1]]
        }
        if words.count > 2, words[0].utf8.count == 1 { words.removeFirst() }
        return words.joined(separator: " ")
    }

    private static let titles = ["dr", "prof", "professor", "mr", "mrs", "ms"]
    private static let titleHeads = WordHeads(titles)

    /// One word, or two of which the first is no title.
    private static func isPlain(_ key: String) -> Bool {
        var key = key
        return key.withUTF8 { bytes in
            guard let gap = bytes.firstIndex(of: 0x20) else { return true }
            return !bytes[(gap + 1)...].contains(0x20)
                && !titleHeads.contains(WordHead.of(bytes, 0..<gap))
        }
    }

    static func handle(_ handle: String) -> String {
        Folding.fold(handle.hasPrefix("@") ? String(handle.dropFirst()) : handle)
    }
}
