import Foundation

/// This test program, started once more to be another process: it runs one
/// suite, which does what the environment tells it.
///
/// The child writes bytes into a pipe on descriptor `TestProcess.reportDescriptor`
/// that `read` hands over. It can be killed at any moment.
final class TestProcess {
    /// Where the child reports; high, so that nothing else has it.
    static let reportDescriptor: Int32 = 200

    /// Whether tests run as an executable that can be started again: on Linux
    /// they do, on macOS they are a bundle that Xcode's tool loads.
    static var isSupported: Bool {
        #if os(Linux)
            true
        #else
            false
        #endif
    }

    let identifier: pid_t
    private let pipe: Int32
    private(set) var isRunning = true

    /// - Parameters:
    ///   - suite: the suite that the child runs, and no other.
    ///   - environment: added to this process's.
    init(suite: String, environment: [String: String]) throws {
        var ends: [Int32] = [-1, -1]
        guard Self.makePipe(&ends) else { throw ProcessFailure("pipe: \(errno)") }
        pipe = ends[0]
        defer { close(ends[1]) }

        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let arguments = [program, "--testing-library", "swift-testing", "--filter", suite]
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var variablePointers = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argumentPointers + variablePointers).forEach { free($0) } }

        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], Self.reportDescriptor)
        // A child that is killed half-way must not leave half a report on the
        // terminal, and its "test run started" is nobody's business.
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)

        var child: pid_t = 0
        let status = posix_spawn(
            &child, program, &actions, nil, &argumentPointers, &variablePointers)
        guard status == 0 else {
            close(pipe)
            throw ProcessFailure("posix_spawn: \(status)")
        }
        identifier = child
    }

    deinit {
        kill()
        close(pipe)
    }

    /// The bytes reported since the last call, up to `limit`; waits for the
    /// first of them as long as told. Empty: nothing came, or the child is gone.
    func read(limit: Int = 65536, waiting milliseconds: Int32) -> [UInt8] {
        var request = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, milliseconds) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: limit)
        #if canImport(Darwin)
            let count = Darwin.read(pipe, &buffer, limit)
        #else
            let count = Glibc.read(pipe, &buffer, limit)
        #endif
        return count > 0 ? Array(buffer[..<count]) : []
    }

    /// Ends the child without a chance to clean up, and waits until it is gone.
    func kill() {
        guard isRunning else { return }
        #if canImport(Darwin)
            _ = Darwin.kill(identifier, SIGKILL)
        #else
            _ = Glibc.kill(identifier, SIGKILL)
        #endif
        _ = wait()
    }

    /// Waits for the child's end; its exit status, or minus the signal that ended it.
    @discardableResult
    func wait() -> Int32 {
        guard isRunning else { return 0 }
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
        isRunning = false
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }

    /// In the child: reports bytes. A whole number of at most 512 bytes is
    /// written at once or not at all.
    static func report(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(reportDescriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { exit(3) }
            rest = rest.dropFirst(count)
        }
    }

    private static func makePipe(_ ends: inout [Int32]) -> Bool {
        #if canImport(Darwin)
            guard Darwin.pipe(&ends) == 0 else { return false }
        #else
            guard Glibc.pipe(&ends) == 0 else { return false }
        #endif
        // Not inherited by children that other tests start.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return true
    }
}

struct ProcessFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
