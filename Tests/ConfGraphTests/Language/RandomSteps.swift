@testable import ConfGraph

/// Random traversals that the catalogue allows, of every step and argument
/// kind.
struct RandomSteps {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func list() -> StepList {
        var list = StepList()
        while Int.random(in: 0..<4, using: &random) == 0 {
            if let part = configuration() { list.configuration.append(part) }
        }
        list.steps = steps(isRoot: true, depth: 0)
        return list
    }

    private mutating func steps(isRoot: Bool, depth: Int) -> [Step] {
        var chain = StepChain()
        let entries = StepCatalogue.steps.values.sorted { $0.name < $1.name }
        let count = Int.random(in: 1...(depth == 0 ? 6 : 2), using: &random)
        var made = 0
        while made < count {
            let choices = isRoot && made == 0 ? entries.filter(\.canStart) : entries
            let entry = choices.randomElement(using: &random)!
            guard let step = step(entry, depth: depth) else { continue }
            let before = chain
            guard case .done = chain.append(step) else { continue }
            for name in entry.modulators where Bool.random(using: &random) {
                let (modulator, isPrefix) = self.modulator(name, depth: depth)
                if !isPrefix { _ = chain.append(modulator) }
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                _ = chain.append(labels: [word()], at: nil)
            }
            if StepList(steps: chain.steps).firstMistake() == nil {
                made += 1
            } else {
                chain = before
            }
        }
        _ = chain.finish()
        return chain.steps
    }

    /// A step in today's spelling; nil where the drawn call is an older one.
    private mutating func step(_ entry: StepEntry, depth: Int) -> Step? {
        guard let name = StepName(rawValue: entry.name),
            let signature = entry.signatures.randomElement(using: &random)
        else { return nil }
        let arguments = arguments(signature, depth: depth)
        switch name {
        case .none where arguments.isEmpty: return nil
        case .aggregate where arguments.count == 2: return nil
        case .valueMap:
            if case .value(.bool)? = arguments.first { return nil }
        default: break
        }
        return Step(name: name, arguments: arguments)
    }

    private mutating func modulator(
        _ name: Modulator.Name, depth: Int
    ) -> (Modulator, isPrefix: Bool) {
        let entry = StepCatalogue.modulators[name.rawValue]!
        let signature = entry.signatures.randomElement(using: &random)!
        let arguments = arguments(signature, depth: depth)
        if name == .to, case .direction? = arguments.first {
            return (Modulator(name: name), isPrefix: true)
        }
        return (Modulator(name: name, arguments: arguments), isPrefix: false)
    }

    private mutating func configuration() -> SourceConfiguration? {
        let entry = StepCatalogue.configuration.values.sorted { $0.name < $1.name }
            .randomElement(using: &random)!
        guard let name = SourceConfiguration.Name(rawValue: entry.name) else { return nil }
        let signature = entry.signatures.randomElement(using: &random)!
        let part = SourceConfiguration(name: name, arguments: arguments(signature, depth: 1))
        return part.problem == nil ? part : nil
    }

    private mutating func arguments(_ signature: StepSignature, depth: Int) -> [Argument] {
        var arguments: [Argument] = []
        for parameter in signature.parameters {
            switch parameter.count {
            case .one: arguments.append(argument(parameter.kinds, depth: depth))
            case .optional:
                guard Bool.random(using: &random) else { return arguments }
                arguments.append(argument(parameter.kinds, depth: depth))
            case .many:
                for _ in 0..<Int.random(in: 0...2, using: &random) {
                    arguments.append(argument(parameter.kinds, depth: depth))
                }
            }
        }
        return arguments
    }

    private mutating func argument(_ kinds: ArgumentKinds, depth: Int) -> Argument {
        var makers: [(inout RandomSteps) -> Argument] = []
        for vocabulary in TokenVocabulary.accepted(by: kinds) {
            makers.append { $0.choose(vocabulary.words.map(\.argument)) }
        }
        if kinds.contains(.string) { makers.append { .value(.string($0.word())) } }
        if kinds.contains(.null) { makers.append { _ in .value(.null) } }
        if kinds.contains(.bool) { makers.append { .value(.bool(Bool.random(using: &$0.random))) } }
        if kinds.contains(.integer) { makers.append { .value($0.integer()) } }
        if kinds.contains(.number) { makers.append { .value($0.number()) } }
        if kinds.contains(.map) {
            makers.append { GremlinParser.map([(.value(.string($0.word())), .value($0.value(1)))]) }
        }
        if kinds.contains(.date) {
            makers.append { _ in .value(.dateTime(DateTime("2015-04-10T09:30:00+02:00")!)) }
        }
        if kinds.contains(.value) {
            makers.append { .value($0.value(2)) }
            makers.append { .parameter($0.choose(["a", "b1"])) }
            makers.append { .cardinalityValue(.set, .value($0.value(1))) }
            makers.append { .token($0.choose(T.allCases)) }
            makers.append { .direction($0.choose(Direction.allCases)) }
        }
        if kinds.contains(.option) {
            makers.append {
                let options = $0.choose(TokenVocabulary.options)
                return .option(options.type + "." + $0.choose(options.words))
            }
        }
        if kinds.contains(.strategy) {
            makers.append {
                .strategy(name: "SeedStrategy", arguments: [("seed", .value($0.value(1)))])
            }
            makers.append {
                .strategy(name: $0.choose(StrategyCatalogue.names), arguments: [])
            }
            makers.append {
                .strategy(
                    name: "SubgraphStrategy",
                    arguments: [
                        (
                            "vertices",
                            .traversal(StepList(steps: $0.steps(isRoot: false, depth: 2)))
                        ),
                        ("checkAdjacentVertices", .value(.bool(false))),
                    ])
            }
        }
        if kinds.contains(.traversal), depth < 3 {
            makers.append { .traversal(StepList(steps: $0.steps(isRoot: false, depth: depth + 1))) }
            if kinds.contains(.value) {
                makers.append {
                    .listOf([
                        .value($0.value(1)),
                        .traversal(StepList(steps: $0.steps(isRoot: false, depth: depth + 1))),
                    ])
                }
            }
        }
        if kinds.contains(.predicate) { makers.append { .predicate($0.predicate(depth)) } }
        guard let make = makers.randomElement(using: &random) else {
            return .traversal(StepList(steps: [Step(name: .identity)]))
        }
        return make(&self)
    }

    private mutating func predicate(_ depth: Int) -> Predicate {
        switch Int.random(in: 0..<(depth < 3 ? 8 : 5), using: &random) {
        case 5: return .and(predicate(depth + 1), predicate(depth + 1))
        case 6: return .or(predicate(depth + 1), predicate(depth + 1))
        case 7: return .not(predicate(depth + 1))
        default:
            let name = choose(Predicate.Name.allCases)
            let signature = PredicateCatalogue.entry(name).signatures[0]
            return .test(name, arguments(signature, depth: depth + 1).spread(for: name))
        }
    }

    private mutating func choose<V>(_ values: [V]) -> V { values.randomElement(using: &random)! }

    private mutating func word() -> String {
        choose([
            "a", "name", "id", "desc", "local", "", "two words", "\"q\"", "it's", "é", "e\u{301}",
            "line\nbreak", "tab\t", "\u{7f}", "\u{0}", "😀", "\\", "$x", ":y", "//c", "null", "3d",
        ])
    }

    private mutating func integer() -> PropertyValue {
        choose([
            .int(0), .int(.min), .int(.max), .long(1), .long(.min), .byte(-128), .short(300),
            .bigInteger(BigInteger("123456789012345678901234567890")!),
        ])
    }

    private mutating func number() -> PropertyValue {
        choose([
            integer(), .double(0.1), .double(-0.0), .double(1e300), .double(.nan),
            .double(-.infinity), .double(.leastNonzeroMagnitude), .float(0.1), .float(1e-38),
            .bigDecimal(BigDecimal("1.50")!), .bigDecimal(BigDecimal("-1e40")!),
        ])
    }

    private mutating func value(_ depth: Int) -> PropertyValue {
        switch Int.random(in: 0..<(depth > 0 ? 13 : 10), using: &random) {
        case 0: return .null
        case 1: return .bool(true)
        case 2: return number()
        case 3: return integer()
        case 4: return .string(word())
        case 5: return .char(choose(["x", "\"", "é", "\u{0}"]))
        case 6: return .dateTime(DateTime("1969-12-31T23:59:59.123456789Z")!)
        case 7: return .duration(.seconds(-3) - .nanoseconds(5))
        case 8: return .binary([0, 1, 255])
        case 9: return .point(GeoPoint(latitude: -52.25, longitude: 13.4))
        case 10: return .list([value(depth - 1), value(depth - 1)])
        case 11: return .set(PropertySet([value(depth - 1), value(depth - 1)]))
        default:
            return .map(
                PropertyMap([
                    (.string(word()), value(depth - 1)), (value(0), value(0)),
                    (.token(.id), value(0)), (.direction(.in), value(0)),
                ]))
        }
    }
}
