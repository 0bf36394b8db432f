import Synchronization

/// The templates of the texts that this process has read, by shape: a text
/// like one read before is not parsed again.
final class TemplateCache: Sendable {
    static let shared = TemplateCache()

    /// The most shapes that are kept.
    static let limit = 512

    private let state = Mutex(State())

    fileprivate struct State {
        /// By a mix of their shapes' bytes. Of two shapes that it does not tell
        /// apart the newer is kept.
        var entries: [UInt64: Entry] = [:]
        var clock = 0
    }

    fileprivate final class Entry: @unchecked Sendable {  // the state's lock guards it
        let shape: [UInt8]
        let content: Content
        var lastUse: Int

        init(_ shape: [UInt8], _ content: Content, lastUse: Int) {
            self.shape = shape
            self.content = content
            self.lastUse = lastUse
        }
    }

    fileprivate enum Content: Sendable {
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
        var open = Array(shape.values.indices)
        var slotted = steps
        if let (found, places) = slots(of: shape, text, mode, parameters, reading: steps) {
            slotted = found
            open = open.filter { !places.contains($0) }
        }
        let template = TraversalTemplate(slotted, literalCount: shape.values.count - open.count)
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
            uniqueKeysWithValues: shape.ranges.enumerated().map { ($1.lowerBound, $0) })
        guard !places.isEmpty,
            let open = try? GremlinParser.parseQuery(
                text, mode: mode, parameters: parameters, slots: places
            ).answering
        else { return nil }
        var kept: [Int] = []
        let slotted = open.keepingSlots { argument, isPlace in
            guard case .slot(let place) = argument else { return argument }
            let value = shape.values[place]
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
            numbered.binding(slots: order.map { shape.values[$0] }) == steps
        else { return nil }
        return (numbered, Set(order))
    }

    private static func literals(_ shape: TextShape, except open: [Int]) -> [PropertyValue] {
        if open.isEmpty { return shape.values }
        return shape.values.indices.filter { !open.contains($0) }.map { shape.values[$0] }
    }

    // MARK: The cache

    private func find(_ shape: TextShape, _ text: String) -> Reading? {
        state.withLock { state in
            switch state.content(of: shape.bytes) {
            case .template(let template, let asksForText):
                return Reading(
                    template: template, literals: shape.values, asksForText: asksForText)
            case .open(let open):
                guard
                    case .template(let template, let asksForText) = state.content(
                        of: Self.shape(shape, open, text))
                else { return nil }
                return Reading(
                    template: template, literals: Self.literals(shape, except: open),
                    asksForText: asksForText)
            case nil: return nil
            }
        }
    }

    private func keep(_ content: Content, for shape: TextShape, _ open: [Int], _ text: String) {
        state.withLock { state in
            if open.isEmpty {
                state.insert(content, shape.bytes)
            } else {
                state.insert(.open(open), shape.bytes)
                state.insert(content, Self.shape(shape, open, text))
            }
        }
    }

    /// The shape with some literals in it again.
    private static func shape(_ shape: TextShape, _ open: [Int], _ text: String) -> [UInt8] {
        var bytes = shape.bytes
        var text = text
        text.withUTF8 { all in
            for place in open {
                // No text has this byte.
                bytes.append(0xFC)
                bytes.append(contentsOf: all[shape.ranges[place]])
            }
        }
        return bytes
    }
}

extension TemplateCache.State {
    /// What is kept for a shape, which has just been used.
    fileprivate mutating func content(of shape: [UInt8]) -> TemplateCache.Content? {
        guard let entry = entries[shape.mixed], entry.shape.hasSameBytes(as: shape) else {
            return nil
        }
        clock += 1
        entry.lastUse = clock
        return entry.content
    }

    fileprivate mutating func insert(_ content: TemplateCache.Content, _ shape: [UInt8]) {
        if entries.count >= TemplateCache.limit {
            // Half of them, those not used for longest.
            let uses = entries.values.map(\.lastUse).sorted()
            let oldest = uses[uses.count / 2]
            entries = entries.filter { $0.value.lastUse > oldest }
        }
        clock += 1
        entries[shape.mixed] = TemplateCache.Entry(shape, content, lastUse: clock)
    }
}

extension [UInt8] {
    fileprivate var mixed: UInt64 { withUnsafeBytes { $0.mixed } }

    fileprivate func hasSameBytes(as other: [UInt8]) -> Bool {
        count == other.count
            && withUnsafeBytes { one in other.withUnsafeBytes { one.compareBytes(to: $0) == 0 } }
    }
}
