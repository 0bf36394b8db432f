/// A sub-command.
protocol Command: Sendable {
    static var description: CommandDescription { get }
    static func run(_ arguments: ParsedArguments) throws -> ExitStatus
}
