#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of `io()`: those in one folder that the program allows.
///
/// The text of a traversal may come from anywhere. So a name is walked from
/// the folder part by part, and no part may be `..` or a link: nothing that
/// other programs change meanwhile leads out of the folder.
struct FolderFiles: GraphFiles {
    let folder: String
    /// The graph's own file, which is never replaced; nil in memory.
    let graph: String?

    func read(_ name: String, _ format: GraphFileFormat, into writer: StorageWriter) throws {
        var task = GraphSONImport(into: writer) {
            try withFolder(of: name, "read") { folder, last in
                // Without waiting, lest a pipe holds up the transaction.
                let file = openat(folder, last, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
                if file < 0 && errno == ENOENT {
                    throw GraphError(.cannotOpen, "Cannot read \(name): it does not exist.")
                }
                if file < 0 && errno == ELOOP { throw Self.refused(name) }
                return try FileReader(descriptor: file, path: name, onlyPlain: true)
            }
        }
        _ = try task.run()
    }

    func write(_ name: String, _ format: GraphFileFormat, from reader: StorageReader) throws {
        try withFolder(of: name, "write") { folder, last in
            if isOfGraph(folder, last) {
                throw GraphError(
                    .invalidArgument,
                    "Cannot write \(name): it belongs to the graph itself. Choose another name.")
            }
            var file = try FileWriter(inFolder: folder, name: last)
            _ = try GraphSONExport(reader).write(to: &file)
            try file.finish()
        }
    }

    /// Calls the body with the opened folder in which the file lies, and the
    /// last part of its name.
    private func withFolder<R: ~Copyable>(
        of name: String, _ verb: String, _ body: (Int32, String) throws -> R
    ) throws -> R {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let last = parts.last, !name.utf8.contains(0),
            parts.allSatisfy({ !["", ".", ".."].contains($0) })
        else { throw Self.refused(name) }
        var folder = open(self.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if folder >= 0 { close(folder) } }
        for part in parts.dropLast() where folder >= 0 {
            let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            let failure = errno
            close(folder)
            folder = next
            errno = failure
        }
        guard folder >= 0 else {
            // A link that stands where a folder should is reported as either.
            if errno == ELOOP || errno == ENOTDIR { throw Self.refused(name) }
            throw GraphError(
                .cannotOpen, "Cannot \(verb) \(name): \(String(cString: strerror(errno))).")
        }
        return try body(folder, last)
    }

    private func isOfGraph(_ folder: Int32, _ name: String) -> Bool {
        var mine = stat()
        guard let graph, fstatat(folder, name, &mine, AT_SYMLINK_NOFOLLOW) == 0 else {
            return false
        }
        return ["", "-wal", "-shm", "-journal"].contains { suffix in
            var other = stat()
            return stat(graph + suffix, &other) == 0 && other.st_ino == mine.st_ino
                && other.st_dev == mine.st_dev
        }
    }

    private static func refused(_ name: String) -> GraphError {
        GraphError(
            .invalidArgument,
            "A traversal may not use the file \(name.prefix(200)): it must lie in the allowed "
                + "folder, named from there, without .., links or a leading /.")
    }
}
