@testable import ConfGraph

extension Database {
    /// What is wrong with the file, by SQLite's own check.
    func problemsFound() throws -> [String] {
        try read(cancellation: nil) { reader in
            let statement = try reader.connection.prepare("PRAGMA integrity_check")
            var problems: [String] = []
            while try statement.step() {
                let line = statement.text(0)
                if line != "ok" { problems.append(line) }
            }
            return problems
        }
    }
}
