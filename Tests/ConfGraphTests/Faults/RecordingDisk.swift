import Foundation

/// What a disk holds of some files if the power goes: everything that was
/// synchronised, and any part of what was not.
struct RecordingDisk: Sendable {
    enum Change: Sendable {
        case write(offset: Int, bytes: [UInt8])
        case truncate(Int)
        case remove
    }

    struct File: Sendable {
        /// As of its last synchronisation; nil: not there.
        var durable: [UInt8]?
        /// Since then, oldest first.
        var pending: [Change] = []
    }

    private(set) var files: [String: File] = [:]

    /// The first time that a file is seen: what it holds by then is durable.
    mutating func see(_ path: String, content: [UInt8]?) {
        if files[path] == nil { files[path] = File(durable: content) }
    }

    mutating func change(_ path: String, _ change: Change) {
        files[path]?.pending.append(change)
    }

    mutating func synchronize(_ path: String) {
        guard var file = files[path] else { return }
        // Taken out first, so that the bytes are changed where they are.
        files[path] = nil
        for change in file.pending { Self.apply(change, to: &file.durable) }
        file.pending = []
        // A file that was made and never written exists after a sync as well.
        if file.durable == nil { file.durable = [] }
        files[path] = file
    }

    /// The folder itself is synchronised: what was removed stays removed.
    mutating func synchronizeFolder() {
        for (path, file) in files {
            let last = file.pending.lastIndex { if case .remove = $0 { true } else { false } }
            guard let last else { continue }
            files[path] = File(durable: nil, pending: Array(file.pending[(last + 1)...]))
        }
    }

    /// How much of what was pending a loss of power leaves.
    enum Loss: CaseIterable, Sendable {
        case everything
        case nothing
        /// Any of it, in pieces of a sector.
        case some
    }

    /// Writes what is on the disk when the power comes back to a folder of its own.
    func copyAfterPowerLoss(
        _ loss: Loss, using random: inout some RandomNumberGenerator
    ) throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        for (path, bytes) in afterPowerLoss(loss, using: &random) {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            try Data(bytes).write(to: directory.url.appending(path: name))
        }
        return directory
    }

    /// What is on the disk when the power comes back.
    func afterPowerLoss<Generator: RandomNumberGenerator>(
        _ loss: Loss, using random: inout Generator
    ) -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            var content = file.durable
            changes: for change in file.pending {
                switch (loss, change) {
                case (.everything, _): break
                case (.nothing, _): Self.apply(change, to: &content)
                case (.some, .remove):
                    // Where the folder still names the old file, what was
                    // written to a new one of that name is out of reach.
                    if Bool.random(using: &random) { break changes }
                    Self.apply(change, to: &content)
                case (.some, _): Self.applySome(change, to: &content, using: &random)
                }
            }
            contents[path] = content
        }
        return contents
    }

    private static func apply(_ change: Change, to content: inout [UInt8]?) {
        var bytes = content ?? []
        content = nil
        switch change {
        case .write(let offset, let new):
            if bytes.count < offset + new.count {
                bytes.append(contentsOf: repeatElement(0, count: offset + new.count - bytes.count))
            }
            bytes.replaceSubrange(offset..<offset + new.count, with: new)
        case .truncate(let size):
            if size < bytes.count {
                bytes.removeLast(bytes.count - size)
            } else {
                bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
            }
        case .remove: return
        }
        content = bytes
    }

    private static func applySome<Generator: RandomNumberGenerator>(
        _ change: Change, to content: inout [UInt8]?, using random: inout Generator
    ) {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: break
        case 1:
            guard case .write(let offset, let new) = change else {
                return apply(change, to: &content)
            }
            // A torn write: each sector is there or is not.
            for start in stride(from: 0, to: new.count, by: 512)
            where Bool.random(using: &random) {
                let piece = Array(new[start..<min(start + 512, new.count)])
                apply(.write(offset: offset + start, bytes: piece), to: &content)
            }
        default: apply(change, to: &content)
        }
    }
}
