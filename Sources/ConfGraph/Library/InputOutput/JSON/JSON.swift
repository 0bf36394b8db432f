/// A JSON document as it stands in the text.
///
/// Foundation's parsers are not used: they turn numbers into doubles (or
/// guess), so that `1` and `1.0` are the same and a long, a big integer or a
/// decimal number loses digits. Here a number keeps its text.
enum JSON: Sendable {
    case null
    case bool(Bool)
    /// The number as written, checked to be one.
    case number(String)
    case string(String)
    case array([JSON])
    /// The members as written; of a repeated name the last one counts.
    case object([(name: String, value: JSON)])

    /// The member of an object; nil if it has none of that name.
    subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name.hasSameBytes(as: name) }?.value
    }

    /// What this is, for messages.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
