import ConfGraph
import Testing

/// Steps on text.
@Suite struct TextScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func concat() {
        toy.gives("v(event).values('name').concat(' ', '!')", ["North !", "South !"]) {
            $0.v("event").values("name").concat(" ", "!")
        }
        toy.gives("g.inject('a').concat()", ["a"]) { $0.inject("a").concat() }
        toy.gives(
            "v(event).as('e').values('name').concat(constant('/'), select('e').label())",
            ["North/event", "South/event"]
        ) {
            $0.v("event").as("e").values("name")
                .concat(of: .constant("/"), .select("e").label())
        }
        toy.gives("g.inject('a').concat(null, 'b')", ["ab"])
        toy.gives("g.inject(null).concat('a')", ["a"])
        toy.gives("g.inject(null).concat(null, null)", ["null"])
        toy.gives("g.inject('a').concat(constant(null))", ["a"])
        toy.fails(
            "g.inject(1).concat('a')", saying: "String concat() can only take string as argument")
        toy.fails("g.inject('a').concat(constant(1))", saying: "can only take string as argument")
        toy.fails(
            "g.inject('a').concat(constant('b').is('c'))",
            saying: "The provided traverser does not map to a value")
    }

    @Test func split() {
        toy.gives("g.V('t3').values('title').split(' ')", ["[Queues,again]"]) {
            $0.V("t3").values("title").split(" ")
        }
        toy.gives("g.inject(' a  b ').split(null)", ["[a,b]"]) { $0.inject(" a  b ").split() }
        toy.gives("g.inject('abc').split('')", ["[a,b,c]"]) { $0.inject("abc").split("") }
        toy.gives("g.inject('-a--b-').split('-')", ["[a,b,]"])
        toy.gives("g.inject('aXbxc').split('x')", ["[aXb,c]"])
        toy.gives("g.inject('').split('-')", ["[]"])
        toy.gives("g.inject('').split('').count(local)", ["1l"])
        toy.gives("g.inject(null).split('-')", ["null"])
        toy.gives("g.inject(['a b', null]).split(local, ' ')", ["[[a,b],null]"]) {
            $0.inject([PropertyValue.string("a b"), .null]).split(.local, " ")
        }
        toy.fails(
            "g.inject(1).split(' ')", saying: "The split() step can only take string as argument")
        toy.fails(
            "g.inject([1]).split(local, ' ')",
            saying: "The split(local) step can only take string or list of strings")
    }

    @Test func substring() {
        toy.gives("g.inject('hello').substring(1, 3)", ["el"]) {
            $0.inject("hello").substring(1, 3)
        }
        toy.gives("g.inject('hello').substring(-3)", ["llo"]) { $0.inject("hello").substring(-3) }
        toy.gives("g.inject('hello').substring(1, -1)", ["ell"])
        toy.gives("g.inject('hello').substring(-9, 2)", ["he"])
        toy.gives("g.inject('hello').substring(3, 1)", [""])
        toy.gives("g.inject('hello').substring(9)", [""])
        toy.gives("g.inject('').substring(-1)", [""])
        toy.gives("g.inject(null).substring(1)", ["null"])
        toy.gives("g.inject(['hello', null]).substring(local, 1, 2)", ["[e,null]"]) {
            $0.inject([PropertyValue.string("hello"), .null]).substring(.local, 1, 2)
        }
        toy.gives("g.inject(['hello']).substring(local, 4)", ["[o]"]) {
            $0.inject(["hello"]).substring(.local, 4)
        }
        toy.fails("g.inject(1).substring(1)", saying: "The substring() step can only take string")
    }

    @Test func replace() {
        toy.gives("g.inject('that').replace('t', 'j')", ["jhaj"]) {
            $0.inject("that").replace("t", with: "j")
        }
        toy.gives("g.inject('that').replace(null, 'j')", ["that"])
        toy.gives("g.inject('that').replace('t', null)", ["that"])
        toy.gives("g.inject('ab').replace('', '-')", ["-a-b-"])
        toy.gives("g.inject(['that', null]).replace(local, 't', '')", ["[ha,null]"]) {
            $0.inject([PropertyValue.string("that"), .null]).replace(.local, "t", with: "")
        }
        toy.fails("g.inject(['a']).replace('a', 'b')", saying: "The replace() step can only take")
        toy.fails(
            "g.inject([1]).replace(local, 'a', 'b')",
            saying: "The replace(local) step can only take string or list of strings")
    }

    @Test func blanksAndCase() {
        toy.gives("g.inject(' a ').trim()", ["a"]) { $0.inject(" a ").trim() }
        toy.gives("g.inject(' a ').lTrim()", ["a "]) { $0.inject(" a ").lTrim() }
        toy.gives("g.inject(' a ').rTrim()", [" a"]) { $0.inject(" a ").rTrim() }
        toy.gives("g.inject({' a', 'b '}).trim(local)", ["[a,b]"])
        // A blank that holds words together is no blank to Java.
        toy.gives("g.inject('\u{3000}\u{1C}a\u{A0}').trim().length()", ["2"])
        toy.gives("v(event).values('name').toUpper()", ["NORTH", "SOUTH"]) {
            $0.v("event").values("name").toUpper()
        }
        toy.gives("v(event).values('name').fold().toLower(local)", ["[north,south]"]) {
            $0.v("event").values("name").fold().toLower(.local)
        }
        toy.gives("g.inject(null).toUpper()", ["null"])
        for step in ["trim", "lTrim", "rTrim", "toUpper", "toLower", "length"] {
            toy.gives("g.inject(null).\(step)(local)", ["null"])
            toy.fails(
                "g.inject(1).\(step)()",
                saying: "The \(step)() step can only take string as argument")
            toy.fails(
                "g.inject([1]).\(step)(local)",
                saying: "The \(step)(local) step can only take string or list of strings")
        }
    }

    @Test func length() {
        toy.gives("v(event).values('name').length()", ["5", "5"]) {
            $0.v("event").values("name").length()
        }
        // In UTF-16, as Java counts.
        toy.gives("g.inject('\u{1F600}').length()", ["2"])
        toy.gives("g.inject(['abc', null, '']).length(local)", ["[3,null,0]"])
    }

    @Test func reverse() {
        toy.gives("g.inject('abc').reverse()", ["cba"]) { $0.inject("abc").reverse() }
        toy.gives("g.inject([1, 'b', null]).reverse()", ["[null,b,1]"])
        toy.gives("g.V('bo').out('gave').path().by(T.id).reverse()", ["[t2,bo]"])
        toy.gives("g.inject(5).reverse()", ["5"])
        toy.gives("g.inject(null).reverse()", ["null"])
        toy.gives("g.inject([a: 1]).reverse()", ["[a:1]"])
    }

    @Test func format() {
        toy.gives(
            "v(talk).format('%{title} in %{year}')",
            [
                "Queues in 2013", "Graphs in 2015", "Queues again in 2015",
            ]
        ) { $0.v("talk").format("%{title} in %{year}") }
        toy.gives(
            "v(event).format('%{name}: %{_}').by(in('at').count())", ["North: 1", "South: 2"]
        ) {
            $0.v("event").format("%{name}: %{_}").by(.in("at").count())
        }
        toy.gives("g.inject([a: 1]).as('b').constant(2).format('%{b} %{_}')", ["{a=1} 2"])
        toy.gives("g.inject([a: 1]).format('%{a}')", ["1"])
        toy.gives("g.inject(1).format('%%{a} %{_} %{')", ["%%{a} 1 %{"])
        toy.gives("g.E('k1').format('%{_}').by()", ["e[k1][ada-knows->bo]"])
        toy.gives("g.inject([a: null]).format('%{a}')", [])
        toy.gives("g.inject(1).format('%{_}').by(constant(null))", [])
        toy.gives("v(speaker).format('%{nothing}')", [])
    }

    @Test func conjoin() {
        toy.gives("v(event).values('name').fold().conjoin('+')", ["North+South"]) {
            $0.v("event").values("name").fold().conjoin("+")
        }
        toy.gives("g.inject([1, null, [2, 3], [a: 1]]).conjoin(';')", ["1;[2, 3];{a=1}"])
        toy.gives("g.inject([null]).conjoin(';')", [""])
        toy.gives("g.inject([]).conjoin(';')", [""])
        toy.gives("g.E('k1').fold().conjoin(';')", ["e[k1][ada-knows->bo]"])
        toy.fails(
            "g.inject(null).conjoin(';')",
            saying: "Incoming traverser for conjoin step can't be null.")
        toy.fails(
            "g.inject('a').conjoin(';')",
            saying:
                "conjoin step can only take an array or an Iterable type for incoming traversers")
    }
}
