/// Reads models from elements, and Codable types within them from values.
struct ModelDecoder: Decoder {
    enum Source {
        case record(ModelRecord)
        case value(PropertyValue)
    }

    let source: Source
    let place: ModelPlace
    var codingPath: [any CodingKey] { place.path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// A model from what the graph holds.
    ///
    /// - Throws: ``GraphError`` with code `runtime` that names the type, the
    ///   key and the element.
    static func decode<Model: ElementModel>(_: Model.Type, from record: ModelRecord) throws -> Model
    {
        let place = ModelPlace(model: record.model, element: record.element)
        guard
            Model.labels.contains(where: { label in
                record.labels.contains { $0.hasSameBytes(as: label) }
            })
        else {
            throw GraphError(
                .runtime,
                "\(record.model) cannot be read from \(record.element): it is labelled "
                    + "\(record.labels.joined(separator: ", ")), not "
                    + "\(Model.labels.joined(separator: " or ")). "
                    + "Keep to the label with hasLabel, or list it in \(record.model).labels.")
        }
        do {
            return try Model(from: ModelDecoder(source: .record(record), place: place))
        } catch let error as DecodingError {
            throw place.wrapped(error)
        }
    }

    /// A value as a type: as the type itself says where it is one of ours, by
    /// its own decoding otherwise.
    static func value<T: Decodable>(
        _ type: T.Type, from value: PropertyValue, at place: ModelPlace
    ) throws -> T {
        if type == ElementID.self {
            guard let id = ElementID(value) as? T else { throw place.misfit(value, type) }
            return id
        }
        if let convertible = type as? any PropertyConvertible.Type {
            guard let made = convertible.init(propertyValue: value) as? T else {
                throw place.misfit(value, type)
            }
            return made
        }
        return try T(from: ModelDecoder(source: .value(value), place: place))
    }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        switch source {
        case .record(let record):
            return KeyedDecodingContainer(RecordContainer<Key>(record: record, place: place))
        case .value(.map(let map)):
            return KeyedDecodingContainer(MapContainer<Key>(map: map, place: place))
        case .value(let value): throw place.misfit(value, [String: PropertyValue].self)
        }
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        switch source {
        case .value(.list(let values)): return ListDecoding(values: values, place: place)
        case .value(.set(let set)): return ListDecoding(values: set.values, place: place)
        case .value(let value): throw place.misfit(value, [PropertyValue].self)
        case .record(let record):
            throw GraphError(
                .invalidArgument,
                "\(record.model) cannot be read from \(record.element): a model is decoded by keys."
            )
        }
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        switch source {
        case .value(let value): return SingleDecoding(value: value, place: place)
        case .record(let record):
            throw GraphError(
                .invalidArgument,
                "\(record.model) cannot be read from \(record.element): a model is decoded by keys."
            )
        }
    }
}
