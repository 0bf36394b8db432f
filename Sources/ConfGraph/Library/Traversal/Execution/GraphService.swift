/// Something that traversals can call by name: what the embedding program
/// offers beyond Gremlin's steps.
///
///     var configuration = GraphConfiguration()
///     configuration.services = [
///         GraphService("initials", kinds: [.streaming]) { inputs, _ in
///             inputs.map { .string(String("\($0)".prefix(1))) }
///         }
///     ]
///     let graph = try Graph(path: "confgraph.db", configuration: configuration)
///     // g.V().hasLabel("speaker").values("name").call("initials")
///
/// Gremlin: `call(name)`; `call()` lists the services.
public struct GraphService: Sendable {
    /// Where in a traversal a service can be called.
    public enum Kind: String, Sendable, CaseIterable {
        /// First, without input.
        case start = "Start"
        /// Behind other steps, once for each thing that flows in.
        case streaming = "Streaming"
        /// Behind other steps, once with all that flows in.
        case barrier = "Barrier"
    }

    /// What is done: given the things that flow in (none at the start, one
    /// when streaming, all as a barrier) and the parameters of the call, it
    /// returns what flows on.
    public typealias Body =
        @Sendable (_ inputs: [PropertyValue], _ parameters: PropertyMap) throws -> [PropertyValue]

    /// The name by which traversals call it.
    public let name: String
    /// Where it can be called; where both are possible it streams.
    public let kinds: Set<Kind>
    /// The names of its parameters and what they mean, for `call("--list")`.
    public let parameters: [(name: String, meaning: String)]
    let body: Body

    /// Makes a service.
    ///
    /// - Parameters:
    ///   - name: how traversals call it.
    ///   - kinds: where it can be called.
    ///   - parameters: the names of its parameters and what they mean.
    ///   - body: what it does, on the thread of the read or write; it must not
    ///     use the graph that calls it. An error that it throws ends the
    ///     traversal.
    public init(
        _ name: String, kinds: Set<Kind>, parameters: KeyValuePairs<String, String> = [:],
        _ body: @escaping Body
    ) {
        self.name = name
        self.kinds = kinds
        self.parameters = parameters.map { (name: $0.key, meaning: $0.value) }
        self.body = body
    }

    /// Name, kinds and parameters as JSON, as `call().with("verbose")` shows
    /// them.
    var inJSON: String {
        var bytes: [UInt8] = []
        func object(_ members: [(String, () -> Void)]) {
            bytes.append(UInt8(ascii: "{"))
            for (place, member) in members.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.appendJSON(string: member.0)
                bytes.append(UInt8(ascii: ":"))
                member.1()
            }
            bytes.append(UInt8(ascii: "}"))
        }
        object([
            ("name", { bytes.appendJSON(string: name) }),
            (
                "type:[requirements]:",
                {
                    object(
                        Kind.allCases.filter(kinds.contains).map { kind in
                            (kind.rawValue, { bytes.append(ascii: "[]") })
                        })
                }
            ),
            (
                "params",
                {
                    object(
                        parameters.map { parameter in
                            (parameter.name, { bytes.appendJSON(string: parameter.meaning) })
                        })
                }
            ),
        ])
        return String(decoding: bytes, as: UTF8.self)
    }
}
