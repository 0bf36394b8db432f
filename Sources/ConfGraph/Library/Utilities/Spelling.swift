/// How far apart two spellings are, for suggestions.
enum Spelling {
    /// The candidate nearest to `word`, ignoring ASCII case first, or nil where
    /// none is near: a third of the word's length at most, in edits. Of equally
    /// near ones that with the same first letter.
    ///
    /// - Complexity: O(candidates · length²); words over 64 bytes have none.
    static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let target = folded(word)
        guard !target.isEmpty, target.count <= 64 else { return nil }
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let other = folded(candidate)
            guard other.count <= 64 else { continue }
            let distance = distance(target, other)
            let isSooner =
                distance == best?.distance && other.first == target.first
                && folded(best?.name ?? "").first != target.first
            if distance < best?.distance ?? .max || isSooner { best = (distance, candidate) }
        }
        guard let best, best.distance <= max(1, target.count / 3) else { return nil }
        return best.name
    }

    private static func folded(_ word: String) -> [UInt8] {
        word.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
