/// The version of the file format that this build reads and writes, and how
/// a file says that it is a graph.
enum FileFormat {
    /// "CnfG" in SQLite's `application_id`.
    static let applicationID: Int64 = 0x436e_6647
    /// The version of new files.
    static let version: Int64 = 3
    static let pageSize = 16_384
    /// The first version whose programs read blocks of two levels.
    static let firstWithLevels: Int64 = 3

    /// Throws if a file asks for a newer program than this.
    static func check(minimumReader: String?, minimumWriter: String?, path: String) throws {
        if let text = minimumReader, Int64(text) ?? .max > version {
            throw GraphError(
                .notAGraph,
                "\(path) needs a newer ConfGraph: it asks for format \(text), "
                    + "this program knows format \(version). Update ConfGraph.")
        }
        if let text = minimumWriter, Int64(text) ?? .max > version {
            throw GraphError(
                .readOnly,
                "\(path) can be read but not changed by this ConfGraph: writing asks for format "
                    + "\(text), this program knows format \(version). Update ConfGraph.")
        }
    }

    /// The error of a file of a later format.
    static func newer(_ found: Int64, path: String) -> GraphError {
        GraphError(
            .notAGraph,
            "\(path) was made by a newer ConfGraph: it has format \(found), "
                + "this program knows format \(version). Update ConfGraph.")
    }
}
