// What lies outside the graph: services and files of the embedding program.

extension Traversal {
    /// What a service answers for what flows in. See ``GraphService``.
    public func call(_ service: String) -> Traversal<Start, PropertyValue> {
        appending(.call, .texts([service]))
    }

    /// What a service answers, given parameters.
    public func call(
        _ service: String, _ parameters: KeyValuePairs<String, PropertyValue>
    ) -> Traversal<Start, PropertyValue> {
        appending(.call, .service(service, parameters))
    }

    /// What a service answers, given the map of parameters that the traversal
    /// finds for each thing that flows in.
    public func call(_ service: String, of parameters: By) -> Traversal<Start, PropertyValue> {
        appending(.call, .texts([service]) + [parameters.traversalArgument])
    }

    /// What a service answers for what flows in.
    public static func call(_ service: String) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .call, .texts([service]))
    }

    /// What a service answers, given parameters.
    public static func call(
        _ service: String, _ parameters: KeyValuePairs<String, PropertyValue>
    ) -> Traversal<Start, PropertyValue> {
        .init(anonymous: .call, .service(service, parameters))
    }
}

extension By {
    /// What a service answers for what flows in.
    public static func call(_ service: String) -> By { By(.call, .texts([service])) }

    /// What a service answers for what flows in.
    public func call(_ service: String) -> By { appending(.call, .texts([service])) }
}

extension TraversalSource {
    /// The names of the services that can be called.
    public func call() -> Traversal<Never, PropertyValue> { traversal(.call) }

    /// What a service answers. See ``GraphService``.
    public func call(_ service: String) -> Traversal<Never, PropertyValue> {
        traversal(.call, .texts([service]))
    }

    /// What a service answers, given parameters.
    public func call(
        _ service: String, _ parameters: KeyValuePairs<String, PropertyValue>
    ) -> Traversal<Never, PropertyValue> {
        traversal(.call, .service(service, parameters))
    }

    /// What a service answers, given the map of parameters that the traversal
    /// finds.
    public func call(_ service: String, of parameters: By) -> Traversal<Never, PropertyValue> {
        traversal(.call, .texts([service]) + [parameters.traversalArgument])
    }

    /// Names a file to read or write; see ``GraphConfiguration/fileAccess``.
    ///
    ///     try g.io("copy.json").write().iterate()
    public func io(_ file: String) -> Traversal<Never, NamedFile> {
        traversal(.io, .texts([file]))
    }
}

/// What flows out of `io`: nothing. It has an effect only.
public enum NamedFile {}

extension Traversal where Element == NamedFile {
    /// Adds what the file holds to the graph.
    public func read() -> Self { modulating(.read) }

    /// Writes the whole graph to the file.
    public func write() -> Self { modulating(.write) }
}

extension [Argument] {
    /// A service and its parameters.
    fileprivate static func service(
        _ name: String, _ parameters: KeyValuePairs<String, PropertyValue>
    ) -> [Argument] {
        let map = PropertyMap(parameters.map { (PropertyValue.string($0.key), $0.value) })
        return .texts([name]) + [.value(.map(map))]
    }
}
