import Foundation

/// Whole processes, from start to end.
enum ChildProcess {
    #if canImport(Darwin)
        typealias FileActions = posix_spawn_file_actions_t?
        private static var noActions: FileActions { nil }
    #else
        typealias FileActions = posix_spawn_file_actions_t
        private static var noActions: FileActions { FileActions() }
    #endif

    struct Outcome {
        let status: Int32
        let nanoseconds: Double
        let output: String
        /// The most memory that it has had, in bytes.
        let peakMemory: Int
    }

    /// This program, to be started once more as a child.
    static func ownPath() throws -> String {
        guard let path = Bundle.main.executablePath else { throw Failure("where is this program?") }
        return path
    }

    /// Starts a program whose standard output and perhaps input go elsewhere.
    /// `posix_spawn` rather than `Foundation.Process`, which costs milliseconds
    /// of its own.
    static func spawn(
        _ arguments: [String], _ redirect: (inout FileActions) -> Void
    ) throws -> pid_t {
        var actions = noActions
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        redirect(&actions)
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { pointers.forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawn(&child, arguments[0], &actions, nil, &pointers, environ) == 0 else {
            throw Failure("cannot start \(arguments[0])")
        }
        return child
    }

    /// Runs a program and waits for its end.
    static func run(_ arguments: [String]) throws -> Outcome {
        let output = FileManager.default.temporaryDirectory
            .appendingPathComponent("confgraph-bench-\(getpid()).out").path
        defer { unlink(output) }
        let clock = ContinuousClock()
        let begin = clock.now
        let child = try spawn(arguments) {
            posix_spawn_file_actions_addopen(&$0, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var status: Int32 = 0
        var usage = rusage()
        let watch = MemoryWatch(child)
        while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
        let elapsed = (clock.now - begin).nanoseconds
        watch.end()
        let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
        #if canImport(Darwin)
            let peak = usage.ru_maxrss
        #else
            let peak = watch.peak
        #endif
        return Outcome(status: status, nanoseconds: elapsed, output: text, peakMemory: peak)
    }

    /// The most memory that a process has had, in bytes; 0 where the system does
    /// not say.
    static func peakMemory(of process: String = "self") -> Int { memory("VmHWM", of: process) }

    /// A line of what Linux says of a process's memory, in bytes.
    static func memory(_ name: String, of process: String) -> Int {
        let path = "/proc/\(process)/status"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return 0 }
        for line in text.split(separator: "\n") where line.hasPrefix(name + ":") {
            return (Int(line.filter(\.isNumber)) ?? 0) << 10
        }
        return 0
    }
}
