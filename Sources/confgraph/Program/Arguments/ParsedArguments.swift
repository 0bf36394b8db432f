/// The words of a command line, sorted by a ``CommandDescription``.
struct ParsedArguments {
    private(set) var operands: [String] = []
    private var values: [String: [String]] = [:]

    /// The value of an option that was given at most once.
    func value(_ option: String) -> String? { values[option]?.last }

    /// All values of an option that may be repeated, in order.
    func values(_ option: String) -> [String] { values[option] ?? [] }

    func has(_ option: String) -> Bool { values[option] != nil }

    /// The value of an option as a whole number.
    func integer(_ option: String) throws -> Int? {
        guard let text = value(option) else { return nil }
        guard let number = Int(text) else {
            throw UsageError("--\(option) takes a number, and \(Printable.quoted(text)) is none.")
        }
        return number
    }

    mutating func add(operand: String) { operands.append(operand) }
    mutating func add(_ value: String, to option: String) {
        values[option, default: []].append(value)
    }
    mutating func set(_ option: String) { values[option] = values[option] ?? [] }
}
