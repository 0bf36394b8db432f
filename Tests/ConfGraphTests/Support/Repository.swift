import Foundation

/// The checked-out repository, for tests that read its files.
struct Repository: Sendable {
    static let current = Repository(
        root: URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent())

    let root: URL

    struct File {
        /// From the top of the repository.
        let path: String
        let text: String

        var name: String { path.split(separator: "/").last.map(String.init) ?? path }

        /// The lines without comments and without the inside of multi-line
        /// string literals. Block comments are not used here.
        var codeLines: [Line] {
            var isInString = false
            var lines: [Line] = []
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            {
                var code = String(line)
                let delimiters = code.ranges(of: "\"\"\"").count
                defer { if delimiters % 2 == 1 { isInString.toggle() } }
                if isInString { continue }
                if let comment = code.range(of: "//") { code = String(code[..<comment.lowerBound]) }
                if !code.allSatisfy(\.isWhitespace) {
                    lines.append(Line(number: index + 1, text: code))
                }
            }
            return lines
        }
    }

    struct Line {
        let number: Int
        let text: String

        /// The names in the line, outside string literals.
        var identifiers: [String] {
            let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
            return stride(from: 0, to: pieces.count, by: 2).flatMap { index in
                pieces[index].split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
            }
        }
    }

    func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    func text(_ path: String) throws -> String {
        try String(contentsOf: url(path), encoding: .utf8)
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: url(path).path)
    }

    /// The names in a folder, sorted, hidden ones left out.
    func listing(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url(path).path)
            .filter { !$0.hasPrefix(".") }.sorted()
    }

    func swiftFiles(_ folder: String) throws -> [File] {
        try files(folder, extensions: ["swift"])
    }

    /// The files below a folder; none if there is no such folder. What was
    /// built is no part of the repository.
    func files(_ folder: String, extensions: Set<String>) throws -> [File] {
        guard let walk = FileManager.default.enumerator(atPath: url(folder).path) else { return [] }
        var files: [File] = []
        for case let relative as String in walk {
            let parts = relative.split(separator: "/")
            if parts.contains(where: { $0.hasPrefix(".") }) { continue }
            guard let dot = relative.lastIndex(of: "."),
                extensions.contains(String(relative[relative.index(after: dot)...]))
            else { continue }
            let path = folder.isEmpty ? relative : folder + "/" + relative
            files.append(File(path: path, text: try text(path)))
        }
        return files.sorted { $0.path < $1.path }
    }

    /// What git has recorded below a folder; nil outside a repository.
    func trackedFiles(_ folder: String) throws -> [String]? {
        guard exists(".git") else { return nil }
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "-C", root.path, "ls-files", "-z", folder]
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        try git.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { return nil }
        return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
}
