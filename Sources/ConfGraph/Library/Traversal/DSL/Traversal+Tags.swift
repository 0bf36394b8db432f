// Names for what steps yield, and what was tagged.

extension Traversal {
    /// Names what is here, for `select`, `where` and `match`; a ``Tag`` keeps
    /// its type.
    public func `as`(_ tag: Tag<Element>) -> Self { labelling([tag.name]) }

    /// What was tagged, of the tag's type; of a map, the value of the key, or
    /// all keys or values.
    public func select<Name: TagConvertible>(_ tag: Name) -> Traversal<Start, Name.Tagged> {
        appending(.select, [tag.selection.argument])
    }

    /// What was tagged first or last, of the tag's type.
    public func select<Name: TagConvertible>(
        _ tag: Name, pop: Pop
    ) -> Traversal<Start, Name.Tagged> {
        appending(.select, [.pop(pop), tag.selection.argument])
    }

    /// A map of what was tagged.
    public func select(
        _ first: String, _ second: String, _ more: String...
    ) -> Traversal<Start, PropertyMap> {
        appending(.select, .texts([first, second] + more))
    }

    /// A map of what was tagged first, last, or of all of it.
    public func select(
        _ first: String, _ second: String, _ more: String..., pop: Pop
    ) -> Traversal<Start, PropertyMap> {
        appending(.select, [.pop(pop)] + .texts([first, second] + more))
    }

    /// What was tagged with the name that the traversal finds.
    public func select(of name: By) -> Traversal<Start, PropertyValue> {
        appending(.select, [name.traversalArgument])
    }

    /// All ways to fill a pattern, as maps of what was tagged.
    public func match(_ patterns: By...) -> Traversal<Start, PropertyMap> {
        appending(.match, patterns.map(\.traversalArgument))
    }
}

extension Traversal {
    /// Names what flows in.
    public static func `as`(_ tag: Tag<Start>) -> Traversal<Start, Start> {
        Traversal<Start, Start>(StepList(), source: nil).labelling([tag.name])
    }

    /// What was tagged, of the tag's type; of a map, the value of the key, or
    /// all keys or values.
    public static func select<Name: TagConvertible>(
        _ tag: Name
    ) -> Traversal<Start, Name.Tagged> {
        .init(anonymous: .select, [tag.selection.argument])
    }

    /// What was tagged first or last, of the tag's type.
    public static func select<Name: TagConvertible>(
        _ tag: Name, pop: Pop
    ) -> Traversal<Start, Name.Tagged> {
        .init(anonymous: .select, [.pop(pop), tag.selection.argument])
    }

    /// A map of what was tagged.
    public static func select(
        _ first: String, _ second: String, _ more: String...
    ) -> Traversal<Start, PropertyMap> {
        .init(anonymous: .select, .texts([first, second] + more))
    }
}

extension By {
    /// Names what flows in, as the patterns of `match` begin.
    public static func `as`(_ tag: String) -> By {
        var chain = StepChain()
        _ = chain.append(labels: [tag], at: nil)
        return By(.traversal(StepList(steps: chain.steps)))
    }

    /// What was tagged; of a map, the value of the key, or all keys or values.
    public static func select(_ tag: some TagConvertible) -> By {
        By(.select, [tag.selection.argument])
    }

    /// What was tagged; of a map, the value of the key, or all keys or values.
    public func select(_ tag: some TagConvertible) -> By {
        appending(.select, [tag.selection.argument])
    }

    /// What was tagged first or last, or all of it.
    public static func select(_ tag: some TagConvertible, pop: Pop) -> By {
        By(.select, [.pop(pop), tag.selection.argument])
    }

    /// What was tagged first or last, or all of it.
    public func select(_ tag: some TagConvertible, pop: Pop) -> By {
        appending(.select, [.pop(pop), tag.selection.argument])
    }

    /// A map of what was tagged.
    public static func select(_ first: String, _ second: String, _ more: String...) -> By {
        By(.select, .texts([first, second] + more))
    }

    /// A map of what was tagged.
    public func select(_ first: String, _ second: String, _ more: String...) -> By {
        appending(.select, .texts([first, second] + more))
    }
}
