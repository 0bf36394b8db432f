#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads lines from a descriptor as they arrive.
struct LineReader {
    private static let chunkSize = 1 << 16
    /// No traversal is as long as this: a line without end must not take all
    /// memory.
    private static let longestLine = 64 << 20

    private let descriptor: Int32
    /// Ends the input when it becomes readable.
    private let interrupt: Int32
    private var bytes: [UInt8] = []
    private var start = 0
    /// Bytes before this one hold no line end.
    private var searched = 0
    private var hasEnded = false

    init(descriptor: Int32 = STDIN_FILENO, interrupt: Int32 = -1) {
        self.descriptor = descriptor
        self.interrupt = interrupt
    }

    /// The next line without its end (a carriage return before it goes, too);
    /// nil at the end of the input.
    mutating func next() -> String? {
        while true {
            if let end = lineEnd() { return take(upTo: end, next: end + 1) }
            searched = bytes.count
            if hasEnded || searched - start > Self.longestLine {
                return start < bytes.count ? take(upTo: bytes.count, next: bytes.count) : nil
            }
            fill()
        }
    }

    /// The first line end that has not been looked for yet.
    private func lineEnd() -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress,
                let end = memchr(first + searched, 0x0A, bytes.count - searched)
            else { return nil }
            return UnsafeRawPointer(end) - first
        }
    }

    private mutating func take(upTo end: Int, next: Int) -> String {
        var last = end
        if last > start, bytes[last - 1] == UInt8(ascii: "\r") { last -= 1 }
        let line = String(decoding: bytes[start..<last], as: UTF8.self)
        start = next
        searched = next
        return line
    }

    private mutating func fill() {
        if start > 0 {
            bytes.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        let used = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: Self.chunkSize))
        var count = 0
        repeat {
            guard waitForInput() else { break }
            count = bytes.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress! + used, Self.chunkSize)
            }
        } while count < 0 && errno == EINTR
        bytes.removeLast(Self.chunkSize - max(count, 0))
        if count <= 0 { hasEnded = true }
    }

    /// False if the wait was interrupted.
    private func waitForInput() -> Bool {
        guard interrupt >= 0 else { return true }
        var waiting = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: interrupt, events: Int16(POLLIN), revents: 0),
        ]
        while poll(&waiting, nfds_t(waiting.count), -1) < 0 && errno == EINTR {}
        return waiting[1].revents == 0
    }
}
