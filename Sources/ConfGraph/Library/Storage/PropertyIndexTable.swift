/// The table behind one property index.
enum PropertyIndexTable {
    static func name(_ index: Int64) -> String { "index_\(index)" }

    /// The table's definition: exactly this text is what a file must hold.
    static func definition(_ index: Int64) -> String {
        "CREATE TABLE index_\(index)(class INTEGER NOT NULL, value NOT NULL, "
            + "vertex INTEGER NOT NULL, property INTEGER NOT NULL, "
            + "PRIMARY KEY(class, value, vertex, property)) WITHOUT ROWID"
    }
}
