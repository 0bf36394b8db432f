import Foundation

/// How much the tests do: `CONFGRAPH_LONG_TESTS=1` asks for the long tier.
enum TestTier {
    static let isLong = ProcessInfo.processInfo.environment["CONFGRAPH_LONG_TESTS"] == "1"

    static func pick<Value>(quick: Value, long: Value) -> Value { isLong ? long : quick }
}
