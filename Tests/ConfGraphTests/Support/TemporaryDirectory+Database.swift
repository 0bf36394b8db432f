@testable import ConfGraph

extension TemporaryDirectory {
    /// Opens a graph in it, or makes one.
    func database(
        _ name: String, _ change: (inout StorageOptions) -> Void = { _ in }
    ) throws -> Database {
        var options = StorageOptions()
        options.createIfMissing = true
        change(&options)
        return try Database(path: path(name), options: options)
    }
}
