/// Handles in text and in the addresses of profiles.
enum Handles {
    struct Handle: Equatable { var name: String }
    enum Site { case github, other }

    /// Cuts `@name` out of a text and returns the names in order.
    static func remove(from text: inout String) -> [Handle] {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return [] }
        var result: [Handle] = []
        var kept: [UInt8] = []
        let bytes = Array(text.utf8)
        var i = 0
        while i < bytes.count {
            let startsWord = i == 0 || !isHandleByte(bytes[i - 1])
            if bytes[i] == UInt8(ascii: "@"), startsWord {
                var end = i + 1
                while end < bytes.count, isHandleByte(bytes[end]) { end += 1 }
                if (2...40).contains(end - i) && end - i > 1 {
                    result.append(
                        Handle(name: String(decoding: bytes[(i + 1)..<end], as: UTF8.self)))
                    i = end
                    continue
                }
            }
            kept.append(bytes[i])
            i += 1
        }
        if !result.isEmpty { text = String(decoding: kept, as: UTF8.self) }
        return result
    }

    private static func isHandleByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte)
            || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// Whose profile an address is: `https://twitter.com/name`.
    static func profile(_ url: String) -> (site: Site, name: String)? {
        var rest = url[...]
        guard let scheme = url.firstRange(of: "://") else { return nil }
        rest = url[scheme.upperBound...]
        let parts = rest.split(separator: "/", omittingEmptySubsequences: true)
        guard parts.count == 2 || (parts.count == 3 && parts[1] == "#!") else { return nil }
        var host = Folding.fold(String(parts[0]))
        for prefix in ["www.", "mobile.", "m."] where host.hasPrefix(prefix) {
            host.removeFirst(prefix.count)
        }
        var name = parts[parts.count - 1].prefix { $0 != "?" && $0 != "#" }
        if name.first == "@" || name.first == "+" { name = name.dropFirst() }
        guard !name.isEmpty, name.utf8.count <= 40,
            name.utf8.allSatisfy({ isHandleByte($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        switch host {
        case "github.com", "gitlab.com": return (.github, String(name))
        case "twitter.com", "x.com", "plus.google.com", "fosstodon.org", "hachyderm.io",
            "mastodon.social", "bsky.app":
            return (.other, String(name))
        default: return nil
        }
    }
}
