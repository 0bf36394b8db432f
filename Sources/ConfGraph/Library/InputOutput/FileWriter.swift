#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes a file as a whole: bytes gather beside it, and only ``finish()``
/// puts them in its place, so that a failure leaves what was there.
struct FileWriter: ~Copyable {
    private let folder: Int32
    private let name: String
    private let draft: String
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var isFinished = false

    /// - Parameters:
    ///   - folder: an open folder, which is left open.
    ///   - name: the file's name in it.
    /// - Throws: ``GraphError`` (`io`) that says why.
    init(inFolder folder: Int32, name: String) throws {
        self.folder = folder
        self.name = name
        draft = ".\(name).\(UInt32.random(in: 0 ... .max)).part"
        descriptor = openat(
            folder, draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        buffer = []
        if descriptor < 0 { throw Self.failure(name) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if descriptor >= 0, !isFinished { unlinkat(folder, draft, 0) }
    }

    private static func failure(_ name: String) -> GraphError {
        GraphError(.io, "Writing \(name) failed: \(String(cString: strerror(errno))).")
    }

    /// Adds what the body appends.
    mutating func write(_ body: (inout [UInt8]) throws -> Void) throws {
        try body(&buffer)
        if buffer.count >= 1 << 16 { try flush() }
    }

    private mutating func flush() throws {
        var start = 0
        while start < buffer.count {
            let written = buffer.withUnsafeBytes { bytes in
                #if canImport(Glibc)
                    Glibc.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
                #elseif canImport(Musl)
                    Musl.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
                #else
                    Darwin.write(descriptor, bytes.baseAddress! + start, bytes.count - start)
                #endif
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw Self.failure(name)
            }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Puts the file in its place.
    mutating func finish() throws {
        try flush()
        guard fsync(descriptor) == 0, renameat(folder, draft, folder, name) == 0 else {
            throw Self.failure(name)
        }
        isFinished = true
    }
}
