import ConfGraph
import Testing

/// Steps on lists, sets and maps.
@Suite struct ListScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    private static let steps = [
        "combine", "difference", "disjunct", "intersect", "merge", "product",
    ]

    @Test func listsAndLists() {
        toy.gives("g.inject([1, 2]).combine([2, 3])", ["[1,2,2,3]"]) {
            $0.inject([1, 2]).combine([2, 3])
        }
        toy.gives("g.inject([1, 1, 2]).difference([2])", ["{1}"]) {
            $0.inject([1, 1, 2]).difference([2])
        }
        toy.gives("g.inject([1, 2, 2]).disjunct([2, 3, 3])", ["{1,3}"]) {
            $0.inject([1, 2, 2]).disjunct([2, 3, 3])
        }
        toy.gives("g.inject([1, 2, 2]).intersect([2, 3])", ["{2}"]) {
            $0.inject([1, 2, 2]).intersect([2, 3])
        }
        toy.gives("g.inject([1, 2]).merge([2, 3])", ["{1,2,3}"]) {
            $0.inject([1, 2]).merge([2, 3])
        }
        toy.gives("g.inject([1, 2]).product(['a', 'b'])", ["[[1,a],[1,b],[2,a],[2,b]]"]) {
            $0.inject([1, 2]).product(["a", "b"])
        }
    }

    @Test func whateverHasItems() {
        toy.gives("g.inject({1, 2}).combine({2})", ["[1,2,2]"])
        toy.gives("g.V('bo').out('gave').path().by(T.id).combine(['x'])", ["[bo,t2,x]"])
        toy.gives("v(event).values('year').aggregate('x').cap('x').difference([2013])", ["{2015}"])
        toy.gives(
            "v(event).values('name').fold().intersect(V('north').values('name').fold())",
            [
                "{North}"
            ]
        ) {
            $0.v("event").values("name").fold().intersect(of: .V("north").values("name").fold())
        }
    }

    @Test func itemsAreToldApartByType() {
        toy.gives("g.inject([1, 1l, 1.0, null, NaN]).difference([1, null, NaN])", ["{1.0,1l}"])
        toy.gives("g.inject([[1], [2]]).intersect([[2]])", ["{[2]}"])
    }

    @Test func maps() {
        toy.gives("g.inject([a: 1]).merge([a: 2, b: 3])", ["[a:2,b:3]"])
        toy.gives("g.inject([a: 1]).merge(constant([b: 2]))", ["[a:1,b:2]"])
        toy.fails(
            "g.inject([a: 1]).merge([1])",
            saying: "merge step expected provided argument to evaluate to a Map")
        toy.fails(
            "g.inject([1]).merge([a: 1])",
            saying: "merge step type mismatch: expected argument to be Iterable but got Map")
    }

    @Test func noLists() {
        for step in Self.steps {
            toy.fails(
                "g.inject(null).\(step)([1])",
                saying: "Incoming traverser for \(step) step can't be null.")
            toy.fails(
                "g.inject('a').\(step)([1])",
                saying: "\(step) step can only take an array or an Iterable type for incoming "
                    + "traversers, encountered")
            toy.fails(
                "g.inject([1]).\(step)(null)", .invalidArgument,
                saying: "Argument provided for \(step) step can't be null.")
            toy.fails(
                "g.inject([1]).\(step)(2)",
                saying: "\(step) step can only take an array or an Iterable as an argument, "
                    + "encountered")
            toy.fails(
                "g.inject([1]).\(step)(constant(null))",
                saying: "Provided traversal argument for \(step) step must yield an iterable type, "
                    + "not null")
            toy.fails(
                "g.inject([1]).\(step)(constant(2))",
                saying: "Provided traversal argument for \(step) step must yield an iterable type, "
                    + "encountered")
            toy.fails(
                "g.inject([1]).\(step)(unfold().is(5))",
                saying: "The provided traverser does not map to a value")
        }
    }

    @Test func index() {
        toy.gives("g.inject(['a', 'b']).index()", ["[[a,0],[b,1]]"]) {
            $0.inject(["a", "b"]).index()
        }
        toy.gives("g.inject('a').index()", ["[[a,0]]"])
        toy.gives("g.inject([a: 1, b: 2]).index()", ["[[[a:1],0],[[b:2],1]]"])
        toy.gives(
            "g.inject(['a', 'b']).index().with(WithOptions.indexer, WithOptions.map)", ["[0:a,1:b]"]
        ) { $0.inject(["a", "b"]).index().with(.indexer, setting: .map) }
        toy.gives("g.inject(['a']).index().with('~tinkerpop.index.indexer', 1)", ["[0:a]"])
        toy.gives("g.inject([]).index()", ["[]"])
        for option in ["", ", 2", ", 'x'", ", WithOptions.all"] {
            toy.fails(
                "g.inject(['a']).index().with(WithOptions.indexer\(option))", .invalidArgument,
                saying: "WithOptions.indexer requires a single Integer argument")
        }
    }

    @Test func foldsOntoASeed() {
        toy.gives("g.inject(1, 2, 3).fold(10, sum)", ["16"]) { $0.inject(1, 2, 3).fold(10, .sum) }
        toy.gives("g.inject(127b).fold(1b, sum)", ["128s"])
        toy.gives("g.inject(1, null, 3).fold(0, sum)", ["4"])
        toy.gives("g.inject(1, 2).fold(null, sum)", ["null"])
        toy.gives("g.inject(1, 2).fold(null, max)", ["2"])
        toy.gives("g.inject(true, null).fold(true, and)", ["true"])
        toy.gives("g.V('nobody').fold(7, sum)", ["7"])
        // A seed that is a list takes each traverser as one item.
        toy.gives("g.inject([1], [2, 3]).fold([], addAll)", ["[[1],[2,3]]"])
        toy.gives("g.inject(1, 1).fold({}, addAll)", ["{1}"])
        toy.gives("g.inject([a: [1]], [a: [2], b: 3]).fold([:], addAll)", ["[a:[2],b:3]"])
        toy.fails("g.inject('a').fold(0, sum)", saying: "string")
        toy.fails(
            "g.inject(1).fold([:], addAll)", saying: "Objects must be both of Map or Collection")
    }

    @Test func sacksThatHoldNothing() {
        toy.gives("g.inject(1).sack(sum).sack()", ["null"])
        toy.gives("g.inject(1).sack(assign).sack()", ["1"])
        toy.gives("g.withSack(1).inject(null).sack(mult).sack()", ["1"])
    }
}
