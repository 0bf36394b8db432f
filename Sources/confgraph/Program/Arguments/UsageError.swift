/// The command line cannot be understood: exit status 2.
struct UsageError: Error {
    let message: String
    /// The command whose help page tells more.
    var command: String?

    init(_ message: String, command: String? = nil) {
        self.message = message
        self.command = command
    }
}
