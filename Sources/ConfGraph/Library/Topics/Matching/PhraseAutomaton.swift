/// Finds thousands of phrases in one pass over a text (Aho and Corasick, over
/// words instead of letters).
///
/// Time is linear in the text and in what is found, whatever the number of
/// phrases.
struct PhraseAutomaton {
    struct Match {
        let phrase: Int
        /// The numbers of its first and last word in the text, from 0.
        let words: ClosedRange<Int>
        /// Its bytes in the text.
        let bytes: Range<Int>
    }

    private var table = WordTable()
    /// Where a node goes on a word: (node, word) → node.
    private var edges: [UInt64: Int32] = [:]
    /// Where the root goes on a word, by its number.
    private var fromRoot: [Int32] = []
    /// The node of the longest proper suffix that some phrase begins with.
    private var fallback: [Int32] = [0]
    /// The next node on the way of fallbacks that ends a phrase.
    private var output: [Int32] = [0]
    private var depth: [Int32] = [0]
    /// The phrases that end at a node.
    private var phrases: [[Int32]] = [[]]
    private var longest = 1

    /// - Parameter phrases: a phrase without words is found nowhere.
    init(_ phrases: [String]) {
        for (index, phrase) in phrases.enumerated() { add(phrase, Int32(index)) }
        link()
    }

    private mutating func add(_ phrase: String, _ index: Int32) {
        let words = WordForm.words(of: phrase)
        if words.isEmpty { return }
        longest = max(longest, words.count)
        var node: Int32 = 0
        for word in words {
            let key = Self.key(node, table.insert(word))
            if let next = edges[key] {
                node = next
            } else {
                let next = Int32(fallback.count)
                edges[key] = next
                fallback.append(0)
                output.append(0)
                depth.append(depth[Int(node)] + 1)
                phrases.append([])
                node = next
            }
        }
        phrases[Int(node)].append(index)
    }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    /// Sets the fallbacks, nodes nearer to the root first.
    private mutating func link() {
        fromRoot = [Int32](repeating: 0, count: table.count + 1)
        for (key, node) in edges where key >> 32 == 0 { fromRoot[Int(key)] = node }
        let byDepth = edges.sorted { depth[Int($0.value)] < depth[Int($1.value)] }
        for (key, node) in byDepth {
            let parent = Int32(truncatingIfNeeded: key >> 32)
            let word = Int32(truncatingIfNeeded: key)
            if parent != 0 { fallback[Int(node)] = step(fallback[Int(parent)], word) }
            let suffix = fallback[Int(node)]
            output[Int(node)] = phrases[Int(suffix)].isEmpty ? output[Int(suffix)] : suffix
        }
    }

    private func step(_ from: Int32, _ word: Int32) -> Int32 {
        var node = from
        while node != 0 {
            if let next = edges[Self.key(node, word)] { return next }
            node = fallback[Int(node)]
        }
        return fromRoot[Int(word)]
    }

    /// Calls `body` for every phrase that a text holds, those that end first
    /// first; also for phrases inside others.
    func forEachMatch(in text: String, _ body: (Match) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var scanner = WordScanner(bytes)
            var folded: [UInt8] = []
            folded.reserveCapacity(64)
            // Where the last words began: the longest phrase reaches no
            // further back.
            var starts = Array(repeating: 0, count: longest)
            var node: Int32 = 0
            var count = 0
            while let word = scanner.next() {
                defer { count += 1 }
                starts[count % longest] = word.range.lowerBound
                if word.isFresh { node = 0 }
                // An identifier of thousands of letters is no word.
                guard word.range.count <= 100 else {
                    node = 0
                    continue
                }
                guard let number = table.number(of: bytes, word.range, folded: &folded) else {
                    node = 0
                    continue
                }
                node = step(node, number)
                var end = phrases[Int(node)].isEmpty ? output[Int(node)] : node
                while end != 0 {
                    let first = count - Int(depth[Int(end)]) + 1
                    for phrase in phrases[Int(end)] {
                        body(
                            Match(
                                phrase: Int(phrase), words: first...count,
                                bytes: starts[first % longest]..<word.range.upperBound))
                    }
                    end = output[Int(end)]
                }
            }
        }
    }
}
