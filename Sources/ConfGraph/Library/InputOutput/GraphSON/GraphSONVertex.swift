/// One line of an adjacency file: a vertex with its properties and edges.
struct GraphSONVertex: Sendable {
    struct Property: Sendable {
        var key: String
        /// Nil where the file names none.
        var id: ElementID?
        var value: PropertyValue
        /// Meta-properties.
        var properties: [(key: String, value: PropertyValue)]
    }

    struct Edge: Sendable {
        var label: String
        /// Nil where the file names none.
        var id: ElementID?
        /// The vertex at the other end.
        var other: ElementID
        var properties: [(key: String, value: PropertyValue)]
    }

    var id: ElementID
    var labels: [String]
    var properties: [Property]
    /// The edges that leave the vertex.
    var outEdges: [Edge]
    /// The edges that enter it: each is among the `outEdges` of its other
    /// end as well.
    var inEdges: [Edge]

    init(_ json: JSON) throws {
        var json = json
        // A vertex may come wrapped in its type.
        if case .string("g:Vertex")? = json["@type"], let value = json["@value"] { json = value }
        guard case .object = json else {
            throw GraphError(.badInput, "A vertex should stand here, not \(json.kind).")
        }
        guard let id = json["id"] else { throw GraphError(.badInput, "A vertex has no id.") }
        self.id = try GraphSON.elementID(id)
        self.labels = try GraphSONVertex.labels(json["label"])
        self.properties = try GraphSONVertex.vertexProperties(json["properties"])
        self.outEdges = try GraphSONVertex.edges(json["outE"], end: "inV")
        self.inEdges = try GraphSONVertex.edges(json["inE"], end: "outV")
    }

    private static func labels(_ json: JSON?) throws -> [String] {
        switch json {
        case nil: return ["vertex"]
        case .string(let label): return [label]
        case .array(let labels): return try labels.map { try name($0) }
        case let json?:
            guard case .list(let labels) = try GraphSON.value(json) else {
                throw GraphError(.badInput, "The label of a vertex is \(json.kind).")
            }
            return try labels.map {
                guard case .string(let label) = $0 else {
                    throw GraphError(.badInput, "A label is \($0.typeName), not a string.")
                }
                return label
            }
        }
    }

    private static func name(_ json: JSON) throws -> String {
        guard case .string(let name) = json else {
            throw GraphError(.badInput, "A label is \(json.kind), not a string.")
        }
        return name
    }

    private static func members(_ json: JSON?, _ what: String) throws -> [(String, JSON)] {
        switch json {
        case nil, .null: return []
        case .object(let members): return members.map { ($0.name, $0.value) }
        case let json?: throw GraphError(.badInput, "\(what) are \(json.kind), not an object.")
        }
    }

    private static func vertexProperties(_ json: JSON?) throws -> [Property] {
        var properties: [Property] = []
        for (key, values) in try members(json, "The properties of a vertex") {
            guard case .array(let values) = values else {
                throw GraphError(
                    .badInput, "The property \"\(key.prefix(80))\" is \(values.kind), not an array."
                )
            }
            for json in values { properties.append(try property(key, json)) }
        }
        return properties
    }

    private static func property(_ key: String, _ json: JSON) throws -> Property {
        var json = json
        if case .string("g:VertexProperty")? = json["@type"], let inner = json["@value"] {
            json = inner
        }
        guard case .object = json, let value = json["value"] else {
            throw GraphError(
                .badInput, "A value of the property \"\(key.prefix(80))\" has no \"value\".")
        }
        return Property(
            key: key, id: try json["id"].flatMap { try optionalID($0) },
            value: try GraphSON.value(value), properties: try properties(json["properties"]))
    }

    private static func optionalID(_ json: JSON) throws -> ElementID? {
        if case .null = json { return nil }
        return try GraphSON.elementID(json)
    }

    /// Properties of an edge or a vertex property: one value a key.
    private static func properties(_ json: JSON?) throws -> [(key: String, value: PropertyValue)] {
        try members(json, "Properties").map { key, json in
            if case .string("g:Property")? = json["@type"], let value = json["@value"]?["value"] {
                return (key, try GraphSON.value(value))
            }
            return (key, try GraphSON.value(json))
        }
    }

    private static func edges(_ json: JSON?, end: String) throws -> [Edge] {
        var edges: [Edge] = []
        for (label, list) in try members(json, "The edges of a vertex") {
            guard case .array(let list) = list else {
                throw GraphError(
                    .badInput, "The edges \"\(label.prefix(80))\" are \(list.kind), not an array.")
            }
            for json in list {
                guard case .object = json, let other = json[end] else {
                    throw GraphError(
                        .badInput, "An edge \"\(label.prefix(80))\" has no \"\(end)\".")
                }
                edges.append(
                    Edge(
                        label: label, id: try json["id"].flatMap { try optionalID($0) },
                        other: try GraphSON.elementID(other),
                        properties: try properties(json["properties"])))
            }
        }
        return edges
    }
}
