/// A `repeat` whose end is still to be said: `times`, `until` or `emit` follow.
///
///     g.v("speaker").repeat(.out("gave").in("gave")).times(2)
///     g.v("talk").repeat(.out("related")).emit().until(.has("name", "sqlite"))
public struct Repeating<Start, Element> {
    let base: Traversal<Start, Element>

    /// Goes round so often.
    public func times(_ count: Int) -> Traversal<Start, Element> {
        base.modulating(.times, .counts(count))
    }

    /// Goes round until the traversal finds something; tested after each round.
    public func until<R>(_ test: Traversal<Element, R>) -> Traversal<Start, Element> {
        base.modulating(.until, [test.argument])
    }

    /// Passes on what each round yields, too.
    public func emit() -> Repeating {
        Repeating(base: base.modulating(.emit))
    }

    /// Passes on what each round yields where the traversal finds something.
    public func emit<R>(_ test: Traversal<Element, R>) -> Repeating {
        Repeating(base: base.modulating(.emit, [test.argument]))
    }

    /// Goes round until nothing is left; endless on a cycle unless the rounds
    /// keep to simple paths.
    public func exhaustively() -> Traversal<Start, Element> { base }
}

/// Words that stand before their `repeat`: tested before each round.
///
///     g.V("ada").emit().repeat(.out("knows")).times(2)
///     g.v("topic").until(.has("name", "sqlite")).repeat(.out("related")).exhaustively()
public struct BeforeRepeat<Start, Element> {
    let base: Traversal<Start, Element>
    var modulators: [Modulator] = []

    /// Walks again and again.
    public func `repeat`(
        _ traversal: Traversal<Element, Element>
    ) -> Repeating<Start, Element> {
        base.repeating([traversal.argument], after: modulators)
    }

    /// Walks again and again, under a name for `loops`.
    public func `repeat`(
        _ name: String, _ traversal: Traversal<Element, Element>
    ) -> Repeating<Start, Element> {
        base.repeating(.texts([name]) + [traversal.argument], after: modulators)
    }

    /// Passes on what flows into each round, too.
    public func emit() -> BeforeRepeat { adding(.emit, []) }

    /// Passes on what flows into each round where the traversal finds
    /// something.
    public func emit<R>(_ test: Traversal<Element, R>) -> BeforeRepeat {
        adding(.emit, [test.argument])
    }

    /// Ends where the traversal finds something.
    public func until<R>(_ test: Traversal<Element, R>) -> BeforeRepeat {
        adding(.until, [test.argument])
    }

    /// Goes round so often, and not at all where that is 0.
    public func times(_ count: Int) -> BeforeRepeat { adding(.times, .counts(count)) }

    private func adding(_ name: Modulator.Name, _ arguments: [Argument]) -> BeforeRepeat {
        BeforeRepeat(
            base: base,
            modulators: modulators
                + [Modulator(name: name, arguments: arguments, isPrefix: true)])
    }
}

extension Traversal {
    /// Walks again and again; `times`, `until` or `emit` say how often.
    public func `repeat`(
        _ traversal: Traversal<Element, Element>
    ) -> Repeating<Start, Element> {
        repeating([traversal.argument], after: [])
    }

    /// Walks again and again, under a name for `loops`.
    public func `repeat`(
        _ name: String, _ traversal: Traversal<Element, Element>
    ) -> Repeating<Start, Element> {
        repeating(.texts([name]) + [traversal.argument], after: [])
    }

    /// Passes on what flows into each round of the `repeat` that follows.
    public func emit() -> BeforeRepeat<Start, Element> { BeforeRepeat(base: self).emit() }

    /// Passes on what flows into each round of the `repeat` that follows,
    /// where the traversal finds something.
    public func emit<R>(_ test: Traversal<Element, R>) -> BeforeRepeat<Start, Element> {
        BeforeRepeat(base: self).emit(test)
    }

    /// Ends the `repeat` that follows where the traversal finds something,
    /// tested before each round.
    public func until<R>(_ test: Traversal<Element, R>) -> BeforeRepeat<Start, Element> {
        BeforeRepeat(base: self).until(test)
    }

    /// The `repeat` that follows goes round so often, and not at all where
    /// that is 0.
    public func times(_ count: Int) -> BeforeRepeat<Start, Element> {
        BeforeRepeat(base: self).times(count)
    }

    func repeating(
        _ arguments: [Argument], after modulators: [Modulator]
    ) -> Repeating<Start, Element> {
        let next: Traversal<Start, Element> = appending(.repeat, arguments)
        var list = next.steps
        list.steps[list.steps.count - 1].modulators = modulators
        return Repeating(base: Traversal(list, source: next.source, problem: next.problem))
    }
}

// Begun with a dot, inside another traversal.
extension Traversal {
    /// Walks again and again; `times`, `until` or `emit` say how often.
    public static func `repeat`(
        _ traversal: Traversal<Start, Start>
    ) -> Repeating<Start, Start> {
        Traversal<Start, Start>.empty.repeat(traversal)
    }

    /// Walks again and again, under a name for `loops`.
    public static func `repeat`(
        _ name: String, _ traversal: Traversal<Start, Start>
    ) -> Repeating<Start, Start> {
        Traversal<Start, Start>.empty.repeat(name, traversal)
    }

    /// Passes on what flows into each round of the `repeat` that follows.
    public static func emit() -> BeforeRepeat<Start, Start> {
        Traversal<Start, Start>.empty.emit()
    }

    /// Passes on what flows into each round of the `repeat` that follows,
    /// where the traversal finds something.
    public static func emit<R>(_ test: Traversal<Start, R>) -> BeforeRepeat<Start, Start> {
        Traversal<Start, Start>.empty.emit(test)
    }

    /// Ends the `repeat` that follows where the traversal finds something,
    /// tested before each round.
    public static func until<R>(_ test: Traversal<Start, R>) -> BeforeRepeat<Start, Start> {
        Traversal<Start, Start>.empty.until(test)
    }

    /// The `repeat` that follows goes round so often, and not at all where
    /// that is 0.
    public static func times(_ count: Int) -> BeforeRepeat<Start, Start> {
        Traversal<Start, Start>.empty.times(count)
    }

    private static var empty: Traversal<Start, Element> {
        Traversal<Start, Element>(StepList(), source: nil)
    }
}
