import ConfGraph
import Testing

/// Steps that make one thing of all, or one map.
@Suite struct ReducerScenarioTests {
    let toy: ToyGraph

    init() throws { toy = try ToyGraph.shared.get() }

    @Test func count() {
        toy.gives("v(talk).count()", ["4l"]) { $0.v("talk").count() }
        toy.gives("g.V('nobody').count()", ["0l"]) { $0.V("nobody").count() }
        toy.gives("g.inject(null, null).count()", ["2l"])
        toy.gives("g.inject([1, 2, 3]).count(local)", ["3l"]) {
            $0.inject([1, 2, 3]).count(.local)
        }
        toy.gives("g.inject(['a': 1]).count(local)", ["1l"])
        toy.gives("g.inject(5).count(local)", ["1l"])
        toy.gives("v(speaker).map(out('gave').count())", ["2l", "1l", "1l", "0l"]) {
            $0.v("speaker").map(to: .out("gave").count())
        }
    }

    @Test func sumsKeepTheWidestType() {
        toy.gives("v(talk).values('year').sum()", ["6043"]) { $0.v("talk").values("year").sum() }
        toy.gives("v(speaker).values('age').sum()", ["101l"]) {
            $0.v("speaker").values("age").sum()
        }
        toy.gives("v(talk).values('minutes').sum()", ["135.0"]) {
            $0.v("talk").values("minutes").sum()
        }
        toy.gives("g.inject(1b, 2s).sum()", ["3s"]) {
            $0.inject(PropertyValue.byte(1), .short(2)).sum()
        }
        toy.gives("g.inject(1, 2.5m).sum()", ["3.5m"])
        toy.gives("g.inject(1, 2n).sum()", ["3n"])
        toy.gives("g.inject(null, 1, 2).sum()", ["3"])
        toy.gives("g.inject(null, null).sum()", ["null"])
        toy.gives("g.V('nobody').values('age').sum()", []) { $0.V("nobody").values("age").sum() }
        toy.gives("g.inject([1, 2, 3]).sum(local)", ["6"]) { $0.inject([1, 2, 3]).sum(.local) }
        toy.fails("v(speaker).values('name').sum()", step: 4)
    }

    @Test func equalTraversersCountAsOftenAsTheyCame() {
        // Ada is known once, Bo twice: 36 + 2 × 29 + 36 (Cy), Dee has no age.
        toy.gives("v(speaker).out('knows').values('age').sum()", ["130l"]) {
            $0.v("speaker").out("knows").values("age").sum()
        }
        toy.gives("v(speaker).out('knows').barrier().values('age').sum()", ["130l"]) {
            $0.v("speaker").out("knows").barrier().values("age").sum()
        }
        toy.gives("v(speaker).out('knows').barrier().values('age').mean()", ["32.5"]) {
            $0.v("speaker").out("knows").barrier().values("age").mean()
        }
        toy.gives(
            "v(speaker).out('knows').barrier().groupCount().by('name')",
            ["[Ada:1l,Bo:2l,Cy:1l,Dee:1l]"]
        ) {
            $0.v("speaker").out("knows").barrier().groupCount().by("name")
        }
        toy.gives("g.V('ada').out('knows').barrier().values('name').fold()", ["[Bo,Bo]"]) {
            $0.V("ada").out("knows").barrier().values("name").fold()
        }
        toy.gives("g.inject(5, 5).barrier().sum()", ["10"]) { $0.inject(5, 5).barrier().sum() }
    }

    @Test func mean() {
        toy.gives("g.inject(1, 2).mean()", ["1.5"]) { $0.inject(1, 2).mean() }
        toy.gives("g.inject(2, 4l).mean()", ["3.0"]) {
            $0.inject(PropertyValue.int(2), .long(4)).mean()
        }
        toy.gives("g.inject(1.0, 2.0, 6.0).mean()", ["3.0"]) { $0.inject(1.0, 2.0, 6.0).mean() }
        toy.gives("g.V('nobody').values('age').mean()", []) { $0.V("nobody").values("age").mean() }
        toy.gives("g.inject([2, 3]).mean(local)", ["2.5"]) { $0.inject([2, 3]).mean(.local) }
        toy.gives("g.inject(null, 4, 2).mean()", ["3.0"])
        toy.fails("g.inject('a').mean()", step: 2)
    }

    @Test func minimumAndMaximum() {
        toy.gives("v(speaker).values('age').min()", ["29l"]) { $0.v("speaker").values("age").min() }
        // The type is the widest of all that were compared.
        toy.gives("v(talk).values('minutes').max()", ["45.0"]) {
            $0.v("talk").values("minutes").max()
        }
        toy.gives("v(speaker).values('name').min()", ["Ada"]) {
            $0.v("speaker").values("name").min()
        }
        toy.gives("v(speaker).values('name').max()", ["Dee"]) {
            $0.v("speaker").values("name").max()
        }
        toy.gives("g.inject(2, 1.5, 3l).min()", ["1.5"])
        toy.gives("g.inject(2, 1.5, 3l).max()", ["3.0"])
        toy.gives("g.V('nobody').values('age').max()", []) { $0.V("nobody").values("age").max() }
        toy.gives("g.inject([4, 9, 2]).max(local)", ["9"]) { $0.inject([4, 9, 2]).max(.local) }
        toy.gives("g.inject([4, 9, 2]).min(local)", ["2"]) { $0.inject([4, 9, 2]).min(.local) }
        toy.gives("g.inject(null, 7).min()", ["7"])
    }

    @Test func group() {
        toy.gives(
            "v(speaker).group().by('age').by('name')", ["[29l:[Bo],36:[Ada],36l:[Cy]]"]
        ) { $0.v("speaker").group().by("age").by("name") }
        toy.gives("v(talk).group().by('year').by(count())", ["[2013:1l,2015:2l]"]) {
            $0.v("talk").group().by("year").by(.count())
        }
        toy.gives("v(event).group().by('name')", ["[North:[v[north]],South:[v[south]]]"]) {
            $0.v("event").group().by("name")
        }
        toy.gives("v(talk).group().by('year').by(values('minutes').sum())", ["[2013:30,2015:75]"]) {
            $0.v("talk").group().by("year").by(.values("minutes").sum())
        }
        toy.gives("v(speaker).group().by(label).by('age')", ["[speaker:[36,29l,36l]]"]) {
            $0.v("speaker").group().by(.label).by("age")
        }
        toy.gives("v(speaker).group().by(label).by(out('knows').count())", ["[speaker:5l]"]) {
            $0.v("speaker").group().by(.label).by(.out("knows").count())
        }
        toy.gives("g.inject(1, 1l, 1.0).group().by().by(count())", ["[1.0:1l,1:1l,1l:1l]"])
        toy.gives("g.V('nobody').group()", ["[:]"]) { $0.V("nobody").group() }
        toy.gives("v(event).group().by('unheard')", ["[:]"]) { $0.v("event").group().by("unheard") }
        toy.fails("v(event).group().by('name').by('name').by('name')")
    }

    @Test func groupCount() {
        toy.gives("g.V().groupCount().by(label)", ["[event:2l,speaker:4l,talk:4l,topic:3l]"]) {
            $0.V().groupCount().by(.label)
        }
        toy.gives("g.inject(1, 1l, 1.0, 1).groupCount()", ["[1.0:1l,1:2l,1l:1l]"])
        toy.gives("v(talk).groupCount().by('year')", ["[2013:1l,2015:2l]"]) {
            $0.v("talk").groupCount().by("year")
        }
        toy.gives(
            "v(talk).out('about').groupCount().by('name')", ["[graphs:1l,storage:3l,testing:1l]"]
        ) {
            $0.v("talk").out("about").groupCount().by("name")
        }
        toy.gives("g.V('nobody').groupCount()", ["[:]"]) { $0.V("nobody").groupCount() }
        toy.gives("v(talk).groupCount().by('year').unfold().select(values)", ["1l", "2l"])
        toy.gives("v(speaker).groupCount().by(out('gave').count())", ["[0l:1l,1l:2l,2l:1l]"]) {
            $0.v("speaker").groupCount().by(.out("gave").count())
        }
    }
}
