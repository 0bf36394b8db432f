import Testing

@testable import ConfGraph

/// Printing and reading again gives the same steps.
@Suite struct PrinterRoundTripTests {
    @Test(arguments: 0..<TestTier.pick(quick: 12, long: 200))
    func randomTraversals(_ block: Int) throws {
        for round in 0..<50 {
            let seed = UInt64(block * 50 + round)
            var random = RandomSteps(seed: seed)
            let list = random.list()
            let text = GremlinPrinter.print(list)
            for mode in [GremlinMode.canonical, .short] {
                do {
                    let read = try GremlinParser.parse(text, mode: mode)
                    #expect(
                        read == list, "seed \(seed): \(text)\nread as \(GremlinPrinter.print(read))"
                    )
                } catch {
                    Issue.record("seed \(seed): \(text)\n\(error)")
                }
            }
        }
    }

    @Test func aClosureIsNotPrinted() throws {
        let list = StepList(steps: [
            Step(name: .V),
            Step(name: .filter, arguments: [.closure(Closure(.filter { _ in true }))]),
        ])
        let error = try #require(throws: GraphError.self) {
            try GremlinPrinter.canonicalText(list)
        }
        #expect(error.code == .unsupported)
        #expect(error.step == 2)
        #expect(error.message.hasPrefix("Step 2, filter, holds a Swift closure"))
        #expect(GremlinPrinter.print(list) == "g.V().filter({…})")
    }
}
