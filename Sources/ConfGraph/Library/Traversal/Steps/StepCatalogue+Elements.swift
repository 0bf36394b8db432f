extension StepCatalogue {
    private static let ids = StepSignature(.many("id", .any))
    private static let labels = StepSignature(.many("label", .text))
    private static let keys = StepSignature(.many("key", .text))

    /// Vertices and edges, and what hangs on them.
    static let graphSteps: [StepEntry] = [
        StepEntry(.V, "Vertices: all, or those with the given ids.", [ids], canStart: true),
        StepEntry(.E, "Edges: all, or those with the given ids.", [ids], canStart: true),
        StepEntry(.out, "To the vertices that outgoing edges lead to.", [labels]),
        StepEntry(.in, "To the vertices that incoming edges come from.", [labels]),
        StepEntry(.both, "To the neighbours both ways.", [labels]),
        StepEntry(.outE, "To the outgoing edges.", [labels]),
        StepEntry(.inE, "To the incoming edges.", [labels]),
        StepEntry(.bothE, "To the edges both ways.", [labels]),
        StepEntry(
            .toE, "To the edges in a direction.",
            [StepSignature(.one("direction", .direction), .many("label", .text))]),
        StepEntry(.outV, "From an edge to the vertex it starts at."),
        StepEntry(.inV, "From an edge to the vertex it ends at."),
        StepEntry(.bothV, "From an edge to both its vertices."),
        StepEntry(.otherV, "From an edge to the vertex one did not come from."),
        StepEntry(
            .toV, "From an edge to a vertex in a direction.",
            [StepSignature(.one("direction", .direction))]),
        StepEntry(.values, "The values of properties.", [keys]),
        StepEntry(.properties, "The properties themselves.", [keys]),
        StepEntry(
            .propertyMap, "A map of the properties.", [keys], modulators: [.by, .with],
            maximumBy: (1, "propertyMap() step can only have one by modulator")),
        StepEntry(
            .valueMap, "A map of the properties' values.",
            [keys, StepSignature(.one("tokens", .bool), .many("key", .text))],
            modulators: [.by, .with],
            maximumBy: (1, "valueMap() step can only have one by modulator")),
        StepEntry(
            .elementMap, "A map of an element: id, label, end points and properties.", [keys],
            modulators: [.with]),
        StepEntry(.id, "The element's id."),
        StepEntry(.label, "The element's label."),
        StepEntry(.labels, "The element's labels, one by one."),
        StepEntry(.key, "The property's key."),
        StepEntry(.value, "The property's value."),
        StepEntry(.element, "From a property to the element it belongs to."),
    ]

    /// Steps that change the graph.
    static let mutatingSteps: [StepEntry] = [
        StepEntry(
            .addV, "Adds a vertex.", [StepSignature(.many("label", [.string, .traversal]))],
            modulators: [], canStart: true),
        StepEntry(
            .addE, "Adds an edge.", [StepSignature(.one("label", [.string, .traversal]))],
            modulators: [.from, .to], canStart: true),
        StepEntry(
            .mergeV, "Finds a vertex by a map, or adds it.",
            [StepSignature(.optional("map", [.map, .null, .traversal]))],
            modulators: [.option], canStart: true),
        StepEntry(
            .mergeE, "Finds an edge by a map, or adds it.",
            [StepSignature(.optional("map", [.map, .null, .traversal]))],
            modulators: [.option], canStart: true),
        StepEntry(
            .property, "Sets a property; further pairs are properties of the property.",
            [
                StepSignature(.one("map", [.map, .null, .traversal])),
                StepSignature(
                    .one("key", [.string, .token, .traversal, .null]), .one("value", .any),
                    .many("metaKey, metaValue", .any)),
                StepSignature(
                    .one("cardinality", [.cardinality, .null]),
                    .one("key", [.string, .token, .traversal]),
                    .one("value", .any), .many("metaKey, metaValue", .any)),
                StepSignature(
                    .one("cardinality", .cardinality), .one("map", [.map, .null, .traversal])),
            ]),
        StepEntry(.drop, "Removes elements and properties."),
        StepEntry(
            .addLabel, "Adds labels to a vertex.",
            [
                StepSignature(
                    .one("label", [.string, .traversal]), .many("label", [.string, .traversal]))
            ]),
        StepEntry(
            .dropLabel, "Takes labels from a vertex.",
            [
                StepSignature(
                    .one("label", [.string, .traversal]), .many("label", [.string, .traversal]))
            ]),
        StepEntry(.dropLabels, "Takes all labels from a vertex."),
    ]
}
