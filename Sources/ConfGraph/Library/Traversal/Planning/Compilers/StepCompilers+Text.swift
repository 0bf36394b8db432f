extension StepCompilers {
    /// Steps on text.
    static var texts: [StepName: Compiler] {
        [
            .concat: concat,
            .conjoin: conjoin,
            .format: format,
            .length: { try each($0, $1, &$2) { .int(Int32(clamping: $0.utf16.count)) } },
            .toUpper: { try each($0, $1, &$2) { .string($0.uppercased()) } },
            .toLower: { try each($0, $1, &$2) { .string($0.lowercased()) } },
            .trim: {
                try each($0, $1, &$2) { .string(TextSteps.trim($0, start: true, end: true)) }
            },
            .lTrim: {
                try each($0, $1, &$2) { .string(TextSteps.trim($0, start: true, end: false)) }
            },
            .rTrim: {
                try each($0, $1, &$2) { .string(TextSteps.trim($0, start: false, end: true)) }
            },
            .replace: replace,
            .reverse: { planner, _, pipeline in
                pipeline.append(
                    ValueMapOperator(planner.context, pipeline.last) { TextSteps.reversed($0) })
                return .moves
            },
            .split: split,
            .substring: substring,
        ]
    }

    /// A function of a string, or under `Scope.local` of each string of a
    /// list; null stays null.
    private static func each(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline,
        _ body: @escaping (String) throws -> PropertyValue
    ) throws -> Planner.PathEffect {
        let name = step.name.rawValue
        let isLocal = planner.scope(step) == .local
        pipeline.append(
            ValueMapOperator(planner.context, pipeline.last) { value in
                switch value {
                case .null: return .null
                case .string(let text): return try body(text)
                case .list, .set, .bulkSet, .path:
                    guard isLocal else { break }
                    return .list(
                        try value.members.map { member in
                            switch member {
                            case .null: return .null
                            case .string(let text): return try body(text)
                            default: throw TextSteps.needsStrings(name, member)
                            }
                        })
                default: break
                }
                if isLocal { throw TextSteps.needsStrings(name, value) }
                throw GraphError(
                    .runtime,
                    "The \(name)() step can only take string as argument, encountered \(value).")
            })
        return .moves
    }

    private static func concat(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let sources = try step.arguments.map { try source(planner, $0) }
        let context = planner.context
        pipeline.append(
            RowMapOperator(context, pipeline.last) { batch, row in
                var parts = [batch.value(at: row)]
                for source in sources { parts.append(try source.required(batch, row)) }
                var texts: [String] = []
                for part in parts {
                    switch part {
                    case .null: continue
                    case .string(let text): texts.append(text)
                    default:
                        throw GraphError(
                            .runtime,
                            "String concat() can only take string as argument, encountered \(part)."
                        )
                    }
                }
                return texts.isEmpty ? .null : .string(try context.joined(texts, ""))
            })
        return .moves
    }

    private static func conjoin(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard let delimiter = step.arguments.first?.string else {
            throw GraphError(.invalidArgument, "Input delimiter to conjoin step can't be null.")
        }
        let context = planner.context
        pipeline.append(
            ValueMapOperator(context, pipeline.last) { value in
                let members = try ListSteps.incoming(value, "conjoin")
                let parts = try members.filter { !$0.isNull }.map { try context.text(of: $0) }
                return .string(try context.joined(parts, delimiter))
            })
        return .moves
    }

    /// `%{name}` is a property, an entry of a map or a label; `%{_}` is what
    /// the next `by` makes of the traverser. What lacks a value, or has null,
    /// ends.
    private static func format(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        guard let template = step.arguments.first?.string else {
            throw GraphError(.invalidArgument, "format() needs a text.")
        }
        let pieces = TextSteps.pieces(template)
        let functions = try planner.functions(step)
        let context = planner.context
        let keys = pieces.map { $0.isName ? planner.key($0.text) : nil }
        pipeline.append(
            RowMapOperator(context, pipeline.last) { batch, row in
                var texts: [String] = []
                var place = 0
                let here = batch.value(at: row)
                for (piece, key) in zip(pieces, keys) {
                    guard let key else {
                        texts.append(piece.text)
                        continue
                    }
                    let value: PropertyValue?
                    if piece.text == "_" {
                        let function =
                            functions.isEmpty ? .identity : functions[place % functions.count]
                        place += 1
                        value = try function.value(of: here, context)
                    } else if here.isElement, let found = try context.keyed(here, key) {
                        value = found
                    } else {
                        value = try context.scoped(piece.text, batch, row, pop: .last)
                    }
                    guard let value, !value.isNull else { return nil }
                    texts.append(try context.text(of: value))
                }
                return .string(try context.joined(texts, ""))
            })
        return .moves
    }

    private static func replace(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let arguments = try planner.withoutScope(step).map { try planner.constants.value($0) }
        guard arguments.count == 2 else {
            throw GraphError(.invalidArgument, "replace() needs an old and a new text.")
        }
        guard case .string(let old) = arguments[0], case .string(let new) = arguments[1] else {
            return try each(planner, step, &pipeline) { .string($0) }
        }
        let context = planner.context
        return try each(planner, step, &pipeline) {
            .string(try context.joined(TextSteps.cut($0, old), new))
        }
    }

    private static func split(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        var separator: String?
        if let argument = planner.withoutScope(step).first {
            if case .string(let text) = try planner.constants.value(argument) { separator = text }
        }
        return try each(planner, step, &pipeline) { text in
            .list(TextSteps.split(text, separator).map { .string($0) })
        }
    }

    private static func substring(
        _ planner: Planner, _ step: Step, _ pipeline: inout Pipeline
    ) throws -> Planner.PathEffect {
        let bounds = planner.withoutScope(step)
        let start = try planner.int(bounds.first, of: step)
        let end = try bounds.dropFirst().first.map { try planner.int($0, of: step) }
        return try each(planner, step, &pipeline) {
            .string(TextSteps.substring($0, start, end))
        }
    }
}

/// What the text steps do to one string.
enum TextSteps {
    static func needsStrings(_ name: String, _ value: PropertyValue) -> GraphError {
        GraphError(
            .runtime,
            "The \(name)(local) step can only take string or list of strings, encountered \(value)."
        )
    }

    static func trim(_ text: String, start: Bool, end: Bool) -> String {
        var scalars = text.unicodeScalars[...]
        while start, let first = scalars.first, isBlank(first) { scalars.removeFirst() }
        while end, let last = scalars.last, isBlank(last) { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Java's white space: not the blanks that hold words together, such as
    /// U+00A0, but the separators U+001C to U+001F.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1C...0x1F: true
        case 0x85, 0xA0, 0x2007, 0x202F: false
        default: scalar.properties.isWhitespace
        }
    }

    static func reversed(_ value: PropertyValue) -> PropertyValue {
        switch value {
        case .string(let text):
            return .string(String(String.UnicodeScalarView(text.unicodeScalars.reversed())))
        case .list, .set, .bulkSet, .path: return .list(value.members.reversed())
        default: return value
        }
    }

    /// At blanks where there is no separator, into characters where it is
    /// empty. Separators in a row are one, and none makes an empty part at
    /// the start; one at the end does: so splits the reference implementation.
    static func split(_ text: String, _ separator: String?) -> [String] {
        guard let separator else {
            return text.unicodeScalars.split(whereSeparator: isBlank)
                .map { String(String.UnicodeScalarView($0)) }
        }
        if separator.isEmpty {
            return text.isEmpty ? [""] : text.unicodeScalars.map { String($0) }
        }
        let parts = text.isEmpty ? [] : cut(text, separator)
        return parts.dropLast().filter { !$0.isEmpty } + parts.suffix(1)
    }

    /// What lies before, between and behind all places where a text holds
    /// another; the empty text is before, between and behind all characters.
    static func cut(_ text: String, _ separator: String) -> [String] {
        if separator.isEmpty { return [""] + text.unicodeScalars.map { String($0) } + [""] }
        let bytes = Array(text.utf8)
        let wanted = Array(separator.utf8)
        var parts: [String] = []
        var start = 0
        var place = 0
        while place + wanted.count <= bytes.count {
            if bytes[place...].starts(with: wanted) {
                parts.append(String(decoding: bytes[start..<place], as: UTF8.self))
                place += wanted.count
                start = place
            } else {
                place += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    /// By UTF-16 units; negative places count from the end.
    static func substring(_ text: String, _ start: Int64, _ end: Int64?) -> String {
        let units = Array(text.utf16)
        func place(_ index: Int64) -> Int {
            let place = index < 0 ? Int64(units.count) + index : index
            return Int(clamping: min(max(place, 0), Int64(units.count)))
        }
        let low = place(start)
        let high = end.map(place) ?? units.count
        return low < high ? String(decoding: units[low..<high], as: UTF16.self) : ""
    }

    /// A template cut at its `%{names}`; `%%{name}` is none.
    static func pieces(_ template: String) -> [(text: String, isName: Bool)] {
        var pieces: [(text: String, isName: Bool)] = []
        let bytes = Array(template.utf8)
        var start = 0
        var place = 0
        while place + 1 < bytes.count {
            if bytes[place] == UInt8(ascii: "%"), bytes[place + 1] == UInt8(ascii: "{"),
                place == 0 || bytes[place - 1] != UInt8(ascii: "%"),
                let end = bytes[place...].firstIndex(of: UInt8(ascii: "}"))
            {
                pieces.append((String(decoding: bytes[start..<place], as: UTF8.self), false))
                pieces.append((String(decoding: bytes[(place + 2)..<end], as: UTF8.self), true))
                place = end + 1
                start = place
            } else {
                place += 1
            }
        }
        pieces.append((String(decoding: bytes[start...], as: UTF8.self), false))
        return pieces
    }
}
