#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The reader of standard output has gone (`confgraph … | head`): there is
/// nobody left to tell.
struct BrokenPipe: Error {}

/// Bytes on their way to a file descriptor.
///
/// They are held back up to a limit, so that a command that fails has printed
/// nothing, and written in one piece.
final class OutputBuffer {
    private(set) var bytes: [UInt8] = []
    private let descriptor: Int32
    /// How many bytes may wait.
    private let limit: Int
    /// Whether something was written already.
    private(set) var hasWritten = false

    init(descriptor: Int32 = STDOUT_FILENO, limit: Int = 1 << 16) {
        self.descriptor = descriptor
        self.limit = limit
    }

    func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
    /// Text that is ASCII and known when the program is built.
    func append(ascii text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    func append(_ byte: UInt8) { bytes.append(byte) }
    func append(contentsOf other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

    /// Lets `body` write into the buffer itself.
    func withBytes(_ body: (inout [UInt8]) throws -> Void) rethrows { try body(&bytes) }

    /// Forgets what waits.
    func discard() { bytes.removeAll(keepingCapacity: true) }

    /// Marks the end of a result: writes if enough waits.
    func endResult() throws {
        if bytes.count >= limit { try flush() }
    }

    /// Writes all that waits.
    ///
    /// - Throws: ``BrokenPipe``; ``OutputError``.
    func flush() throws {
        guard !bytes.isEmpty else { return }
        hasWritten = true
        defer { bytes.removeAll(keepingCapacity: true) }
        try bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let written = write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
                if written >= 0 {
                    offset += written
                } else if errno == EPIPE {
                    throw BrokenPipe()
                } else if errno == EAGAIN || errno == EWOULDBLOCK {
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&ready, 1, -1)
                } else if errno != EINTR {
                    throw OutputError(reason: String(cString: strerror(errno)))
                }
            }
        }
    }
}

/// Results could not be written, for instance because the disk is full.
struct OutputError: Error {
    let reason: String
}
