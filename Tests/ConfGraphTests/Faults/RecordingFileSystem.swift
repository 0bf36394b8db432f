import CSQLite
import Foundation
import Synchronization

/// The system's files, with a record of what SQLite writes to those of one
/// folder: enough to know what a loss of power at any moment would leave.
///
/// It is a VFS of SQLite, registered under ``name``. Everything goes through
/// to the VFS that is the default.
final class RecordingFileSystem: Sendable {
    /// A disk as it was at some moment, and what had been acknowledged by then.
    struct Moment: Sendable {
        var disk: RecordingDisk
        var acknowledged: Int64
        /// What SQLite was about to do.
        var operation: String
    }

    private struct State: Sendable {
        var disk = RecordingDisk()
        var acknowledged: Int64 = 0
        var operations = 0
        var moments: [Moment] = []
        var random: CrashRandom
    }

    let name: String
    private let folder: String
    private let state: Mutex<State>
    /// One of so many operations is a moment to keep; synchronisations are
    /// kept oftener.
    private let interval: Int

    init(folder: String, seed: UInt64, interval: Int) {
        self.folder = folder
        self.interval = interval
        name = "recording-\(UUID().uuidString)"
        state = Mutex(State(random: CrashRandom(state: seed)))
        register()
    }

    func acknowledge(_ number: Int64) { state.withLock { $0.acknowledged = number } }

    /// The moments kept so far; they are kept no longer.
    func takeMoments() -> [Moment] {
        state.withLock { state in
            defer { state.moments = [] }
            return state.moments
        }
    }

    // MARK: What is recorded

    fileprivate func isRecorded(_ path: String) -> Bool {
        path.hasPrefix(folder) && !path.hasSuffix("-shm")
    }

    fileprivate func see(_ path: String) {
        let content = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
        state.withLock { $0.disk.see(path, content: content) }
    }

    fileprivate func change(_ path: String, _ change: RecordingDisk.Change, _ operation: String) {
        state.withLock { state in
            keepMoment(&state, operation, path, oneOf: interval)
            state.disk.change(path, change)
        }
    }

    fileprivate func synchronize(_ path: String, withFolder: Bool) {
        state.withLock { state in
            keepMoment(&state, "sync", path, oneOf: max(1, interval / 8))
            state.disk.synchronize(path)
            if withFolder { state.disk.synchronizeFolder() }
        }
    }

    fileprivate func remove(_ path: String, forGood: Bool) {
        state.withLock { state in
            keepMoment(&state, "remove", path, oneOf: max(1, interval / 8))
            state.disk.change(path, .remove)
            if forGood { state.disk.synchronizeFolder() }
        }
    }

    private func keepMoment(
        _ state: inout State, _ operation: String, _ path: String, oneOf interval: Int
    ) {
        guard state.random.next(interval) == 0 else { return }
        let file = path.split(separator: "/").last.map(String.init) ?? path
        state.moments.append(
            Moment(
                disk: state.disk, acknowledged: state.acknowledged,
                operation: "\(operation) of \(file)"))
    }

    // MARK: Registration

    /// The VFS and its table of methods live as long as the process: SQLite
    /// may look at them at any time.
    private func register() {
        guard let system = sqlite3_vfs_find(nil) else { return }
        let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        vfs.initialize(to: system.pointee)
        vfs.pointee.szOsFile = system.pointee.szOsFile + Int32(RecordedFile.headerSize)
        vfs.pointee.zName = UnsafePointer(strdup(name))
        vfs.pointee.pNext = nil
        vfs.pointee.pAppData = Unmanaged.passRetained(self).toOpaque()
        vfs.pointee.xOpen = { vfs, name, file, flags, outFlags in
            RecordedFile.open(vfs!, name, file!, flags, outFlags)
        }
        vfs.pointee.xDelete = { vfs, name, synchronizesFolder in
            let system = sqlite3_vfs_find(nil)!
            let status = system.pointee.xDelete(system, name, synchronizesFolder)
            let files = Unmanaged<RecordingFileSystem>.fromOpaque(vfs!.pointee.pAppData)
                .takeUnretainedValue()
            if status == SQLITE_OK, let name {
                let path = String(cString: name)
                if files.isRecorded(path) {
                    files.remove(path, forGood: synchronizesFolder != 0)
                }
            }
            return status
        }
        sqlite3_vfs_register(vfs, 0)
    }
}

/// A file that SQLite has open: a header of ours, then the system's own.
private enum RecordedFile {
    /// The methods' pointer that SQLite looks for, the file system, the path,
    /// and whether the folder is still to be synchronised.
    static let headerSize = 32

    static func system(_ file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafeMutablePointer<
        sqlite3_file
    > {
        (UnsafeMutableRawPointer(file!) + headerSize).assumingMemoryBound(to: sqlite3_file.self)
    }

    static func methods(_ file: UnsafeMutablePointer<sqlite3_file>?) -> sqlite3_io_methods {
        system(file).pointee.pMethods.pointee
    }

    private static func slot(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ index: Int
    ) -> UnsafeMutablePointer<UnsafeMutableRawPointer?> {
        (UnsafeMutableRawPointer(file!) + 8 * index)
            .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
    }

    /// Calls `body` where the file is recorded.
    static func record(
        _ file: UnsafeMutablePointer<sqlite3_file>?, _ body: (RecordingFileSystem, String) -> Void
    ) {
        guard let files = slot(file, 1).pointee, let path = slot(file, 2).pointee else { return }
        body(
            Unmanaged<RecordingFileSystem>.fromOpaque(files).takeUnretainedValue(),
            String(cString: path.assumingMemoryBound(to: CChar.self)))
    }

    static func open(
        _ vfs: UnsafeMutablePointer<sqlite3_vfs>, _ name: UnsafePointer<CChar>?,
        _ file: UnsafeMutablePointer<sqlite3_file>, _ flags: Int32,
        _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        let files = Unmanaged<RecordingFileSystem>.fromOpaque(vfs.pointee.pAppData)
            .takeUnretainedValue()
        let path = name.map { String(cString: $0) }
        let isRecorded = path.map { files.isRecorded($0) } ?? false
        // What is there before SQLite can make it.
        if isRecorded, let path { files.see(path) }
        let original = sqlite3_vfs_find(nil)!
        let status = original.pointee.xOpen(original, name, system(file), flags, outFlags)
        slot(file, 1).pointee = isRecorded ? vfs.pointee.pAppData : nil
        // SQLite synchronises the folder with the first synchronisation of a
        // journal or log that it made.
        let journals = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL
        let isNewJournal = flags & SQLITE_OPEN_CREATE != 0 && flags & journals != 0
        slot(file, 3).pointee = isNewJournal ? UnsafeMutableRawPointer(bitPattern: 1) : nil
        slot(file, 2).pointee =
            isRecorded ? path.flatMap { UnsafeMutableRawPointer(strdup($0)) } : nil
        file.pointee.pMethods = system(file).pointee.pMethods == nil ? nil : UnsafePointer(table)
        return status
    }

    /// Whether the folder is synchronised with the file this once.
    static func takeFolderMark(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Bool {
        defer { slot(file, 3).pointee = nil }
        return slot(file, 3).pointee != nil
    }

    static func close(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Int32 {
        free(slot(file, 2).pointee)
        slot(file, 2).pointee = nil
        return methods(file).xClose(system(file))
    }

    /// Our methods: writes and synchronisations are recorded, all go on to the
    /// system's.
    nonisolated(unsafe) private static let table: UnsafeMutablePointer<sqlite3_io_methods> = {
        let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        var methods = sqlite3_io_methods()
        methods.iVersion = 3
        methods.xClose = { RecordedFile.close($0) }
        methods.xRead = { RecordedFile.methods($0).xRead(RecordedFile.system($0), $1, $2, $3) }
        methods.xWrite = { file, bytes, count, offset in
            RecordedFile.record(file) { files, path in
                let copy = Array(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                files.change(path, .write(offset: Int(offset), bytes: copy), "write")
            }
            return RecordedFile.methods(file).xWrite(
                RecordedFile.system(file), bytes, count, offset)
        }
        methods.xTruncate = { file, size in
            RecordedFile.record(file) { files, path in
                files.change(path, .truncate(Int(size)), "truncate")
            }
            return RecordedFile.methods(file).xTruncate(RecordedFile.system(file), size)
        }
        methods.xSync = { file, flags in
            let status = RecordedFile.methods(file).xSync(RecordedFile.system(file), flags)
            RecordedFile.record(file) { files, path in
                files.synchronize(path, withFolder: RecordedFile.takeFolderMark(file))
            }
            return status
        }
        methods.xFileSize = { RecordedFile.methods($0).xFileSize(RecordedFile.system($0), $1) }
        methods.xLock = { RecordedFile.methods($0).xLock(RecordedFile.system($0), $1) }
        methods.xUnlock = { RecordedFile.methods($0).xUnlock(RecordedFile.system($0), $1) }
        methods.xCheckReservedLock = {
            RecordedFile.methods($0).xCheckReservedLock(RecordedFile.system($0), $1)
        }
        methods.xFileControl = {
            RecordedFile.methods($0).xFileControl(RecordedFile.system($0), $1, $2)
        }
        methods.xSectorSize = { RecordedFile.methods($0).xSectorSize(RecordedFile.system($0)) }
        methods.xDeviceCharacteristics = {
            RecordedFile.methods($0).xDeviceCharacteristics(RecordedFile.system($0))
        }
        methods.xShmMap = {
            RecordedFile.methods($0).xShmMap(RecordedFile.system($0), $1, $2, $3, $4)
        }
        methods.xShmLock = {
            RecordedFile.methods($0).xShmLock(RecordedFile.system($0), $1, $2, $3)
        }
        methods.xShmBarrier = { RecordedFile.methods($0).xShmBarrier(RecordedFile.system($0)) }
        methods.xShmUnmap = { RecordedFile.methods($0).xShmUnmap(RecordedFile.system($0), $1) }
        methods.xFetch = { RecordedFile.methods($0).xFetch(RecordedFile.system($0), $1, $2, $3) }
        methods.xUnfetch = { RecordedFile.methods($0).xUnfetch(RecordedFile.system($0), $1, $2) }
        table.initialize(to: methods)
        return table
    }()
}
