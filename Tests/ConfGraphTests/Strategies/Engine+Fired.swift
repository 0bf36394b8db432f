@testable import ConfGraph

extension Engine.Plan {
    /// The names of the strategies that have acted.
    var fired: Set<String> { Set(context.strategies.entries.map(\.strategy)) }
}
