#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder of notes: its files, and what its name says of the conference.
struct NoteFolder {
    /// The files below, sorted by path.
    let files: [String]
    /// What the folder's name says, where the files say nothing.
    let event: String?
    let year: Int?

    /// The endings of files that are taken for notes.
    static let endings: Set<String> = ["md", "markdown", "mdown", "mkd", "txt", "text"]

    /// Lists a folder; nil if the path leads to no folder.
    ///
    /// Hidden files and folders are left out, and so are files of other
    /// endings. Links to folders are not followed.
    ///
    /// - Throws: ``GraphError``: `cannotOpen` if it cannot be read.
    init?(path: String) throws {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
            return nil
        }
        var found: [String] = []
        var open = [path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path]
        while let folder = open.popLast() {
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: folder)
            } catch {
                throw GraphError(
                    .cannotOpen, "Cannot read the folder \(folder): it is not readable.")
            }
            for name in names where !name.hasPrefix(".") {
                let path = folder + "/" + name
                var isInner = false
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isInner) else {
                    continue
                }
                if isInner {
                    let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type]
                    if (kind as? FileAttributeType) != .typeSymbolicLink { open.append(path) }
                } else if let dot = name.lastIndex(of: "."),
                    Self.endings.contains(Folding.fold(String(name[name.index(after: dot)...])))
                {
                    found.append(path)
                }
            }
        }
        files = found.sorted { $0.compareBytes(to: $1) < 0 }
        let name = NoteFile.name(NoteFile.realPath(path) ?? path)
            .replacingAll("_", with: " ").replacingAll("-", with: " ")
        let named = EventRule.named(by: name)
        event = named.name
        year = named.year
    }
}
