import Foundation

/// A page of memory that two processes share through a file. What a process
/// has stored stays when it is killed, so the last value tells where it was.
final class SharedBytes: @unchecked Sendable {
    static let count = 4096
    private let base: UnsafeMutablePointer<UInt8>

    /// Maps the file, and makes it where it is missing.
    init(path: String) throws {
        let file = open(path, O_RDWR | O_CREAT, 0o600)
        guard file >= 0, ftruncate(file, off_t(Self.count)) == 0 else {
            throw ProcessFailure("cannot make \(path): \(errno)")
        }
        defer { close(file) }
        let address = mmap(nil, Self.count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
        guard let address, address != MAP_FAILED else { throw ProcessFailure("mmap: \(errno)") }
        base = address.assumingMemoryBound(to: UInt8.self)
    }

    deinit { munmap(base, Self.count) }

    /// One byte is stored and loaded whole; no order between several is implied.
    subscript(index: Int) -> UInt8 {
        get { base[index] }
        set { base[index] = newValue }
    }

    /// Waits until `condition` holds; false where it does not in time.
    func wait(milliseconds: Int, until condition: (SharedBytes) -> Bool) -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + .milliseconds(milliseconds)
        while !condition(self) {
            // A call the compiler cannot see through: the bytes are read again.
            sched_yield()
            if clock.now > end { return false }
        }
        return true
    }
}
