import Foundation

/// The kept files of older formats.
enum KeptFile {
    /// Where the file of a name is kept.
    static func url(_ name: String) -> URL {
        Repository.current.url("Tests/ConfGraphTests/Fixtures/\(name).cgdb")
    }

    /// A copy to be opened, so that the kept file stays as it is.
    static func copy(_ name: String, to folder: TemporaryDirectory) throws -> String {
        let copy = folder.url.appending(path: "graph.db")
        try FileManager.default.copyItem(at: url(name), to: copy)
        return copy.path
    }
}
