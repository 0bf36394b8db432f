/// Finds the comments that correct: on a line of their own, or at a line's end.
enum CorrectionReader {
    /// - Parameter isCode: lines inside a fence show the notation, no more.
    static func read(
        _ bytes: ArraySlice<UInt8>, _ lines: [Range<Int>], name: String,
        isCode: (Int) -> Bool
    ) throws -> [Correction] {
        guard contains("<!--", bytes), contains(Correction.mark, bytes) else { return [] }
        var result: [Correction] = []
        for i in lines.indices where contains(Correction.mark, bytes[lines[i]]) && !isCode(i) {
            let text = String(decoding: bytes[lines[i]], as: UTF8.self)
            guard let at = text.firstRange(of: Correction.mark),
                let open = String(text[..<at.lowerBound]).lastRange(of: "<!--"),
                Words.trim(String(text[open.upperBound..<at.lowerBound])).isEmpty
            else { continue }
            let rest = String(text[at.upperBound...])
            let words = rest.firstRange(of: "-->").map { String(rest[..<$0.lowerBound]) } ?? rest
            let isAlone = Words.trim(String(text[..<open.lowerBound]), also: ">").isEmpty
            result.append(
                Correction(
                    change: try Correction.read(words, line: i + 1, name: name),
                    line: isAlone ? next(after: i, bytes, lines) + 1 : i + 1))
        }
        return result
    }

    /// The next line that is neither blank nor a comment; the last one if none is.
    private static func next(after i: Int, _ bytes: ArraySlice<UInt8>, _ lines: [Range<Int>])
        -> Int
    {
        for j in (i + 1)..<max(i + 1, lines.count) {
            let content = SourceLine(bytes[lines[j]]).content
            if !content.isEmpty, !content.starts(with: "<!--".utf8) { return j }
        }
        return i
    }

    private static func contains(_ mark: String, _ bytes: ArraySlice<UInt8>) -> Bool {
        var mark = mark
        return bytes.withUnsafeBufferPointer { bytes in
            mark.withUTF8 { Bytes.first($0, in: bytes) != nil }
        }
    }
}
