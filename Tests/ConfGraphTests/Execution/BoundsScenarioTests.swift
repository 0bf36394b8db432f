@testable import ConfGraph
import Foundation
import Testing

/// What stops a traversal that would not end, or would take too much.
@Suite struct BoundsScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    private func error(
        _ text: String, budget: Int, in graph: Graph? = nil
    ) throws -> GraphError? {
        var options = EngineOptions()
        options.memoryBudget = budget
        do {
            _ = try (graph ?? toy.memory).read { g in
                try ToyGraph.all(g.scope.run(g.traverse(text).steps, options: options))
            }
            return nil
        } catch let error as GraphError {
            return error
        }
    }

    @Test(arguments: [
        "g.V().as('a').both().as('b').both().as('c').both().both().path().fold()",
        "g.V().repeat(both()).times(6).path().order()",
        "g.V().both().both().both().both().path().aggregate('x').count()",
        "g.V().both().both().both().both().path().dedup()",
        "g.V().both().both().both().both().path().groupCount()",
    ])
    func aBarrierStaysWithinItsBudget(_ text: String) throws {
        let error = try #require(try error(text, budget: 16 << 10), "\(text) was not stopped")
        #expect(error.code == .limit, "\(error)")
        #expect(error.step != nil, "\(error)")
        #expect(error.traversal != nil)
        #expect(error.message.contains("memoryBudget"))
    }

    /// Text and lists that double, and what they are made of many times over.
    @Test(arguments: [
        "g.inject('a').repeat(concat(identity())).times(60)",
        "g.inject('a').repeat(replace('a', 'aa')).times(60)",
        "g.inject('a').repeat(format('%{_}%{_}')).times(60)",
        "g.inject('a').repeat(map(union(identity(), identity()).fold()).conjoin('')).times(60)",
        "g.inject('a').repeat(map(union(identity(), identity()).fold()).asString()).times(60)",
        "g.inject([1]).repeat(combine(identity())).times(60)",
        "g.inject(1..1000).product(1..1000).product(1..1000).product(1..1000)",
        "g.withSack([1]).inject(1).repeat(sack(addAll).by(sack())).times(60)",
    ])
    func aValueStaysWithinTheBudget(_ text: String) throws {
        let error = try #require(try error(text, budget: 1 << 20), "\(text) was not stopped")
        #expect(error.code == .limit, "\(error)")
        #expect(error.message.contains("the values that this step makes are too large"))
        #expect(error.step != nil, "\(error)")
    }

    @Test func whatFitsTheBudgetRuns() throws {
        #expect(
            try error("g.inject('a').repeat(concat(identity())).times(10)", budget: 1 << 20) == nil)
        #expect(try error("g.V().out().fold()", budget: 1 << 20) == nil)
    }

    @Test(arguments: [
        "g.V('dee').repeat(out('knows'))", "g.V('dee').repeat(out('knows')).until(has('age'))",
    ])
    func aLoopWithoutEndIsCancelled(_ text: String) throws {
        for graph in [toy.memory, toy.file] {
            let cancellation = Cancellation()
            let clock = ContinuousClock()
            let stopper = Thread {
                Thread.sleep(forTimeInterval: 0.05); cancellation.cancel()
            }
            stopper.start()
            let start = clock.now
            do {
                try graph.read(cancellation: cancellation) { g in try g.traverse(text).iterate() }
                Issue.record("\(text) ended")
            } catch let error as GraphError {
                #expect(error.code == .interrupted)
            }
            // Far more than it takes: the machine may be busy.
            #expect(clock.now - start < .seconds(20))
        }
    }

    @Test func walksThatOutgrowTheCounterAreAnError() throws {
        let found = try error(
            "g.V('dee').repeat(both('knows')).times(70).count()", budget: 64 << 20)
        #expect(found != nil)
    }

    @Test func anErrorNamesItsStepAndTraversal() throws {
        let error = try #require(
            try error("v(speaker).out('gave').values('title').sum()", budget: 64 << 20))
        #expect(error.step == 5, "\(error)")
        #expect(error.traversal?.contains("sum()") == true)
    }
}
