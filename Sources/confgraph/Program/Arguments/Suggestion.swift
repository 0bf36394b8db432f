/// Finds what a mistyped word may have meant.
enum Suggestion {
    /// The candidate with the fewest edits (insert, delete, replace, swap)
    /// from `word`, if they are few for its length.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        let typed = Array(word.utf8)
        guard typed.count <= 64 else { return nil }
        var best: (edits: Int, candidate: String)?
        for candidate in candidates {
            let edits = edits(from: typed, to: Array(candidate.utf8))
            if edits < best?.edits ?? .max { best = (edits, candidate) }
        }
        guard let best, best.edits <= max(1, typed.count / 3) else { return nil }
        return best.candidate
    }

    private static func edits(from a: [UInt8], to b: [UInt8]) -> Int {
        var rows = [Array(0...b.count)]
        for i in 1..<max(a.count + 1, 1) {
            var row = [i]
            for j in 1..<max(b.count + 1, 1) {
                let replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                var edits = min(rows[i - 1][j] + 1, row[j - 1] + 1, replaced)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    edits = min(edits, rows[i - 2][j - 2] + 1)
                }
                row.append(edits)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
