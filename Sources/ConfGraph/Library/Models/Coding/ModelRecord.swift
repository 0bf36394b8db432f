/// What a graph holds of one element, as a model is read from it: its values
/// by key, gathered in one pass.
struct ModelRecord {
    /// The Swift type that is read, for messages.
    let model: String
    /// `v[1]`, `e[7][1-knows->2]`.
    let element: String
    let id: ElementID
    let labels: [String]
    let isVertex: Bool
    private let values: [ByteString: [PropertyValue]]

    init(_ vertex: Vertex, model: Any.Type) {
        self.model = "\(model)"
        element = vertex.description
        id = vertex.id
        labels = vertex.labels
        isVertex = true
        values = Dictionary(grouping: vertex.properties) { ByteString($0.key) }
            .mapValues { $0.map(\.value) }
    }

    init(_ edge: Edge, model: Any.Type) {
        self.model = "\(model)"
        element = edge.description
        id = edge.id
        labels = [edge.label]
        isVertex = false
        values = Dictionary(
            edge.properties.map { (ByteString($0.key), [$0.value]) },
            uniquingKeysWith: { $1 })
    }

    var keys: [String] { values.keys.map(\.string) }

    /// The values of a key; none for a key that is absent or null.
    func values(_ key: String) -> [PropertyValue] {
        let found = values[ByteString(key)] ?? []
        return found.count == 1 && found[0].isNull ? [] : found
    }
}

/// Where in a model a value is read, for messages.
struct ModelPlace {
    let model: String
    let element: String
    var path: [any CodingKey] = []

    func appending(_ key: any CodingKey) -> ModelPlace {
        ModelPlace(model: model, element: element, path: path + [key])
    }

    /// `Talk.year`, `Talk.room.floor`, `Talk.tags[2]`.
    private var name: String {
        path.reduce(model) { name, key in
            key.intValue.map { "\(name)[\($0)]" } ?? "\(name).\(key.stringValue)"
        }
    }

    func missing(_ type: Any.Type) -> GraphError {
        GraphError(
            .runtime,
            "\(name) cannot be read: \(element) has no value for it, and a \(type) is wanted. "
                + "Make it optional, or give the element the property.")
    }

    func misfit(_ value: PropertyValue, _ type: Any.Type) -> GraphError {
        GraphError(
            .runtime,
            "\(name) cannot be read: \(element) holds \(GremlinLiteral.text(value)) "
                + "(\(value.typeName)), which is no \(type). "
                + "Change the type in the model, or the value.")
    }

    func several(_ count: Int, _ type: Any.Type) -> GraphError {
        GraphError(
            .runtime,
            "\(name) cannot be read: \(element) has \(count) values of it, and one \(type) is "
                + "wanted. Make it a Set or an Array.")
    }

    /// An error that a type's own decoding threw, with its place.
    func wrapped(_ error: DecodingError) -> GraphError {
        let context: DecodingError.Context
        switch error {
        case .typeMismatch(_, let found), .valueNotFound(_, let found),
            .keyNotFound(_, let found), .dataCorrupted(let found):
            context = found
        @unknown default:
            return GraphError(.runtime, "\(name) cannot be read from \(element): \(error).")
        }
        var place = self
        place.path = context.codingPath
        return GraphError(
            .runtime,
            "\(place.name) cannot be read from \(element): \(context.debugDescription)")
    }
}
