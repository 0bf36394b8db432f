import ConfGraphSchema

/// Opens connections: what they are set to, and what is checked before they
/// are used.
struct DatabaseOpening {
    let path: String?
    let options: StorageOptions
    /// The file that a graph in memory begins as a copy of.
    var original: String?

    /// Makes sure that there is a graph of the current format at the path, or
    /// makes one.
    ///
    /// - Returns: a connection that may write; nil if none was needed.
    func prepareFile() throws -> Connection? {
        try Connection.checkLibrary()
        guard let path else {
            let connection = try Connection(path: nil, mode: .create, busyTimeout: 0)
            if let original {
                try copy(original, into: connection)
            } else {
                try connection.execute("PRAGMA page_size=\(FileFormat.pageSize)")
            }
            try configure(connection)
            try migrate(connection)
            return connection
        }
        switch try FileHeader.inspect(path) {
        case .graph(FileFormat.version):
            return nil
        case .graph:
            return options.readOnly ? nil : try openWriter(isNew: false)
        case .missing, .empty:
            guard options.createIfMissing, !options.readOnly else {
                if FileHeader.size(path) == 0 {
                    throw GraphError(
                        .notAGraph, "\(path) is not a ConfGraph graph: it is an empty file.")
                }
                throw GraphError(.cannotOpen, "No graph at \(path): there is no such file.")
            }
            return try openWriter(isNew: true)
        }
    }

    private func copy(_ file: String, into connection: Connection) throws {
        var options = options
        options.readOnly = true
        let source = try DatabaseOpening(path: FileHeader.absolutePath(file), options: options)
            .openReader()
        try connection.execute("PRAGMA page_size=\(try source.pageSize())")
        try connection.copyContent(of: source)
    }

    /// A connection that writes and copies the write-ahead log into the file.
    func openWriter(isNew: Bool) throws -> Connection {
        let connection = try Connection(
            path: path, mode: isNew ? .create : .readWrite, busyTimeout: options.busyTimeout,
            vfs: options.vfs)
        guard !connection.isReadOnly else {
            throw GraphError(
                .readOnly,
                "The graph cannot be changed: \(connection.path) or its folder is read-only.")
        }
        if isNew { try prepareNewFile(connection) }
        if try connection.text("PRAGMA journal_mode=WAL") != "wal" {
            throw GraphError(
                .cannotOpen,
                "\(connection.path) cannot use a write-ahead log: its file system does not allow "
                    + "it. Put the graph on a local disk.")
        }
        try configure(connection)
        try migrate(connection)
        try check(connection)
        return connection
    }

    /// A connection that reads, and leaves the write-ahead log alone.
    func openReader() throws -> Connection {
        guard let path else { preconditionFailure("A graph in memory has one connection.") }
        do {
            return try openReader(path, options.readOnly ? .readOnly : .readWrite)
        } catch let error as GraphError where SQLiteError.meansReadOnlyMedia(error) {
            // On read-only media the shared-memory file cannot be made. Without
            // a log there is nothing in it that the main file lacks.
            guard FileHeader.size(path + "-wal") ?? 0 == 0 else { throw error }
            return try openReader(path, .immutable)
        }
    }

    private func openReader(_ path: String, _ mode: Connection.Mode) throws -> Connection {
        let connection = try Connection(
            path: path, mode: mode, busyTimeout: options.busyTimeout, vfs: options.vfs)
        do {
            try configure(connection)
            connection.checkpointOnClose(false)
            try connection.execute("PRAGMA query_only=ON")
            try check(connection)
            return connection
        } catch {
            connection.tidyOnClose()
            throw error
        }
    }

    /// What must be set while the file is still empty.
    private func prepareNewFile(_ connection: Connection) throws {
        guard try connection.integer("PRAGMA page_count") == 0 else { return }
        try connection.execute(
            """
            PRAGMA page_size=\(FileFormat.pageSize);
            PRAGMA application_id=\(FileFormat.applicationID)
            """)
    }

    private func configure(_ connection: Connection) throws {
        try connection.execute(
            """
            PRAGMA synchronous=\(options.synchronous == .full ? "FULL" : "NORMAL");
            PRAGMA secure_delete=OFF;
            PRAGMA fullfsync=ON;
            PRAGMA checkpoint_fullfsync=ON
            """)
        try connection.harden()
        try connection.execute(
            """
            PRAGMA cache_size=-\(max(256, options.pageCacheBytes >> 10));
            PRAGMA journal_size_limit=\(4 * options.checkpointBytes)
            """)
        #if os(Linux)
            // Elsewhere a mapped file is too easily cut by another process.
            // A page of a mapped file is taken up anew at each use, and checking
            // all its cells each time makes a look-up cost four times as much.
            if path != nil {
                try connection.execute("PRAGMA mmap_size=2147418112; PRAGMA cell_size_check=OFF")
            }
        #endif
    }

    private func check(_ connection: Connection) throws {
        guard try connection.integer("PRAGMA application_id") == FileFormat.applicationID else {
            throw GraphError(
                .notAGraph,
                "\(connection.path) is not a ConfGraph graph: it is a SQLite file of another "
                    + "program.")
        }
        let version = try connection.integer("PRAGMA user_version") ?? 0
        guard version <= FileFormat.version else {
            throw FileFormat.newer(version, path: connection.path)
        }
        guard version == FileFormat.version else {
            throw GraphError(
                .notAGraph,
                "\(connection.path) has format \(version) and must be brought to format "
                    + "\(FileFormat.version) first. Open it once for writing.")
        }
        try SchemaCheck.verify(connection)
    }

    /// Brings an older or new file to the current format, in one transaction.
    private func migrate(_ connection: Connection) throws {
        guard try connection.integer("PRAGMA user_version") ?? 0 < FileFormat.version else {
            return
        }
        try connection.beginWrite()
        do {
            // Another process may have been faster.
            let version = try connection.integer("PRAGMA user_version") ?? 0
            for migration in Schema.migrations where migration.version > version {
                // What format 1 kept in rows cannot be rewritten by SQL alone.
                let claims =
                    version > 0 && migration.version == 2
                    ? try ClaimConversion(reading: connection) : nil
                try connection.execute(migration.sql)
                try claims?.write(to: connection)
            }
            if version == 0 {
                let settings = try connection.prepare("INSERT INTO meta VALUES(?, ?)")
                for (key, value) in [
                    ("min_reader", "1"), ("min_writer", "3"), ("labels", options.labels.rawValue),
                    ("null_properties", options.nullProperties.rawValue),
                ] {
                    try settings.bind(key, at: 1)
                    try settings.bind(value, at: 2)
                    try settings.run()
                }
            } else {
                try connection.execute(
                    "UPDATE state SET catalog_generation = catalog_generation + 1")
            }
            if version < FileFormat.version {
                try connection.execute("PRAGMA user_version=\(FileFormat.version)")
            }
            try connection.commit()
        } catch {
            connection.rollback()
            throw error
        }
    }
}

extension Connection {
    /// Lets closing tidy the log away if it is empty: there is nothing in it
    /// that a checkpoint could copy.
    func tidyOnClose() {
        if FileHeader.size(path + "-wal") == 0 { checkpointOnClose(true) }
    }
}
