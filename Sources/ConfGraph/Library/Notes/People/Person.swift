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
        var words = Folding.key(name).split(separator: " ").map(String.init)
        if let first = words.first, words.count > 1,
            ["dr", "prof", "professor", "mr", "mrs", "ms"].contains(first)
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

    static func handle(_ handle: String) -> String {
        Folding.fold(handle.hasPrefix("@") ? String(handle.dropFirst()) : handle)
    }
}
