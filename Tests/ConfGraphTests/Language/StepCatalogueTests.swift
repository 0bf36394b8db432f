import Testing

@testable import ConfGraph

/// The catalogue is complete and consistent.
@Suite struct StepCatalogueTests {
    @Test func everyStepHasAnEntry() {
        for name in StepName.allCases { #expect(StepCatalogue.entry(name).name == name.rawValue) }
        #expect(StepCatalogue.steps.count == StepName.allCases.count)
        for name in Modulator.Name.allCases {
            #expect(StepCatalogue.modulators[name.rawValue] != nil)
        }
        for name in SourceConfiguration.Name.allCases {
            #expect(StepCatalogue.configuration[name.rawValue] != nil)
        }
    }

    @Test func entriesAreInOrder() {
        for entry in StepCatalogue.steps.values {
            #expect(!entry.summary.isEmpty && entry.summary.hasSuffix("."), "\(entry.name)")
            for signature in entry.signatures {
                let counts = signature.parameters.map(\.count)
                #expect(!counts.dropLast().contains(.many), "\(entry.name): many comes last")
                let required = counts.lastIndex(of: .one) ?? -1
                let optional = counts.firstIndex { $0 != .one } ?? counts.count
                #expect(required < optional, "\(entry.name): optional ones come last")
            }
        }
    }

    @Test func otherNamesLeadToSteps() {
        let names = Set(StepCatalogue.chainNames + Predicate.Name.allCases.map(\.rawValue))
        for (other, name) in StepCatalogue.otherNames {
            #expect(names.contains(name), "\(other) → \(name)")
            #expect(StepName(rawValue: other) == nil, "\(other) is a step")
        }
    }

    @Test func everyStepParsesInItsShortestCall() throws {
        var random = RandomSteps(seed: 7)
        _ = random.list()
        for name in StepName.allCases {
            let entry = StepCatalogue.entry(name)
            guard entry.signatures.contains(where: { $0.minimum == 0 }) else {
                #expect(throws: GraphError.self, "\(name)") {
                    try GremlinParser.parse("g.V().\(name.rawValue)()")
                }
                continue
            }
            // What flows in has to suit the step.
            let isOfEdges = StepFlow.vertices.problem(name) != nil
            let start = isOfEdges ? "g.E()" : "g.V()"
            let steps = try GremlinParser.parse("\(start).\(name.rawValue)()").steps
            #expect(steps[1].name == (name == .none ? .discard : name))
        }
    }
}
