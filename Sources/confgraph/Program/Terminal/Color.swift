/// The few colours in use.
enum Color: String {
    case error = "\u{1B}[1;31m"
    case hint = "\u{1B}[33m"
    case element = "\u{1B}[36m"

    private static let reset = "\u{1B}[0m"

    func applied(to text: String) -> String { rawValue + text + Self.reset }
}
