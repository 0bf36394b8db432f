extension TraversalSource {
    /// Why a traversal that found nothing may have found nothing: a label or
    /// key that no element has, or a value that no element of the kind has
    /// under that key, each with the nearest spelling that exists.
    ///
    ///     no talk has topic "SQLITE"; sqlite: 1 talk
    ///
    /// An empty answer is an answer, not an error: show the hint beside it.
    ///
    /// - Returns: one line, and where in the text it points; nil where there is
    ///   nothing to say.
    /// - Complexity: reads at most 10,000 elements.
    public func hint(
        for prepared: PreparedTraversal, parameters: [String: PropertyValue] = [:]
    ) throws -> TraversalHint? {
        let steps = try prepared.steps.binding(parameters)
        return try TraversalHint.first(in: steps, source: self)
    }
}

/// A remark on a traversal that found nothing.
public struct TraversalHint: Sendable, CustomStringConvertible {
    /// What may be wrong, and the nearest that exists.
    public let message: String
    /// Where the step stands in the text, in UTF-8 bytes.
    public let position: Int?
    public var description: String { message }
}

extension TraversalHint {
    private static let elementLimit = 10_000
    /// A key of more distinct values than this is no vocabulary.
    private static let valueLimit = 1_000

    static func first(in list: StepList, source: TraversalSource) throws -> TraversalHint? {
        for (index, step) in list.steps.enumerated() {
            if let hint = try unknownName(in: step, source: source) { return hint }
            var prefix = list
            prefix.steps.removeSubrange(index...)
            if let hint = try unknownValue(in: step, after: prefix, source: source) { return hint }
        }
        return nil
    }

    // MARK: Names

    private static func unknownName(
        in step: Step, source: TraversalSource
    ) throws -> TraversalHint? {
        let reader = try source.scope.reader
        switch step.name {
        case .hasLabel, .out, .in, .both, .outE, .inE, .bothE:
            for name in step.arguments.compactMap(\.text) where try reader.labelID(name) == nil {
                return remark("label", name, try reader.labelNames(), at: step)
            }
        case .has, .hasNot, .values, .properties, .valueMap:
            let texts = step.arguments.compactMap(\.text)
            if step.name == .has, step.arguments.count == 3, let label = texts.first,
                try reader.labelID(label) == nil
            {
                return remark("label", label, try reader.labelNames(), at: step)
            }
            guard let key = step.hasKey ?? texts.first, try reader.keyID(key) == nil else {
                return nil
            }
            return remark("property", key, try reader.keyNames(), at: step)
        default:
            break
        }
        return nil
    }

    private static func remark(
        _ kind: String, _ name: String, _ known: [String], at step: Step
    ) -> TraversalHint {
        var message = "nothing here has the \(kind) \(quoted(name))"
        if let nearest = Spelling.nearest(to: name, among: known) {
            message += "; did you mean \(quoted(nearest))?"
        }
        return TraversalHint(message: message, position: step.position)
    }

    // MARK: Values

    private static func unknownValue(
        in step: Step, after prefix: StepList, source: TraversalSource
    ) throws -> TraversalHint? {
        guard step.name == .has, let key = step.hasKey, let value = step.hasText,
            !prefix.steps.isEmpty, !prefix.isMutating
        else { return nil }
        var elements = prefix
        elements.steps.append(
            Step(name: .limit, arguments: [.value(.long(Int64(elementLimit)))]))
        if step.arguments.count == 3 {
            elements.steps.append(Step(name: .hasLabel, arguments: [step.arguments[0]]))
        }
        let cursor = try source.scope.run(elements)
        var counts: [String: Int] = [:]
        var kinds: Set<String> = []
        while let element = try cursor.next() {
            guard case .vertex(let vertex) = element else { return nil }
            kinds.insert(vertex.label)
            for case .string(let text) in vertex.values(key) {
                if text.utf8.elementsEqual(value.utf8) { return nil }
                counts[text, default: 0] += 1
                if counts.count > valueLimit { return nil }
            }
        }
        guard let kind = kinds.first, !counts.isEmpty else { return nil }
        let noun = kinds.count == 1 ? kind : "vertex"
        var message = "no \(noun) there has \(key) \(quoted(value))"
        if let nearest = Spelling.nearest(to: value, among: counts.keys.sorted()) {
            let count = counts[nearest] ?? 0
            message += "; \(nearest): \(count) \(noun)\(count == 1 ? "" : "s")"
        }
        return TraversalHint(message: message, position: step.position)
    }

    private static func quoted(_ name: String) -> String { "\"\(name)\"" }
}

extension Step {
    /// The key that a `has` tests.
    fileprivate var hasKey: String? {
        guard name == .has else { return nil }
        return arguments.count == 3 ? arguments[1].text : arguments.first?.text
    }

    /// The text that a `has` compares with for equality.
    fileprivate var hasText: String? {
        guard name == .has, arguments.count >= 2, let last = arguments.last else { return nil }
        if case .predicate(.test(.eq, let operands)) = last { return operands.first?.text }
        return last.text
    }
}

extension Argument {
    fileprivate var text: String? {
        if case .value(.string(let text)) = self { return text }
        return nil
    }
}
