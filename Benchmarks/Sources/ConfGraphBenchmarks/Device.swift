import Foundation

/// The storage device, without any database.
final class Device {
    private let path: String
    private let file: Int32

    init(folder: URL) throws {
        path = folder.appendingPathComponent("device").path
        file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard file >= 0 else { throw Failure("cannot write \(path)") }
    }

    deinit {
        close(file)
        unlink(path)
    }

    /// A write at the end of a file, and its synchronisation.
    func appendAndSync(bytes: Int) {
        let block = [UInt8](repeating: 0x5A, count: bytes)
        _ = block.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        // The call that SQLite makes.
        #if canImport(Darwin)
            fsync(file)
        #else
            fdatasync(file)
        #endif
    }

    /// Drops a file from the operating system's cache; false where that cannot be done.
    static func evict(_ path: String) -> Bool {
        #if canImport(Glibc)
            let file = open(path, O_RDONLY)
            guard file >= 0 else { return false }
            defer { close(file) }
            fdatasync(file)
            return posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0
        #else
            return false
        #endif
    }

    /// The bytes of a database and of its logs, or of one of these.
    static func size(_ path: String, only suffix: String? = nil) -> Int {
        var total = 0
        for suffix in suffix.map({ [$0] }) ?? ["", "-wal", "-journal"] {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
            total += (attributes?[.size] as? NSNumber)?.intValue ?? 0
        }
        return total
    }
}
