// Terminal steps: they run the traversal, inside the read or write whose
// source began it.

extension Traversal where Start == Never, Element: TraversalElement {
    /// All results.
    ///
    /// - Throws: ``GraphError``: `closed` where the read or write has ended,
    ///   `readOnly` where a step changes the graph in a read, `runtime` where
    ///   a step fails or a result does not fit the type, `interrupted` …
    public func toList() throws -> [Element] {
        var cursor = try cursor()
        var elements: [Element] = []
        while let element = try cursor.next() { elements.append(element) }
        return elements
    }

    /// The first result, or nil if there is none.
    ///
    /// - Throws: as ``toList()``.
    public func next() throws -> Element? {
        var cursor = try cursor()
        defer { cursor.finish() }
        return try cursor.next()
    }

    /// The first results, so many at most.
    ///
    /// - Throws: as ``toList()``.
    public func next(_ count: Int) throws -> [Element] {
        var cursor = try cursor()
        defer { cursor.finish() }
        var elements: [Element] = []
        while elements.count < count, let element = try cursor.next() { elements.append(element) }
        return elements
    }

    /// Whether there is any result.
    ///
    /// - Throws: as ``toList()``.
    public func hasNext() throws -> Bool {
        let results = try start()
        defer { results.finish() }
        return try results.next() != nil
    }

    /// The results one by one, computed as they are asked for.
    ///
    ///     var cursor = try g.v("talk").cursor()
    ///     while let talk = try cursor.next() { print(talk["title"]) }
    ///
    /// - Throws: as ``toList()``.
    public func cursor() throws -> Cursor<Element> {
        Cursor(results: try start(), scope: source?.scope)
    }
}

extension Traversal where Start == Never {
    /// Runs it for its effects alone.
    ///
    /// - Throws: ``GraphError``, as ``toList()``.
    public func iterate() throws {
        let results = try start()
        while try results.next() != nil {}
    }

    /// The running traversal.
    func start() throws -> ResultCursor {
        guard let source else { throw GraphError.closed }
        guard source.scope.isOpen else { throw GraphError.closed }
        if var problem {
            problem.traversal = GremlinPrinter.print(steps)
            throw problem
        }
        if let (template, slots) = template { return try source.scope.run(template, slots) }
        return try source.scope.run(steps)
    }
}

/// The results of a traversal, one by one, inside its read or write.
///
/// Not a `Sequence`: reading the next result may fail, and ``next()`` throws.
public struct Cursor<Element: TraversalElement> {
    private let results: ResultCursor
    private let scope: TransactionScope?

    init(results: ResultCursor, scope: TransactionScope?) {
        self.results = results
        self.scope = scope
    }

    /// The next result, or nil at the end.
    ///
    /// - Throws: ``GraphError``: `closed` where the read or write has ended,
    ///   and whatever the traversal fails with.
    public mutating func next() throws -> Element? {
        if let scope, !scope.isOpen { throw GraphError.closed }
        guard let value = try results.next() else { return nil }
        return try Element.element(from: value)
    }

    /// No more results will be asked for.
    func finish() { results.finish() }
}

@available(*, unavailable)
extension Cursor: Sendable {}
