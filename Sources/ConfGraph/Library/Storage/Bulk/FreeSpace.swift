#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Room on the disk that holds a file.
enum FreeSpace {
    /// Throws if there is clearly too little room for a load, before hours are
    /// spent on it.
    static func check(path: String?, needed: Int) throws {
        guard let path, let free = bytes(path), free < needed else { return }
        throw GraphError(
            .io,
            "There is not enough room for this load: it needs about \(needed >> 20) MB beside "
                + "\(path), and \(free >> 20) MB are free. Nothing was changed.")
    }

    private static func bytes(_ path: String) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return Int(clamping: UInt64(status.f_bavail) &* UInt64(status.f_frsize))
    }
}
