/// A model together with the vertex or edge that holds it.
///
/// The model's properties are its own as well. Changing them changes the value
/// in Swift; ``TraversalSource/update(_:)`` stores it.
///
///     try graph.write { g in
///         guard var ada = try g.all(Speaker.self).has(\.name, "Ada").next() else { return }
///         ada.handle = "countess"
///         try g.update(ada)
///     }
@dynamicMemberLookup
public struct Stored<Model: ElementModel>: Sendable {
    /// The vertex or edge, as it was when it was read.
    public let element: Model.Element
    /// The model that was read from it.
    public var model: Model

    init(_ element: Model.Element) throws {
        self.element = element
        model = try Model.read(element)
    }

    /// The element's id.
    public var id: ElementID { element.id }

    /// A property of the model.
    public subscript<Value>(dynamicMember keyPath: KeyPath<Model, Value>) -> Value {
        model[keyPath: keyPath]
    }

    /// A property of the model.
    public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Model, Value>) -> Value {
        get { model[keyPath: keyPath] }
        set { model[keyPath: keyPath] = newValue }
    }
}

extension Stored: GraphElement {
    public static func traversalElement(from value: PropertyValue) -> Stored? {
        try? element(from: value)
    }

    /// Reads the model.
    ///
    /// - Throws: ``GraphError`` that names the type, the key and the element
    ///   where what is stored does not fit the model.
    public static func element(from value: PropertyValue) throws -> Stored {
        try Stored(Model.Element.element(from: value))
    }

    public var traversalValue: PropertyValue { element.traversalValue }
}

extension Stored: VertexElement where Model: VertexModel {}

extension Stored: EdgeElement where Model: EdgeModel {}

extension Stored: CustomStringConvertible {
    public var description: String { "\(element.traversalValue) \(model)" }
}

/// An edge model with the models of both its ends.
public struct Link<Model: EdgeModel>: Sendable {
    /// What the edge leads from.
    public let source: Stored<Model.Source>
    /// The edge.
    public let edge: Stored<Model>
    /// What the edge leads to.
    public let target: Stored<Model.Target>
}
