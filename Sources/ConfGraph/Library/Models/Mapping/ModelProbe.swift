/// A model decoded from made-up values: once as a base, and once for each
/// coding key with another value under that key alone.
struct ModelProbe<Model: ElementModel>: Sendable {
    private struct Variant: Sendable {
        let key: ModelKey
        let model: Model
        /// What the model encodes under the key; nil for what it only reads.
        let encoded: ExactValue?
    }

    private let base: Model
    private let variants: [Variant]
    private let recorder: ProbeRecorder

    init() throws(ProbeFailure) {
        recorder = ProbeRecorder()
        do {
            base = try Model(from: ProbeDecoder(top: recorder, varying: nil))
        } catch {
            throw ProbeFailure(reason: recorder.reason(error, Model.self), isKey: recorder.isKey)
        }
        var variants: [Variant] = []
        for key in recorder.keys {
            // What cannot be varied is found in the model's own list, if at all.
            guard let model = try? Model(from: ProbeDecoder(top: recorder, varying: key.name)),
                let entries = try? ModelEncoder.entries(of: model)
            else { continue }
            let entry = entries.first { $0.key.hasSameBytes(as: key.name) }
            variants.append(
                Variant(
                    key: key.isID ? .id : .property(key.name), model: model,
                    encoded: entry.map { ExactValue($0.whole) }))
        }
        self.variants = variants
    }

    /// The only key with which what the key path leads to changes, to what is
    /// encoded under that key; nil if there is none, or several.
    func key(of path: AnyKeyPath) -> ModelKey? {
        guard let path = path as? PartialKeyPath<Model>, let before = value(of: base, at: path)
        else { return nil }
        let found = variants.filter { variant in
            guard let after = value(of: variant.model, at: path), after != before else {
                return false
            }
            return variant.encoded == nil || variant.encoded == after
        }
        return found.count == 1 ? found[0].key : nil
    }

    private func value(of model: Model, at path: PartialKeyPath<Model>) -> ExactValue? {
        (model[keyPath: path] as? any PropertyConvertible).map { ExactValue($0.propertyValue) }
    }

    func isKey(_ key: String) -> Bool { recorder.isKey(key) }

    var keyList: String { recorder.keys.map(\.name).joined(separator: ", ") }
}

/// Why a model cannot be decoded from made-up values.
struct ProbeFailure: Error, Sendable {
    let reason: String
    /// Whether a text is one of the model's coding keys.
    let isKey: @Sendable (String) -> Bool
}

/// Notes which keys a model decodes. It is written while the model is decoded
/// as a base and only read afterwards, hence `@unchecked Sendable`.
final class ProbeRecorder: @unchecked Sendable {
    private(set) var keys: [(name: String, isID: Bool)] = []
    private var makesKey: (@Sendable (String) -> Bool)?
    private var refused: String?

    func note<Key: CodingKey>(_: Key.Type) { makesKey = { Key(stringValue: $0) != nil } }

    func note(_ key: String, _ type: Any.Type) {
        let isID = type == ElementID.self
        if let known = keys.firstIndex(where: { $0.name.hasSameBytes(as: key) }) {
            if isID { keys[known].isID = true }
        } else {
            keys.append((key, isID))
        }
    }

    func refuse(_ key: String, _ type: Any.Type) { refused = "\(key), a \(type)," }

    var isKey: @Sendable (String) -> Bool { makesKey ?? { _ in false } }

    func reason(_ error: any Error, _ model: Any.Type) -> String {
        if let refused { return "\(refused) of \(model) takes no made-up value" }
        return "\(model) cannot be decoded from made-up values (\(error))"
    }
}
