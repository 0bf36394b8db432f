import ConfGraph
import Testing

/// `math()`, and numbers of different types together.
@Suite struct MathScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func expressions() {
        toy.gives("g.inject(5).math('_ + 1')", ["6.0"]) { $0.inject(5).math("_ + 1") }
        toy.gives("g.inject(2).math('_ ^ 3 ^ 2')", ["512.0"])
        toy.gives("g.inject(2).math('-_ ^ 2')", ["-4.0"])
        toy.gives("g.inject(-5).math('_ % 3 + .5')", ["-1.5"])
        toy.gives("g.inject(9).math('sqrt _ * (abs(-2) - floor(1.5))')", ["3.0"])
        toy.gives("g.inject(5n, 2.5m).math('_ * 2').fold()", ["[10.0,5.0]"])
    }

    @Test func variables() {
        toy.gives("v(speaker).math('_ * 2').by('age')", ["72.0", "58.0", "72.0"]) {
            $0.v("speaker").math("_ * 2").by("age")
        }
        toy.gives("g.V('cy').as('a').out('knows').as('b').math('a - b + _').by('age')", ["36.0"])
        toy.gives("g.withSideEffect('x', 10).V('ada').values('age').math('_ / x')", ["3.6"])
        toy.gives("g.inject([x: 3, y: 4]).math('x + y')", ["7.0"])
        // A name that has a value wins over the constant.
        toy.gives("g.inject(3).as('e').math('e + 1')", ["4.0"])
        toy.gives("g.inject(3).math('floor(pi)')", ["3.0"])
    }

    @Test func mistakes() {
        toy.fails("g.inject(1).math('_ / 0')", .runtime, saying: "Division by zero!")
        toy.fails(
            "v(speaker).math('_ + 1').by('name')",
            saying:
                "The variable _ for math() step must resolve to a Number - it is instead of type")
        toy.fails(
            "g.inject(null).math('_ + 1')",
            saying: "must resolve to a Number - it is instead of type null with value null")
        toy.fails(
            "g.inject(1).math('_ + nothing')",
            saying: "The variable nothing for math() step must resolve to a Number")
        toy.fails("g.inject(1).math('_ +')", .invalidArgument)
        toy.gives("v(topic).math('_ + 1').by('age')", [])
    }

    @Test func promotion() {
        toy.gives("g.inject(2147483647, 1).sum()", ["2147483648l"])
        toy.gives("g.inject(0.1f, 1m).sum()", ["1.1m"])
        toy.gives("g.inject(1f, 1l).sum()", ["2.0"])
        toy.gives("g.inject(3, 2.0f).max()", ["3.0f"])
        toy.gives("g.inject([3b, 2s]).max(local)", ["3s"])
        toy.gives("g.inject(1n, 2n, 2n).mean()", ["1.6666666667m"])
        toy.fails("g.inject(9223372036854775807l, 1).sum()", saying: "long overflow")
    }

    @Test func localScopes() {
        toy.gives("g.inject([null, 10, 5]).sum(local)", ["15"]) {
            $0.inject([PropertyValue.null, 10, 5]).sum(.local)
        }
        toy.gives("g.inject([null, null]).mean(local)", ["null"])
        toy.gives("g.inject([]).max(local)", [])
        toy.gives("g.inject(5).mean(local)", ["5.0"])
        toy.gives("g.inject('b').min(local)", ["b"])
        toy.gives("g.V('bo').out('knows').path().by('age').sum(local)", ["65l"])
        toy.gives("g.inject(null).count(local)", ["1l"])
        toy.fails("g.inject(['a', 1]).max(local)", saying: "cannot be compared")
        toy.fails("g.inject('a').sum(local)", saying: "sum() needs numbers")
    }
}
