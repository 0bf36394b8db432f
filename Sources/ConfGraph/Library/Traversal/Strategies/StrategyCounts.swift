import Synchronization

/// How often each strategy changed a traversal, for tests that show that it
/// does.
enum StrategyCounts {
    private static let counts = Mutex<[String: Int]>([:])

    static func count(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }

    static func value(_ name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
}
