#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a path leads to, found out without SQLite, so that a file that is no
/// graph is refused before anything could change it.
enum FileHeader {
    /// What is there.
    enum Kind: Equatable {
        case missing
        case empty
        case graph(userVersion: Int64)
    }

    /// Looks at the path.
    ///
    /// - Throws: ``GraphError``: `notAGraph` for anything else, with what it
    ///   is; `cannotOpen` if it cannot be read.
    static func inspect(_ path: String) throws -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return .missing }
            throw GraphError(.cannotOpen, "Cannot open \(path): \(reason()).")
        }
        let type = status.st_mode & S_IFMT
        if type == S_IFDIR {
            throw GraphError(
                .notAGraph, "\(path) is a folder, not a ConfGraph graph. Name a file in it.")
        }
        guard type == S_IFREG else {
            throw GraphError(
                .notAGraph, "\(path) is not a regular file, so it cannot hold a graph.")
        }
        if status.st_size == 0 { return .empty }
        let bytes = try firstBytes(path)
        guard bytes.starts(with: Array("SQLite format 3\0".utf8)), bytes.count == 100 else {
            throw GraphError(
                .notAGraph, "\(path) is not a ConfGraph graph: it is \(describe(bytes)).")
        }
        let application = bigEndian(bytes, 68)
        guard application == FileFormat.applicationID else {
            throw GraphError(
                .notAGraph,
                "\(path) is not a ConfGraph graph: it is a SQLite file of another program.")
        }
        let version = bigEndian(bytes, 60)
        guard version <= FileFormat.version else { throw FileFormat.newer(version, path: path) }
        return .graph(userVersion: version)
    }

    /// The size of a file in bytes; nil if there is none.
    static func size(_ path: String) -> Int64? {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// The path from the root of the file system; links are kept.
    static func absolutePath(_ path: String) -> String {
        var folder = ""
        if !path.hasPrefix("/") {
            guard let current = getcwd(nil, 0) else { return path }
            defer { free(current) }
            folder = String(cString: current)
        }
        // `..` stays: before it may stand a symbolic link.
        let parts = (folder + "/" + path).split(separator: "/").filter { $0 != "." }
        return "/" + parts.joined(separator: "/")
    }

    private static func firstBytes(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY)
        guard file >= 0 else {
            throw GraphError(.cannotOpen, "Cannot open \(path): \(reason()).")
        }
        defer { close(file) }
        return [UInt8](unsafeUninitializedCapacity: 100) { buffer, count in
            count = max(0, pread(file, buffer.baseAddress, 100, 0))
        }
    }

    private static func describe(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: Array("SQLite format 3".utf8)) { return "a cut-off SQLite file" }
        let isText = bytes.allSatisfy { $0 >= 32 || $0 == 9 || $0 == 10 || $0 == 13 }
        return isText ? "a text file" : "a file of another kind"
    }

    private static func bigEndian(_ bytes: [UInt8], _ offset: Int) -> Int64 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int64($1) }
    }

    private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
