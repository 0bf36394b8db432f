/// What a file says about itself, of one catalog generation.
final class Catalog: Sendable {
    let generation: Int64
    let labels: StorageOptions.LabelCardinality
    let nullProperties: StorageOptions.NullProperties
    /// Whether any vertex, edge or vertex property ever got an id by hand.
    let givenIDs: ElementKinds
    /// Whether any vertex property ever got properties of its own.
    let hasMetaProperties: Bool
    let indexes: [IndexDescription]
    let derived: [DerivedProperty]

    init(of connection: Connection, generation: Int64) throws {
        self.generation = generation
        var settings: [String: String] = [:]
        let rows = try connection.statement("SELECT key, value FROM meta")
        while try rows.step() { settings[rows.text(0)] = rows.text(1) }
        try FileFormat.check(
            minimumReader: settings["min_reader"], minimumWriter: nil, path: connection.path)
        labels = settings["labels"].flatMap(StorageOptions.LabelCardinality.init) ?? .one
        nullProperties =
            settings["null_properties"].flatMap(StorageOptions.NullProperties.init) ?? .drop
        givenIDs = ElementKinds(ElementKind.allCases.filter { settings[$0.givenSetting] != nil })
        hasMetaProperties = settings[Catalog.metaPropertiesSetting] != nil
        minimumWriter = settings["min_writer"]

        var indexes: [IndexDescription] = []
        let indexRows = try connection.statement(
            "SELECT id, label, key, is_unique FROM property_index ORDER BY id")
        while try indexRows.step() {
            indexes.append(
                IndexDescription(
                    id: indexRows.int64(0),
                    label: indexRows.isNull(1)
                        ? nil : UInt32(truncatingIfNeeded: indexRows.int64(1)),
                    key: UInt32(truncatingIfNeeded: indexRows.int64(2)),
                    unique: indexRows.int64(3) != 0))
        }
        self.indexes = indexes

        var derived: [DerivedProperty] = []
        let derivedRows = try connection.statement(
            "SELECT label, key, edge, direction, source_key FROM derived_property")
        while try derivedRows.step() {
            derived.append(
                DerivedProperty(
                    label: UInt32(truncatingIfNeeded: derivedRows.int64(0)),
                    key: UInt32(truncatingIfNeeded: derivedRows.int64(1)),
                    edge: UInt32(truncatingIfNeeded: derivedRows.int64(2)),
                    direction: derivedRows.int64(3) == 0 ? .out : .in,
                    sourceKey: UInt32(truncatingIfNeeded: derivedRows.int64(4))))
        }
        self.derived = derived
    }

    let minimumWriter: String?

    static let metaPropertiesSetting = "has_meta_properties"
}

/// The three things that have ids.
enum ElementKind: Int64, CaseIterable, Sendable {
    case vertex = 0
    case edge = 1
    case vertexProperty = 2

    /// The setting that says whether ids were given by hand.
    var givenSetting: String {
        switch self {
        case .vertex: "given_vertex_ids"
        case .edge: "given_edge_ids"
        case .vertexProperty: "given_property_ids"
        }
    }

    /// The kind's name at the start of a sentence.
    var name: String {
        switch self {
        case .vertex: "Vertex"
        case .edge: "Edge"
        case .vertexProperty: "VertexProperty"
        }
    }
}

/// Some of the three.
struct ElementKinds: Sendable, ExpressibleByArrayLiteral {
    private var bits: UInt8 = 0

    init(_ kinds: [ElementKind]) {
        for kind in kinds { bits |= 1 << kind.rawValue }
    }

    init(arrayLiteral kinds: ElementKind...) { self.init(kinds) }

    func contains(_ kind: ElementKind) -> Bool { bits & 1 << kind.rawValue != 0 }

    func isDisjoint(with other: ElementKinds) -> Bool { bits & other.bits == 0 }
}

/// An index of the values of one property key, of vertices of one label or all.
struct IndexDescription: Sendable, Hashable {
    let id: Int64
    /// Nil: vertices of every label.
    let label: UInt32?
    let key: UInt32
    let unique: Bool
}

/// A property that is read through edges: `key` of a vertex of `label` is
/// `sourceKey` of its neighbours along `edge`.
struct DerivedProperty: Sendable, Hashable {
    let label: UInt32
    let key: UInt32
    let edge: UInt32
    let direction: Direction
    let sourceKey: UInt32
}
