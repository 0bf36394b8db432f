import Foundation

/// Files of conference notes in made-up words, the same for a seed on every
/// machine: six habits of marking talks in turn, six to fourteen kilobytes a
/// file, people and terms that recur as in real notes (Zipf).
struct GeneratedNotes {
    private var generator: Mixer
    private let terms: [String]
    private let sums: [Double]
    private let people: [String]

    private struct Mixer: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private static let consonants =
        "b c d f g h k l m n p r s t v z br cl dr gr pl st tr sh".split(separator: " ")
    private static let vowels = "a e i o u ai ou".split(separator: " ")
    private static let filler = """
        the of and to a in is that it for on with as this are be we was have you not can by from they will \
        what an when there all more about so if how do then than some into just could people make use time \
        work need two other way first
        """.split(separator: " ")

    init(seed: UInt64) {
        var generator = Mixer(state: seed &+ 7)
        var terms: Set<String> = []
        while terms.count < 3_000 {
            terms.insert(Self.word(Int.random(in: 2...3, using: &generator), &generator))
        }
        self.terms = terms.sorted().shuffled(using: &generator)
        var sum = 0.0
        sums = (0..<3_000).map {
            sum += 1 / Double($0 + 3)
            return sum
        }
        let given = (0..<900).map { _ in Self.word(2, &generator).capitalized }
        let family = (0..<3_000).map { _ in
            Self.word(Int.random(in: 2...3, using: &generator), &generator).capitalized
        }
        people = (0..<6_000).map { _ in
            given.randomElement(using: &generator)! + " " + family.randomElement(using: &generator)!
        }
        self.generator = generator
    }

    private static func word(_ syllables: Int, _ generator: inout Mixer) -> String {
        (0..<syllables).map { _ in
            consonants.randomElement(using: &generator)! + vowels.randomElement(using: &generator)!
        }.joined()
    }

    /// A vocabulary of as many rules: phrases of two terms, and terms that few
    /// talks use.
    mutating func vocabulary(rules: Int) -> String {
        var lines: [String] = []
        var seen: Set<String> = []
        while seen.count < rules {
            let first = terms[Int.random(in: 1_000..<terms.count, using: &generator)]
            let second = terms.randomElement(using: &generator)!
            let phrase = seen.count % 5 == 0 ? first : "\(first) \(second)"
            guard seen.insert(phrase).inserted else { continue }
            lines.append("concept \(seen.count) (kind)\n    find: \(phrase)")
        }
        return lines.joined(separator: "\n")
    }

    /// Writes the files; returns how many bytes and talks they hold.
    mutating func write(files: Int, to folder: URL) throws -> (bytes: Int, talks: Int) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var result = (bytes: 0, talks: 0)
        for file in 0..<files {
            let (text, talks) = note(habit: file % 6)
            let data = Data(text.utf8)
            try data.write(to: folder.appendingPathComponent("note\(file).md"))
            result.bytes += data.count
            result.talks += talks
        }
        return result
    }

    private mutating func note(habit: Int) -> (text: String, talks: Int) {
        let size = Int.random(in: 6_000...14_000, using: &generator)
        let talks = habit < 2 ? 1 : Int.random(in: 3...8, using: &generator)
        var text = ""
        if talks > 1 {
            let year = Int.random(in: 2008...2026, using: &generator)
            text += "# \(term().capitalized)Conf \(year) notes\n\n"
        }
        for _ in 0..<talks { text += talk(habit, size / talks) }
        return (text, talks)
    }

    private mutating func talk(_ habit: Int, _ size: Int) -> String {
        let own = (0..<12).map { _ in term() }
        let words = (0..<Int.random(in: 4...7, using: &generator)).map { i in
            i % 2 == 0
                ? own.randomElement(using: &generator)!
                : String(Self.filler.randomElement(using: &generator)!)
        }.joined(separator: " ")
        let title = words.prefix(1).uppercased() + words.dropFirst()
        let person = people.randomElement(using: &generator)!
        var text: String
        switch habit {
        case 0: text = "# \(title)\n\n\(person)\n\n"
        case 1: text = "\(title)\n\(String(repeating: "=", count: 9))\n\nSpeaker: \(person)\n\n"
        case 2: text = "## \(title)\n\n\(person) (@\(person.filter(\.isLetter).lowercased()))\n\n"
        case 3: text = "## \(title) - \(person)\n\n"
        case 4: text = "\(title)\n---------\n\nby \(person)\n\n"
        default: text = "## \(title)\n\n* \(person), \(term().capitalized) Inc\n\n"
        }
        while text.utf8.count < size { text += line(own) + "\n" }
        return text + "\n"
    }

    private mutating func line(_ own: [String]) -> String {
        switch Int.random(in: 0..<100, using: &generator) {
        case ..<5: return "\n### " + sentence(own).prefix(40).capitalized + "\n"
        case ..<15:
            let sentences = (0..<4).map { _ in
                let words = sentence(own)
                return words.prefix(1).uppercased() + words.dropFirst() + "."
            }
            return "\n" + sentences.joined(separator: " ") + "\n"
        case ..<18: return "```\nlet \(term()) = \(term())()\n```"
        case ..<24: return "- see [\(term())](https://example.org/\(term()))"
        case ..<45: return "  - " + sentence(own)
        case ..<60: return "- " + sentence(own) + " **\(term())**"
        case ..<70: return "- " + sentence(own) + " `\(term())`"
        default: return "- " + sentence(own)
        }
    }

    private mutating func sentence(_ own: [String]) -> String {
        (0..<Int.random(in: 6...16, using: &generator)).map { _ in
            switch Int.random(in: 0..<20, using: &generator) {
            case ..<11: String(Self.filler.randomElement(using: &generator)!)
            case ..<15: own.randomElement(using: &generator)!
            default: term()
            }
        }.joined(separator: " ")
    }

    /// A term; the first ones come up most.
    private mutating func term() -> String {
        let place = Double.random(in: 0..<sums[sums.count - 1], using: &generator)
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] < place { low = middle + 1 } else { high = middle }
        }
        return terms[low]
    }
}
