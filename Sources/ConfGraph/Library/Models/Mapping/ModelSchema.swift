import Synchronization

/// What a key path of a model stands for in the graph.
enum ModelKey: Sendable, Hashable {
    case property(String)
    case id

    var by: By {
        switch self {
        case .property(let key): .key(key)
        case .id: .id
        }
    }
}

/// Which key paths of a model are which keys: checked once per model, on first
/// use.
///
/// Swift does not tell the coding key of a key path, and without reflection
/// metadata not even the property's name. So the model is decoded from made-up
/// values, once for each key with another value under that key: the key path
/// whose value changes with it is that key's. Where that is impossible (a type
/// that refuses made-up values), the model lists key paths and keys.
final class ModelSchema<Model: ElementModel>: Sendable {
    private let probe: Result<ModelProbe<Model>, ProbeFailure>
    private let listed: [SharedKeyPath: String]
    private let known = Mutex<[SharedKeyPath: ModelKey]>([:])

    /// The model's schema.
    ///
    /// - Throws: ``GraphError`` with code `invalidArgument` where the model is
    ///   at odds with itself.
    static var current: ModelSchema {
        get throws {
            let id = ObjectIdentifier(Model.self)
            if let schema = modelSchemas.withLock({ $0[id] }) as? ModelSchema { return schema }
            let schema = try ModelSchema()
            modelSchemas.withLock { $0[id] = schema }
            return schema
        }
    }

    private init() throws {
        probe = Result { () throws(ProbeFailure) in try ModelProbe<Model>() }
        listed = Dictionary(
            uniqueKeysWithValues: Model.keyPaths.map { (SharedKeyPath(path: $0.key), $0.value) })
        try check()
    }

    private func check() throws {
        if Model.label.isEmpty || Model.labels.isEmpty {
            throw Self.problem("\(Model.self).label is empty", "Give it a name.")
        }
        for (path, key) in listed {
            guard isKey(key) else {
                throw Self.problem(
                    "\(Model.self).keyPaths lists the key \"\(key)\", which is none of its coding "
                        + "keys", "List the key under which the property is encoded.")
            }
            guard case .success(let probe) = probe, let found = probe.key(of: path.path) else {
                continue
            }
            if found != .property(key) {
                throw Self.problem(
                    "\(Model.self).keyPaths lists \"\(key)\" for \(path.path), which is encoded "
                        + "otherwise: \(found)", "List the key under which it is encoded.")
            }
        }
    }

    private func isKey(_ key: String) -> Bool {
        switch probe {
        case .success(let probe): probe.isKey(key)
        case .failure(let failure): failure.isKey(key)
        }
    }

    /// The key of a key path.
    ///
    /// - Throws: ``GraphError`` with code `invalidArgument` where it leads to
    ///   no property under a key of its own.
    /// - Complexity: a look-up; on first use of the key path O(number of the
    ///   model's properties).
    func key(_ path: PartialKeyPath<Model>) throws -> ModelKey {
        let shared = SharedKeyPath(path: path)
        if let key = known.withLock({ $0[shared] }) { return key }
        let key = try find(shared)
        known.withLock { $0[shared] = key }
        return key
    }

    private func find(_ path: SharedKeyPath) throws -> ModelKey {
        if let key = listed[path] { return .property(key) }
        switch probe {
        case .success(let probe):
            if let key = probe.key(of: path.path) { return key }
            throw Self.problem(
                "The key path \(path.path) leads to no property of \(Model.self) under a key of "
                    + "its own (its keys are \(probe.keyList))",
                "Name a stored property itself, not a part of one or something computed. If it is "
                    + "one, list it in \(Model.self).keyPaths.")
        case .failure(let failure):
            throw Self.problem(
                "The key of the key path \(path.path) is not known: \(failure.reason)",
                "List it: static var keyPaths: [PartialKeyPath<\(Model.self)>: String].")
        }
    }

    private static func problem(_ what: String, _ advice: String) -> GraphError {
        GraphError(.invalidArgument, "\(what). \(advice)")
    }
}

/// The schemas of all models that were used so far.
private let modelSchemas = Mutex<[ObjectIdentifier: any Sendable]>([:])

/// A key path as a key of dictionaries. Key paths are immutable; those of
/// models capture nothing, hence `@unchecked Sendable`.
struct SharedKeyPath: Hashable, @unchecked Sendable {
    let path: AnyKeyPath
}
