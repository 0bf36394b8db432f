import ConfGraph
import Testing

/// What predicates say of values of every kind, of traversals as what they
/// compare with, and where there is nothing to compare.
@Suite struct PredicateScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func traversalsAsOperands() {
        toy.gives("v(speaker).has('age', gt(__.V('bo').values('age')))", ["v[ada]", "v[cy]"])
        toy.gives("v(speaker).has('age', gt(__.constant(30)))", ["v[ada]", "v[cy]"]) {
            $0.v("speaker").has("age", .gt(of: .constant(30)))
        }
        toy.gives("v(speaker).has('name', __.out('knows').values('name'))", ["v[dee]"])
        toy.gives("g.V().values('age').is(__.constant(29))", ["29l"])
        toy.gives("v(speaker).has('age', between(__.constant(29), __.constant(36)))", ["v[bo]"])
        toy.gives("v(speaker).has('age', inside(28, __.constant(30)))", ["v[bo]"])
        toy.gives(
            "v(speaker).has('age', outside(__.constant(30), __.constant(35)))",
            ["v[ada]", "v[bo]", "v[cy]"])
        toy.gives(
            "v(talk).has('title', startingWith(__.constant('Que')))", ["v[t1]", "v[t3]"]
        ) { $0.v("talk").has("title", .startingWith(of: .constant("Que"))) }
        toy.gives(
            "g.V('ada').as('x').V().has('age', gte(__.select('x').values('age')))",
            ["v[ada]", "v[cy]"])
    }

    @Test func onlyTheFirstResultCounts() {
        // A list is one result; the members of it are what within looks among.
        toy.gives("v(speaker).has('name', within(__.V('bo', 'cy').values('name')))", ["v[bo]"])
        toy.gives(
            "v(speaker).has('name', within(__.V('bo', 'cy').values('name').fold()))",
            ["v[bo]", "v[cy]"]
        ) { $0.v("speaker").has("name", .within(of: .V("bo", "cy").values("name").fold())) }
        toy.gives(
            "v(speaker).has('name', without(__.V('bo', 'cy').values('name').fold()))",
            ["v[ada]", "v[dee]"])
        toy.gives(
            "v(speaker).has('name', within(__.constant('Bo'), __.constant(['Cy', 'Dee'])))",
            ["v[bo]", "v[cy]", "v[dee]"]
        ) {
            $0.v("speaker").has(
                "name", .within(of: .constant("Bo"), .constant(PropertyValue.list(["Cy", "Dee"]))))
        }
        toy.gives("g.inject([1, 2], 1).is(eq(__.constant([1, 2])))", ["[1,2]"])
    }

    @Test func withoutAResultNothingIsCompared() {
        let none = "__.values('unheard')"
        for test in [
            "eq(\(none))", "neq(\(none))", "lt(\(none))", "P.not(eq(\(none)))",
            "eq(\(none)).negate()", "gt(1).and(neq(\(none)))", "between(\(none), 100)",
            "within(\(none))", "within(\(none), \(none))",
        ] {
            toy.gives("v(speaker).has('age', \(test))", [])
        }
        toy.gives("g.inject(36, null).is(neq(__.V('unheard')))", [])
        toy.gives("v(speaker).has('age', lt(30).or(eq(\(none))))", ["v[bo]"])
        toy.gives("v(speaker).has('age', without(\(none)))", ["v[ada]", "v[bo]", "v[cy]"])
        toy.gives("v(speaker).has('age', within(\(none), __.constant(29)))", ["v[bo]"])
    }

    @Test func traversalsAsOperandsHaveRules() {
        toy.fails(
            "g.V().has('name', within('Bo', __.constant('Cy')))", .invalidArgument,
            saying: "Cannot mix traversals and literal values.")
    }

    @Test func traversalsAsOperandsOnlyRead() throws {
        let graph = try Graph.inMemory()
        for test in ["has('a', eq(__.addV('x').id()))", "values('a').is(gt(__.V().drop()))"] {
            let error = #expect(throws: GraphError.self) {
                try graph.write { g in try g.traverse("g.V().\(test)").iterate() }
            }
            #expect(error?.code == .invalidArgument)
            #expect(error?.message.contains("Child traversal contains a mutating step.") == true)
        }
    }

    @Test func types() {
        let values = "g.inject(1, 2l, 1.5, 'a', true, null, [1], {1}, ['a': 1])"
        toy.gives(values + ".is(typeOf(GType.INT))", ["1"])
        toy.gives(values + ".is(typeOf(GType.NUMBER))", ["1", "2l", "1.5"])
        toy.gives(values + ".is(typeOf('Number'))", ["1", "2l", "1.5"])
        toy.gives(values + ".is(typeOf('Integer').or(typeOf('Boolean')))", ["1", "true"])
        toy.gives(values + ".is(typeOf(GType.NULL))", ["null"])
        toy.gives(values + ".is(typeOf(GType.LIST))", ["[1]"])
        toy.gives(values + ".is(typeOf(GType.SET))", ["{1}"])
        toy.gives(values + ".is(typeOf(GType.MAP))", ["[a:1]"])
        toy.gives(values + ".not(__.is(typeOf(GType.NUMBER))).count()", ["6l"])
        toy.gives("g.inject(['a': 1]).unfold().is(typeOf(GType.MAP))", [])
        toy.gives("g.V('ada').properties('name').is(typeOf(GType.PROPERTY)).count()", ["1l"])
        toy.gives("g.V('ada').properties('name').is(typeOf('VertexProperty')).count()", ["1l"])
        toy.gives("g.E().properties().is(typeOf(GType.VPROPERTY))", [])
        toy.gives("v(speaker).has('age', typeOf(GType.LONG))", ["v[bo]", "v[cy]"]) {
            $0.v("speaker").has("age", .typeOf(.long))
        }
        toy.gives("g.V('ada').out('knows').path().is(typeOf('Path')).count()", ["2l"])
        for name in ["INT", "integer", "GType.INT", "Object", ""] {
            toy.fails(
                "g.inject(1).is(typeOf('\(name)'))", .invalidArgument,
                saying: "\(name) is not a registered type")
        }
    }

    @Test func whatCannotBeComparedIsFalse() {
        toy.gives("g.inject(NaN).is(eq(NaN))", [])
        toy.gives("g.inject(NaN).is(neq(NaN)).count()", ["1l"])
        toy.gives("g.inject(NaN).is(P.not(lt(1))).count()", ["1l"])
        toy.gives("g.inject(NaN).not(__.is(1)).count()", ["1l"])
        toy.gives("g.inject('a', true, null, [1]).is(lt(1))", [])
        toy.gives("g.inject('a', true, null).not(__.is(lt(1)))", ["a", "true", "null"])
        toy.gives("g.inject(null).is(lt(null))", [])
        toy.gives("g.inject(null).is(lte(null))", ["null"])
        toy.gives("g.inject(null).is(gte(null))", ["null"])
        toy.gives("g.inject(null).is(neq(null))", [])
        toy.gives("g.inject(null).is(between(null, null))", [])
        toy.gives("g.V('ada').is(lt(__.V('ada').outE()))", [])
        toy.gives("g.inject([1, 'a']).is(lt([1, 2]))", [])
    }

    @Test func collectionsAreComparedMemberByMember() {
        toy.gives("g.inject([1, 2]).is(eq([1.0, 2l]))", ["[1,2]"])
        toy.gives("g.inject([1, 2]).is(lt([1, 3]))", ["[1,2]"])
        toy.gives("g.inject([1, 2]).is(lt([1, 2, 0]))", ["[1,2]"])
        toy.gives("g.inject({1, 2}).is(eq({2, 1}))", ["{1,2}"])
        toy.gives("g.inject({1, 2}).is(eq([1, 2]))", [])
        toy.gives("g.inject(['a': 1]).is(eq(['a': 1.0]))", ["[a:1]"])
        toy.gives("g.inject(['a': 1]).is(lt(['b': 0]))", ["[a:1]"])
        toy.gives("g.inject([]).is(lt([1]))", ["[]"])
        toy.gives("g.inject(1, 2, 3).is(within([1.0, 3l]))", ["1", "3"])
        toy.gives("g.inject(1, 2, 3).is(within({1, 3}))", ["1", "3"])
        toy.gives("g.inject([1], 1).is(within([1], [2]))", ["[1]"])
        toy.gives("g.inject([1], 1).is(within([[1]]))", ["[1]"])
        toy.gives("g.inject([1], 1).is(without([[1]]))", ["1"]) {
            $0.inject(PropertyValue.list([1]), 1).is(.without(PropertyValue.list([1])))
        }
    }

    @Test func textAndWhatIsNone() {
        toy.gives("g.inject('ab', null, 1, ['a']).is(startingWith('a'))", ["ab"])
        toy.gives("g.inject('ab', null, 1).is(notStartingWith('a'))", ["null", "1"])
        toy.gives("g.inject('ab').is(startingWith(null))", [])
        toy.gives("g.inject('ab').is(notStartingWith(null))", ["ab"])
        toy.gives("g.inject('ab', null).is(regex('(?i)AB'))", ["ab"])
        toy.gives("g.inject('ab', null).is(notRegex('^b'))", ["ab", "null"])
        toy.gives("g.inject('ab').is(startingWith('a').and(endingWith('b')))", ["ab"])
        toy.gives("g.inject('ab').is(startingWith('a').negate())", [])
        toy.fails("g.inject('ab').is(regex('['))", .invalidArgument, saying: "regular expression")
    }
}
