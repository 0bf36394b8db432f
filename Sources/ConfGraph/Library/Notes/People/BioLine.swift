/// What a short line near a speaker's name says of them.
enum BioLine: Equatable {
    case affiliation(String)
    case role(String, at: String?)
    case handle(String)
    case github(String)

    var isHandle: Bool {
        switch self {
        case .handle, .github: true
        case .affiliation, .role: false
        }
    }

    /// Reads `Twitter: @name`, `GH: @name`, an employer, or what they do. Nil
    /// for everything else: the notes have begun.
    static func read(_ text: String, links: [NoteLink] = []) -> BioLine? {
        BioGlance.mayTell(text) ? readClosely(text, links: links) : nil
    }

    /// Reads a line whatever its words are.
    static func readClosely(_ text: String, links: [NoteLink]) -> BioLine? {
        let text = Words.trim(text, also: ",;")
        guard !text.isEmpty, text.utf8.count <= 120 else { return nil }
        if let handle = handle(text, links) { return handle }
        if text.has("://") || text.has("@") { return nil }
        var plain = text
        // "maintainer of x (the driver for y)": the parenthesis explains.
        if text.last == ")", let open = text.lastIndex(of: "(") {
            plain = Words.trim(String(text[..<open]))
        }
        let words = plain.words
        guard words.count <= 12 else { return nil }
        if let role = role(plain, words) { return role }
        return isAffiliation(words) ? .affiliation(plain) : nil
    }

    private static func handle(_ text: String, _ links: [NoteLink]) -> BioLine? {
        var rest = text
        var site = Handles.Site.other
        var isLabelled = false
        if let colon = text.firstIndex(of: ":"), !text[colon...].hasPrefix("://") {
            let label = Folding.key(String(text[..<colon]))
            switch label {
            case "gh", "github", "gitlab":
                site = .github
                isLabelled = true
            case "twitter", "tw", "mastodon", "handle", "x", "bluesky", "bsky": isLabelled = true
            default: return nil
            }
            rest = Words.trim(String(text[text.index(after: colon)...]))
        }
        if let profile = Handles.profile(rest) {
            return profile.site == .github ? .github(profile.name) : .handle(profile.name)
        }
        if rest.hasPrefix("@"), !rest.has(" "), rest.count > 1,
            rest.dropFirst().allSatisfy({ $0.isASCII })
        {
            let name = String(rest.dropFirst())
            if site == .other, let link = links.first.flatMap({ Handles.profile($0.url) }),
                link.site == .github
            {
                return .github(name)
            }
            return site == .github ? .github(name) : .handle(name)
        }
        guard isLabelled, !rest.has(" "), !rest.isEmpty, !rest.has("/") else {
            return nil
        }
        return site == .github ? .github(rest) : .handle(rest)
    }

    /// "Engineer for X", "CTO at X", "X engineer", "author of Y".
    private static func role(_ text: String, _ words: [Substring]) -> BioLine? {
        let folded = words.map { Folding.fold(Words.trim(String($0), also: ",;.()")) }
        guard let at = folded.firstIndex(where: { RuleWords.roles.contains($0) }), at <= 7 else {
            return nil
        }
        // A sentence about someone is no role: it has a verb early on.
        if folded.prefix(at).contains(where: { verbs.contains($0) }) { return nil }
        for (i, word) in folded.enumerated().dropFirst(at + 1)
        where ["at", "for", "@", "with"].contains(word) && i + 1 < words.count {
            var place = words[(i + 1)...].joined(separator: " ")
            if let comma = place.firstIndex(of: ",") { place = String(place[..<comma]) }
            if place.first?.isUppercase == true, Words.count(place) <= 5 {
                var role = words[..<i].joined(separator: " ")
                if let comma = text.firstIndex(of: ","), text[comma...].count > 3 {
                    let tail = Words.trim(String(text[text.index(after: comma)...]))
                    if text.firstRange(of: place)?.upperBound == comma { role += ", " + tail }
                }
                return .role(role, at: place)
            }
            break
        }
        // "Kites engineer": a name in front of one plain role word.
        if at == words.count - 1, words.count <= 3, employees.contains(folded[at]) {
            let place = words[..<at]
            if !place.isEmpty, place.allSatisfy({ $0.first?.isUppercase == true }),
                place.allSatisfy({ !RuleWords.nonNames.contains(Folding.fold(String($0))) })
            {
                return .role(String(words[at]), at: place.joined(separator: " "))
            }
        }
        return .role(text, at: nil)
    }

    private static let verbs: Set<String> = RuleWords.list(
        "is are was were has have had can could will would should must do does did be if when that you we they i it"
    )
    /// Roles that one has at an employer, whose name may stand in front.
    private static let employees: Set<String> = RuleWords.list(
        "engineer employee cto ceo sre evangelist advocate researcher intern founder co-founder")

    /// Words inside the names of employers that have no capital.
    static let joining: Set<String> = ["of", "the", "for", "and", "&", "de", "at", "/"]

    /// A short phrase of capitalised words: an employer.
    private static func isAffiliation(_ words: [Substring]) -> Bool {
        guard (1...6).contains(words.count), let last = words.last?.last, !".?!:".contains(last)
        else { return false }
        var capitals = 0
        for word in words {
            guard let first = word.first else { return false }
            if first.isUppercase || first.isNumber {
                if first.isUppercase { capitals += 1 }
            } else if !joining.contains(String(word)) {
                return false
            }
        }
        return capitals > 0
    }
}
