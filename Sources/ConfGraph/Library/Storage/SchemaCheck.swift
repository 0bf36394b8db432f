import ConfGraphSchema

/// Compares the tables, indexes, triggers and views of a file with those that
/// the format has.
///
/// A trigger or a view of a stranger would run with every write or read; a
/// table with other columns would be read wrongly. So nothing but the
/// expected objects is accepted, and property indexes, which are made at run
/// time, are recognised by their exact text.
enum SchemaCheck {
    /// Throws if an object is missing, or was changed or added by others.
    static func verify(_ connection: Connection) throws {
        let expected = expectedObjects
        var found = 0
        let statement = try connection.prepare("SELECT name, sql FROM sqlite_schema")
        while try statement.step() {
            let name = statement.text(0)
            if name.hasPrefix("sqlite_") { continue }
            let sql = statement.text(1)
            if let text = expected[name] {
                guard text.hasSameBytes(as: sql) else { throw foreign(name, connection) }
                found += 1
            } else if !isPropertyIndex(name, sql) {
                throw foreign(name, connection)
            }
        }
        guard found == expected.count else {
            throw GraphError(
                .corrupt,
                "The graph is damaged: \(connection.path) lacks some of its tables. "
                    + "Restore a backup.")
        }
    }

    /// The statements of a migration; a blank line separates two.
    static func statements(_ sql: String) -> [Substring] {
        var statements: [Substring] = []
        var start = sql.startIndex
        var index = sql.startIndex
        while index < sql.endIndex {
            let next = sql.utf8.index(after: index)
            if sql.utf8[index] == 10, next == sql.endIndex || sql.utf8[next] == 10 {
                if start < index { statements.append(sql[start..<index]) }
                start = next < sql.endIndex ? sql.utf8.index(after: next) : next
                index = start
            } else {
                index = next
            }
        }
        if start < sql.endIndex { statements.append(sql[start...]) }
        return statements
    }

    private static func isPropertyIndex(_ name: String, _ sql: String) -> Bool {
        guard name.hasPrefix("index_"), let number = Int64(name.dropFirst(6)) else { return false }
        return sql.hasSameBytes(as: PropertyIndexTable.definition(number))
    }

    private static func foreign(_ name: String, _ connection: Connection) -> GraphError {
        GraphError(
            .notAGraph,
            "\(connection.path) holds \(name), which ConfGraph did not make. Other programs may "
                + "read the file, not change it; remove that object to use the graph.")
    }

    /// The text of every object, as SQLite keeps it.
    private static let expectedObjects: [String: String] = {
        var objects: [String: String] = [:]
        for migration in Schema.migrations {
            for statement in statements(migration.sql) {
                if statement.hasPrefix("DROP ") {
                    let name = statement.split { $0 == " " || $0 == ";" }[2]
                    objects[String(name)] = nil
                }
                guard statement.hasPrefix("CREATE ") else { continue }
                let text = statement.hasSuffix(";") ? statement.dropLast() : statement
                let words = text.split(maxSplits: 3) { $0 == " " || $0 == "(" }
                let place = words[1] == "UNIQUE" ? text.split(separator: " ")[3] : words[2]
                objects[String(place)] = String(text)
            }
        }
        return objects
    }()
}
