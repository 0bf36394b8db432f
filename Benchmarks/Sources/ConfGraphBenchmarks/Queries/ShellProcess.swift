import Foundation

/// A running `confgraph shell`, or what is asked like one: one traversal a
/// line, one answer a line.
final class ShellProcess {
    struct Answer {
        let result: [Any]
        /// From the arrival of the text to the encoded answer, as the shell says.
        let nanoseconds: Double
        /// From the text's way into the pipe to the answer's way out of it.
        let wall: Double
    }

    private let child: pid_t
    private let input: Int32
    private let output: Int32
    private var unread: [UInt8] = []

    convenience init(program: String, database: String, limits: [String]) throws {
        try self.init(
            [program, "shell", "--db", database, "--format", "graphson", "--quiet"] + limits)
    }

    init(_ arguments: [String]) throws {
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else { throw Failure("no pipe") }
        child = try ChildProcess.spawn(arguments) { actions in
            posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
            posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
            for end in toChild + fromChild { posix_spawn_file_actions_addclose(&actions, end) }
        }
        close(toChild[0])
        close(fromChild[1])
        input = toChild[1]
        output = fromChild[0]
    }

    func ask(_ line: String) throws -> Answer {
        let begin = ContinuousClock.now
        var text = Array(line.utf8)
        text.append(UInt8(ascii: "\n"))
        var written = 0
        while written < text.count {
            let count = text.withUnsafeBytes {
                write(input, $0.baseAddress! + written, text.count - written)
            }
            guard count > 0 else { throw Failure("the shell does not read") }
            written += count
        }
        let bytes = try readLine()
        let wall = (ContinuousClock.now - begin).nanoseconds
        guard let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            let result = object["result"] as? [Any],
            let nanoseconds = (object["ns"] as? NSNumber)?.doubleValue
        else { throw Failure("\(line): \(String(decoding: bytes, as: UTF8.self))") }
        return Answer(result: result, nanoseconds: nanoseconds, wall: wall)
    }

    private func readLine() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var searched = 0
        while true {
            if let end = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeFirst(end + 1) }
                return Array(unread[..<end])
            }
            searched = unread.count
            let count = buffer.withUnsafeMutableBytes { read(output, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Failure("the shell has ended") }
            unread += buffer[..<count]
        }
    }

    /// The most memory that the process has had, in bytes; 0 where the system
    /// does not say.
    var peakMemory: Int { ChildProcess.peakMemory(of: "\(child)") }

    /// Ends its input and waits for it.
    func finish() {
        close(input)
        close(output)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    }
}
