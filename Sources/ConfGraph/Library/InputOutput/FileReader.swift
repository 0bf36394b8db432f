#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a file, or bytes, from front to back in pieces.
///
/// Plain `read` calls, because Foundation's file handles are not in
/// FoundationEssentials and cost a `Data` a piece.
struct FileReader: ~Copyable {
    private let descriptor: Int32
    private var rest: ArraySlice<UInt8>
    /// The file's name, for messages.
    let name: String
    /// The file's length, as far as it is known.
    let byteCount: Int
    /// How many bytes have been given out.
    private(set) var bytesRead = 0

    /// Opens a file.
    ///
    /// - Throws: ``GraphError`` (`cannotOpen`) that says why.
    init(path: String) throws {
        try self.init(descriptor: open(path, O_RDONLY | O_CLOEXEC), path: path)
    }

    /// Takes over what `open` returned for a file.
    ///
    /// - Parameter onlyPlain: refuses pipes and devices.
    /// - Throws: ``GraphError`` (`cannotOpen`) that says why.
    init(descriptor: Int32, path: String, onlyPlain: Bool = false) throws {
        let failure = errno
        name = String(path.split(separator: "/", omittingEmptySubsequences: true).last ?? "file")
        rest = []
        var status = stat()
        var reason: String?
        if descriptor < 0 {
            reason =
                failure == ENOENT ? "there is no such file" : String(cString: strerror(failure))
        } else if fstat(descriptor, &status) != 0 {
            reason = String(cString: strerror(errno))
        } else if status.st_mode & S_IFMT == S_IFDIR {
            reason = "it is a directory"
        } else if onlyPlain, status.st_mode & S_IFMT != S_IFREG {
            reason = "it is not a plain file"
        }
        self.descriptor = descriptor
        byteCount = Int(status.st_size)
        if let reason {
            throw GraphError(.cannotOpen, "Cannot read \(path): \(reason).")
        }
    }

    /// Gives out bytes as if they were a file.
    init(bytes: [UInt8], name: String = "input") {
        descriptor = -1
        rest = bytes[...]
        self.name = name
        byteCount = bytes.count
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Reads up to a buffer full; 0 at the end.
    ///
    /// - Throws: ``GraphError`` (`io`).
    mutating func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        var count: Int
        if descriptor < 0 {
            count = min(rest.count, buffer.count)
            _ = buffer.update(fromContentsOf: rest.prefix(count))
            rest = rest.dropFirst(count)
        } else {
            repeat {
                #if canImport(Glibc)
                    count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            } while count < 0 && errno == EINTR
        }
        if count < 0 {
            throw GraphError(.io, "Reading \(name) failed: \(String(cString: strerror(errno))).")
        }
        bytesRead += count
        return count
    }
}
