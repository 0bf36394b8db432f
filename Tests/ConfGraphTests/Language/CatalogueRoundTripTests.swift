import Testing

@testable import ConfGraph

/// Every call that the catalogue knows, with every word of every vocabulary
/// that may stand in it, prints and reads back as the same steps.
@Suite struct CatalogueRoundTripTests {
    private static let chain = StepList(steps: [Step(name: .out, arguments: [.value("a")])])

    /// One argument of each kind that fits, and each word of each vocabulary.
    private static func samples(_ kinds: ArgumentKinds) -> [Argument] {
        var samples: [Argument] = []
        for vocabulary in TokenVocabulary.accepted(by: kinds) {
            samples += vocabulary.words.prefix(vocabulary.currentCount).map(\.argument)
        }
        if kinds.contains(.string) || kinds.contains(.value) { samples.append(.value("a")) }
        if kinds.contains(.null) || kinds.contains(.value) { samples.append(.value(.null)) }
        if kinds.contains(.bool) || kinds.contains(.value) { samples.append(.value(true)) }
        if kinds.contains(.integer) || kinds.contains(.value) { samples.append(.value(2)) }
        if kinds.contains(.number) || kinds.contains(.value) { samples.append(.value(0.5)) }
        if kinds.contains(.map) || kinds.contains(.value) {
            samples.append(.value(.map(PropertyMap([("k", 1)]))))
        }
        if kinds.contains(.date) {
            samples.append(.value(.dateTime(DateTime("2015-04-10T09:30:00Z")!)))
        }
        if kinds.contains(.value) {
            samples += [
                .parameter("p"), .value([1, "a"]), .cardinalityValue(.list, .value(1)),
                .token(.label), .direction(.out),
            ]
        }
        if kinds.contains(.traversal) { samples.append(.traversal(chain)) }
        if kinds.contains(.predicate) {
            samples += Predicate.Name.allCases.flatMap(predicates)
            samples.append(.predicate(.not(.test(.eq, [.value(1)]))))
        }
        if kinds.contains(.option) {
            for (type, words) in TokenVocabulary.options {
                samples += words.map { .option(type + "." + $0) }
            }
        }
        if kinds.contains(.strategy) {
            samples += StrategyCatalogue.names.map { name in
                let arguments: [(key: String, value: Argument)] =
                    switch name {
                    case "PartitionStrategy": [("partitionKey", .value("p"))]
                    case "SubgraphStrategy": [("edges", .traversal(chain))]
                    case "SeedStrategy": [("seed", .value(.long(7)))]
                    default: []
                    }
                return .strategy(name: name, arguments: arguments)
            }
        }
        return samples
    }

    private static func predicates(_ name: Predicate.Name) -> [Argument] {
        PredicateCatalogue.entry(name).signatures.flatMap { signature in
            calls(signature).map { .predicate(.test(name, $0.spread(for: name))) }
        }
    }

    /// Calls in which each parameter takes each of its samples once, and the
    /// shortest call.
    private static func calls(_ signature: StepSignature) -> [[Argument]] {
        // Predicates in predicates would never end.
        let parameters = signature.parameters.map { samples($0.kinds.subtracting(.predicate)) }
        let all = signature.parameters.map { samples($0.kinds) }
        let defaults = zip(parameters, all).map { $0.first ?? $1.first! }
        var calls = [Array(defaults.prefix(signature.minimum))]
        for (index, samples) in all.enumerated() {
            for sample in samples {
                var call = defaults
                call[index] = sample
                calls.append(call)
            }
        }
        return calls
    }

    /// The step behind what it can follow; nil where nothing of that makes
    /// sense of it.
    private static func traversal(_ step: Step, _ modulator: Modulator? = nil) -> StepList? {
        let before: [[Step]] = [
            [], [Step(name: .V)], [Step(name: .E)], [Step(name: .V), Step(name: .properties)],
        ]
        for steps in before {
            if steps.isEmpty, !StepCatalogue.entry(step.name).canStart { continue }
            var chain = StepChain(steps: steps)
            guard case .done = chain.append(step) else { continue }
            if let modulator {
                guard case .done = chain.append(modulator) else { continue }
            }
            guard case .done = chain.finish() else { continue }
            let list = StepList(steps: chain.steps)
            if list.firstMistake() == nil { return list }
        }
        return nil
    }

    private func check(_ list: StepList) {
        let text = GremlinPrinter.print(list)
        for mode in [GremlinMode.canonical, .short] {
            do {
                let read = try GremlinParser.parse(text, mode: mode)
                #expect(read == list, "\(text)\nread as \(GremlinPrinter.print(read))")
            } catch {
                Issue.record("\(text)\n\(error)")
            }
        }
    }

    /// Spellings of 3.x, which are read as those of today.
    private func isOlder(_ name: StepName, _ arguments: [Argument]) -> Bool {
        switch (name, arguments.first) {
        case (.none, nil), (.aggregate, .scope), (.valueMap, .value(.bool)): true
        default: false
        }
    }

    @Test(arguments: StepName.allCases.map(\.rawValue))
    func everyStep(_ word: String) throws {
        let name = try #require(StepName(rawValue: word))
        var count = 0
        for signature in StepCatalogue.entry(name).signatures {
            for arguments in Self.calls(signature) where !isOlder(name, arguments) {
                guard let list = Self.traversal(Step(name: name, arguments: arguments)) else {
                    continue
                }
                check(list)
                count += 1
            }
        }
        #expect(count > 0, "no call of \(word) makes sense")
    }

    @Test(arguments: Modulator.Name.allCases.map(\.rawValue))
    func everyModulator(_ word: String) throws {
        let name = try #require(Modulator.Name(rawValue: word))
        let entry = try #require(StepCatalogue.modulators[word])
        var seen: Set<String> = []
        for step in StepName.allCases where StepCatalogue.entry(step).modulators.contains(name) {
            let base = StepCatalogue.entry(step).signatures[0]
            for signature in entry.signatures {
                for arguments in Self.calls(signature) {
                    // to(OUT) is the step out(), and a vertex here is V(id).
                    if case .direction? = arguments.first, name == .to { continue }
                    var list: StepList?
                    for call in Self.calls(base) where list == nil {
                        list = Self.traversal(
                            Step(name: step, arguments: call),
                            Modulator(name: name, arguments: arguments))
                    }
                    guard let list else { continue }
                    if seen.insert(GremlinPrinter.print(list)).inserted { check(list) }
                }
            }
        }
        #expect(!seen.isEmpty, "nothing takes \(word)")
    }

    @Test(arguments: SourceConfiguration.Name.allCases.map(\.rawValue))
    func everySourceStep(_ word: String) throws {
        let name = try #require(SourceConfiguration.Name(rawValue: word))
        let entry = try #require(StepCatalogue.configuration[word])
        var count = 0
        for signature in entry.signatures {
            for arguments in Self.calls(signature) {
                let part = SourceConfiguration(name: name, arguments: arguments)
                if part.problem != nil { continue }
                check(StepList(configuration: [part], steps: [Step(name: .V)]))
                count += 1
            }
        }
        #expect(count > 0)
    }

    /// The calls of all steps and modulators together hold every word.
    @Test func everyWordOccurs() {
        var parameters: [StepParameter] = []
        for entry in StepCatalogue.steps.values {
            parameters += entry.signatures.flatMap(\.parameters)
        }
        for entry in StepCatalogue.modulators.values {
            parameters += entry.signatures.flatMap(\.parameters)
        }
        for name in Predicate.Name.allCases {
            parameters += PredicateCatalogue.entry(name).signatures.flatMap(\.parameters)
        }
        let kinds = parameters.reduce(into: ArgumentKinds()) { $0.formUnion($1.kinds) }
        let samples = Self.samples(kinds)
        for vocabulary in TokenVocabulary.all {
            for (word, argument) in vocabulary.words {
                #expect(samples.contains(argument), "\(vocabulary.type).\(word) occurs nowhere")
            }
        }
        for (type, words) in TokenVocabulary.options {
            for word in words { #expect(samples.contains(.option("\(type).\(word)"))) }
        }
    }
}
