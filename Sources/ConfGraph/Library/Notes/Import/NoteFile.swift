#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of notes: its real path and its bytes.
struct NoteFile {
    /// Without links and `..`, so that a file has one path whatever it is
    /// called from.
    var path: String
    var bytes: [UInt8]

    /// The path's last part.
    var name: String { Self.name(path) }

    /// Notes that are no file. Each text is a source of its own: loaded again it
    /// is the same one, and another text leaves it alone.
    init(text: [UInt8]) {
        bytes = text
        var digest = NoteDigest()
        digest.add(text)
        let name = digest.bytes.prefix(4).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        path = Self.textScheme + name
    }

    /// How sources that are no files are called.
    static let textScheme = "text:"

    static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Reads a whole file.
    ///
    /// - throws: ``GraphError``: `cannotOpen` if it is missing, a directory or
    ///   not readable, `badInput` if it is too large for notes.
    init(path given: String) throws {
        var reader = try FileReader(path: given)
        guard reader.byteCount <= NoteBytes.maximumSize else {
            throw GraphError(
                .badInput,
                "\(Self.name(given)) is too large for notes: \(reader.byteCount >> 20) MB, and at most \(NoteBytes.maximumSize >> 20) MB are read. Split it."
            )
        }
        path = Self.realPath(given) ?? given
        bytes = []
        bytes.reserveCapacity(reader.byteCount)
        let piece = UnsafeMutableBufferPointer<UInt8>.allocate(
            capacity: min(max(reader.byteCount + 1, 4096), 1 << 18))
        defer { piece.deallocate() }
        while true {
            let count = try reader.read(into: piece)
            if count == 0 { break }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: piece[..<count]))
            // A pipe or a growing file tells no size beforehand.
            guard bytes.count <= NoteBytes.maximumSize else {
                throw GraphError(
                    .badInput,
                    "\(Self.name(given)) is too large for notes: more than \(NoteBytes.maximumSize >> 20) MB. Split it."
                )
            }
        }
    }

    /// The path without links, `.` and `..`; nil if there is no such file.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether there is such a file; texts that are no files never go away.
    static func exists(_ path: String) -> Bool {
        path.hasPrefix(textScheme) || access(path, F_OK) == 0
    }

    /// Seconds since 1970.
    static func now() -> Int64 { Int64(time(nil)) }
}
