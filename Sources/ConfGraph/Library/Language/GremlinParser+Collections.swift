extension GremlinParser {
    /// `[1, 2]` or `[key: value]`.
    mutating func readListOrMap(_ place: ArgumentPlace) throws -> Argument {
        advance()
        if accept("]") { return .value(.list([])) }
        if current.isSign(":"), peek().isSign("]") {
            advance()
            advance()
            return .value(.map(PropertyMap([])))
        }
        if isMapKey() { return try readMap(place) }
        let item = ArgumentPlace(entry: place.entry, kinds: .any)
        let first = try nested { try $0.readArgument(item) }
        if current.isSign(":") { return try readMap(place, firstKey: first) }
        var items = [first]
        while accept(",") { items.append(try nested { try $0.readArgument(item) }) }
        try expect("]", "a comma or ] is needed after an item of a list")
        return GremlinParser.list(items)
    }

    /// `{1, 2}`.
    mutating func readSet(_ place: ArgumentPlace) throws -> Argument {
        let open = current
        advance()
        let item = ArgumentPlace(entry: place.entry, kinds: .any)
        var items: [Argument] = []
        if !current.isSign("}") {
            repeat { items.append(try nested { try $0.readArgument(item) }) } while accept(",")
        }
        try expect("}", "a comma or } is needed after an item of a set")
        let values = items.compactMap(\.plainValue)
        guard values.count == items.count else {
            throw diagnostic("A set in braces holds plain values only.", at: open)
        }
        return .value(.set(PropertySet(values)))
    }

    /// Whether a map's key stands here: a word, text or number and a colon,
    /// `T.id:`, or something in parentheses.
    private func isMapKey() -> Bool {
        if current.isSign("(") { return true }
        switch current.kind {
        case .word, .string, .number, .character, .gluedNumber:
            if peek().isSign(":") { return true }
            return peek().isSign(".") && peek(2).kind == .word && peek(3).isSign(":")
        default: return false
        }
    }

    private mutating func readMap(
        _ place: ArgumentPlace, firstKey: Argument? = nil
    ) throws -> Argument {
        let value = ArgumentPlace(entry: place.entry, kinds: .any)
        var entries: [(key: Argument, value: Argument)] = []
        var key = try firstKey ?? readMapKey(place)
        while true {
            try expect(":", "after a key a colon and a value follow")
            entries.append((key, try nested { try $0.readArgument(value) }))
            guard accept(",") else { break }
            key = try nested { try $0.readMapKey(place) }
        }
        try expect("]", "a comma or ] is needed after a value of a map")
        return GremlinParser.map(entries)
    }

    /// A bare word as key is text, as in Groovy: the token id is `T.id` or
    /// `(id)`.
    private mutating func readMapKey(_ place: ArgumentPlace) throws -> Argument {
        let token = current
        let any = ArgumentPlace(entry: place.entry, kinds: .value)
        if accept("(") {
            let inner = ArgumentPlace(
                entry: place.entry, kinds: [.value, .token, .direction])
            let key = try nested { try $0.readArgument(inner) }
            try expect(")", "a key in parentheses is closed with )")
            return key
        }
        if token.kind == .word, peek().isSign(":") {
            advance()
            return .value(.string(token.text))
        }
        return try readArgument(any)
    }

    // MARK: - Collections of values

    /// A list as a value where its items are values.
    static func list(_ items: [Argument]) -> Argument {
        let values = items.compactMap(\.plainValue)
        return values.count == items.count ? .value(.list(values)) : .listOf(items)
    }

    /// A map as a value where its keys and values are values.
    static func map(_ entries: [(key: Argument, value: Argument)]) -> Argument {
        let plain = entries.compactMap { entry -> (PropertyValue, PropertyValue)? in
            guard let key = entry.key.plainValue, let value = entry.value.plainValue else {
                return nil
            }
            return (key, value)
        }
        return plain.count == entries.count ? .value(.map(PropertyMap(plain))) : .mapOf(entries)
    }
}

extension Argument {
    /// What it is as a value inside a collection; nil where it is more.
    var plainValue: PropertyValue? {
        switch self {
        case .value(let value): value
        case .token(let token): .token(token)
        case .direction(let direction): .direction(direction)
        default: nil
        }
    }
}
