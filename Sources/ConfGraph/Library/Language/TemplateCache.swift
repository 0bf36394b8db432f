import Synchronization

/// The templates of the texts that this process has read, by shape: a text
/// like one read before is not parsed again.
final class TemplateCache: Sendable {
    static let shared = TemplateCache()

    /// The most shapes that are kept.
    static let limit = 512

    private let state = Mutex(State())

    fileprivate struct State {
        var entries: [Key: Entry] = [:]
        var clock = 0
    }

    fileprivate struct Key: Hashable {
        let bytes: [UInt8]

        func hash(into hasher: inout Hasher) {
            bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
        }
    }

    fileprivate struct Entry {
        let content: Content
        var lastUse: Int
    }

    fileprivate enum Content {
        case template(TraversalTemplate, asksForText: Bool)
        /// Texts of this shape are told apart by these of their literals: the
        /// traversal itself depends on them.
        case open([Int])
    }

    /// How many shapes are kept now.
    var count: Int { state.withLock { $0.entries.count } }

    /// A text that has been read: a template and what fills its slots.
    struct Reading {
        let template: TraversalTemplate
        let literals: [PropertyValue]
        /// Its last step is `toString()`.
        let asksForText: Bool
    }

    /// Reads a text.
    ///
    /// - Throws: ``SyntaxDiagnostic``.
    func read(
        _ text: String, mode: GremlinMode, parameters: [String: PropertyValue]?
    ) throws -> Reading {
        guard let shape = TextShape(text, mode: mode) else {
            let parsed = try GremlinParser.parseQuery(text, mode: mode, parameters: parameters)
            return Reading(
                template: TraversalTemplate(parsed.answering, literalCount: 0), literals: [],
                asksForText: parsed.asksForText)
        }
        if let known = find(shape, text) { return known }
        let parsed = try GremlinParser.parseQuery(text, mode: mode, parameters: parameters)
        let steps = parsed.answering
        var open = Array(shape.literals.indices)
        var slotted = steps
        if let (found, places) = slots(of: shape, text, mode, parameters, reading: steps) {
            slotted = found
            open = open.filter { !places.contains($0) }
        }
        let template = TraversalTemplate(slotted, literalCount: shape.literals.count - open.count)
        keep(.template(template, asksForText: parsed.asksForText), for: shape, open, text)
        return Reading(
            template: template, literals: Self.literals(shape, except: open),
            asksForText: parsed.asksForText)
    }

    /// The steps with slots in the place of literals that nothing depends on
    /// but the run, numbered from 0, and the places of these literals.
    ///
    /// Nil where the text does not read the same with slots in it: something
    /// in the parser depends on a literal.
    private func slots(
        of shape: TextShape, _ text: String, _ mode: GremlinMode,
        _ parameters: [String: PropertyValue]?, reading steps: StepList
    ) -> (StepList, Set<Int>)? {
        let places = Dictionary(
            uniqueKeysWithValues: shape.literals.enumerated().map { ($1.range.lowerBound, $0) })
        guard !places.isEmpty,
            let open = try? GremlinParser.parseQuery(
                text, mode: mode, parameters: parameters, slots: places
            ).answering
        else { return nil }
        var kept: [Int] = []
        let slotted = open.keepingSlots { argument, isPlace in
            guard case .slot(let place) = argument else { return argument }
            let value = shape.literals[place].value
            guard isPlace else { return .value(value) }
            kept.append(place)
            return argument
        }
        // A slot's number is its literal's place among those that are slots.
        let order = kept.sorted()
        let numbered = slotted.replacing { argument in
            guard case .slot(let place) = argument, let number = order.firstIndex(of: place) else {
                return argument
            }
            return .slot(number)
        }
        guard Set(order).count == order.count,
            numbered.binding(slots: order.map { shape.literals[$0].value }) == steps
        else { return nil }
        return (numbered, Set(order))
    }

    private static func literals(_ shape: TextShape, except open: [Int]) -> [PropertyValue] {
        if open.isEmpty { return shape.literals.map(\.value) }
        return shape.literals.indices.filter { !open.contains($0) }
            .map { shape.literals[$0].value }
    }

    // MARK: The cache

    private func find(_ shape: TextShape, _ text: String) -> Reading? {
        state.withLock { state in
            guard let place = state.touch(Key(bytes: shape.bytes)) else { return nil }
            switch state.entries.values[place].content {
            case .template(let template, let asksForText):
                return Reading(
                    template: template, literals: shape.literals.map(\.value),
                    asksForText: asksForText)
            case .open(let open):
                guard let inner = state.touch(Self.key(shape, open, text)),
                    case .template(let template, let asksForText) =
                        state.entries.values[inner].content
                else { return nil }
                return Reading(
                    template: template, literals: Self.literals(shape, except: open),
                    asksForText: asksForText)
            }
        }
    }

    private func keep(_ content: Content, for shape: TextShape, _ open: [Int], _ text: String) {
        state.withLock { state in
            if open.isEmpty {
                state.insert(content, Key(bytes: shape.bytes))
            } else {
                state.insert(.open(open), Key(bytes: shape.bytes))
                state.insert(content, Self.key(shape, open, text))
            }
        }
    }

    /// The shape with some literals in it again.
    private static func key(_ shape: TextShape, _ open: [Int], _ text: String) -> Key {
        var bytes = shape.bytes
        var text = text
        text.withUTF8 { all in
            for place in open {
                // No text has this byte.
                bytes.append(0xFC)
                bytes.append(contentsOf: all[shape.literals[place].range])
            }
        }
        return Key(bytes: bytes)
    }
}

extension TemplateCache.State {
    /// The place of an entry, which has just been used.
    fileprivate mutating func touch(
        _ key: TemplateCache.Key
    ) -> Dictionary<TemplateCache.Key, TemplateCache.Entry>.Index? {
        guard let place = entries.index(forKey: key) else { return nil }
        clock += 1
        entries.values[place].lastUse = clock
        return place
    }

    fileprivate mutating func insert(_ content: TemplateCache.Content, _ key: TemplateCache.Key) {
        if entries.count >= TemplateCache.limit {
            // Half of them, those not used for longest.
            let uses = entries.values.map(\.lastUse).sorted()
            let oldest = uses[uses.count / 2]
            entries = entries.filter { $0.value.lastUse > oldest }
        }
        clock += 1
        entries[key] = TemplateCache.Entry(content: content, lastUse: clock)
    }
}
