#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What must be known of all lines before the first is read: where fences and
/// skipped HTML end, link definitions, and whether `o` is a bullet here. Things
/// that never end are found not to be there, so an unclosed fence hides nothing.
struct LineSurvey {
    /// The closing line of the fence that opens on a line.
    private(set) var fences: [Int: Int] = [:]
    /// The last line of the comment, style or script that opens on a line.
    private(set) var skipped: [Int: Int] = [:]
    /// Lines that define link references.
    private(set) var definitions: Set<Int> = []
    private(set) var references: [String: String] = [:]
    private(set) var letterBullets = false

    /// Lines at which something above is to be looked up.
    private(set) var marked: [Bool]

    init(_ bytes: ArraySlice<UInt8>, _ lines: [Range<Int>], from start: Int) {
        marked = [Bool](repeating: false, count: lines.count)
        // What each line that matters begins with.
        var opens: [(line: Int, byte: UInt8)] = []
        var letters = 0
        bytes.withUnsafeBufferPointer { buffer in
            let base = bytes.startIndex
            for i in start..<max(start, lines.count) {
                var at = lines[i].lowerBound - base
                let end = lines[i].upperBound - base
                while at < end, buffer[at] == 0x20 || buffer[at] == 0x09 || buffer[at] == 0x3E {
                    at += 1
                }
                guard at < end else { continue }
                switch buffer[at] {
                case UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: "["):
                    opens.append((i, buffer[at]))
                case UInt8(ascii: "o")
                where at > lines[i].lowerBound - base && at + 1 < end && buffer[at + 1] == 0x20
                    && buffer[lines[i].lowerBound - base] <= 0x20:
                    letters += 1
                default: break
                }
            }
        }
        letterBullets = letters >= 3
        guard !opens.isEmpty else { return }

        // The last line on which each kind of end stands: an opener behind it
        // can never be closed, and is not searched for.
        var lastFence: [UInt8: [Int]] = [:]
        for (i, byte) in opens where byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") {
            guard let fence = Self.unquoted(bytes[lines[i]]).fence, fence.isBare else { continue }
            var last = lastFence[fence.mark] ?? Array(repeating: -1, count: 33)
            for length in 3...min(fence.length, 32) { last[length] = i }
            lastFence[fence.mark] = last
        }
        var lastEnd: [String: Int] = [:]
        if opens.contains(where: {
            $0.byte == UInt8(ascii: "<") && Self.skippedEnd(bytes[lines[$0.line]]) != nil
        }) {
            for i in start..<lines.count {
                let line = bytes[lines[i]]
                for (end, pattern) in Self.ends where line.count >= pattern.count {
                    if Self.contains(line, pattern) { lastEnd[end] = i }
                }
            }
        }

        var free = start
        for (i, first) in opens where i >= free {
            let line = bytes[lines[i]]
            if first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
                let fence = Self.unquoted(line).fence,
                let last = lastFence[fence.mark]?[min(fence.length, 32)],
                last > i
            {
                var j = i + 1
                while j < lines.count {
                    if let other = Self.unquoted(bytes[lines[j]]).fence, other.isBare,
                        other.mark == fence.mark, other.length >= min(fence.length, 32)
                    {
                        break
                    }
                    j += 1
                }
                fences[i] = min(j, lines.count - 1)
                marked[i] = true
                free = j + 1
                continue
            }
            if first == UInt8(ascii: "<"), let end = Self.skippedEnd(line),
                let last = lastEnd[end], last >= i, let pattern = Self.ends[end]
            {
                var j = i
                while j < lines.count, !Self.contains(bytes[lines[j]], pattern) { j += 1 }
                skipped[i] = min(j, lines.count - 1)
                marked[i] = true
                free = j + 1
                continue
            }
            if first == UInt8(ascii: "["), let (name, url) = Self.definition(line) {
                definitions.insert(i)
                marked[i] = true
                if references[name] == nil { references[name] = url }
            }
        }
    }

    private static let ends: [String: [UInt8]] = [
        "-->": Array("-->".utf8), "</script": Array("</script".utf8),
        "</style": Array("</style".utf8),
    ]

    /// Whether a line may be a row of a table.
    static func hasBar(_ line: ArraySlice<UInt8>) -> Bool {
        line.withUnsafeBufferPointer { buffer in
            buffer.count > 0 && memchr(buffer.baseAddress!, 0x7C, buffer.count) != nil
        }
    }

    private static func unquoted(_ line: ArraySlice<UInt8>) -> SourceLine {
        var result = SourceLine(line)
        var quote = 0
        while quote < 16, result.first == UInt8(ascii: ">") {
            result.dropMark(1)
            quote += 1
        }
        return result
    }

    private static func skippedEnd(_ line: ArraySlice<UInt8>) -> String? {
        let content = SourceLine(line).content
        if content.starts(with: "<!--".utf8) { return "-->" }
        switch HTMLTags.name(content.dropFirst()) {
        case "script" where content.dropFirst().first != UInt8(ascii: "/"): return "</script"
        case "style" where content.dropFirst().first != UInt8(ascii: "/"): return "</style"
        default: return nil
        }
    }

    private static func contains(_ line: ArraySlice<UInt8>, _ pattern: [UInt8]) -> Bool {
        let first = pattern[0]
        return line.withUnsafeBufferPointer { buffer in
            guard buffer.count >= pattern.count else { return false }
            for i in 0...(buffer.count - pattern.count) where buffer[i] == first {
                var k = 1
                while k < pattern.count, buffer[i + k] | 0x20 == pattern[k] | 0x20 { k += 1 }
                if k == pattern.count { return true }
            }
            return false
        }
    }

    /// `[name]: address`
    private static func definition(_ line: ArraySlice<UInt8>) -> (String, String)? {
        let content = SourceLine(line).content
        guard content.first == UInt8(ascii: "["),
            let end = content.prefix(200).firstIndex(of: UInt8(ascii: "]")),
            end + 1 < content.endIndex,
            content[end + 1] == UInt8(ascii: ":")
        else { return nil }
        let name = content[(content.startIndex + 1)..<end]
        var url = content[(end + 2)...]
        while let byte = url.first, byte == 0x20 || byte == 0x09 { url = url.dropFirst() }
        url = url.prefix { $0 != 0x20 && $0 != 0x09 }
        guard !name.isEmpty, !url.isEmpty else { return nil }
        let isAddress =
            url.contains(UInt8(ascii: "/")) || url.first == UInt8(ascii: "#")
            || url.first == UInt8(ascii: "<") || url.starts(with: "mailto:".utf8)
        guard isAddress else { return nil }
        if url.first == UInt8(ascii: "<"), url.last == UInt8(ascii: ">") {
            url = url.dropFirst().dropLast()
        }
        return (Folding.reference(name), String(decoding: url, as: UTF8.self))
    }
}
