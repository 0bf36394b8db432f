#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A terminal that nobody looks at.
enum PseudoTerminal {
    struct Unavailable: Error {}

    /// Both ends: what is written to the second is read from the first.
    static func open() throws -> (master: Int32, slave: Int32) {
        #if os(Linux)
            // posix_openpt and its kin are not in the C library's module.
            let unlock: UInt = 0x4004_5431
            let number: UInt = 0x8004_5430
            let master = openFile("/dev/ptmx")
            var zero: Int32 = 0
            var index: Int32 = 0
            guard master >= 0, ioctl(master, unlock, &zero) == 0, ioctl(master, number, &index) == 0
            else { throw Unavailable() }
            let name = "/dev/pts/\(index)"
        #else
            let master = posix_openpt(O_RDWR | O_NOCTTY)
            guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0,
                let pointer = ptsname(master)
            else { throw Unavailable() }
            let name = String(cString: pointer)
        #endif
        let slave = openFile(name)
        guard slave >= 0 else {
            close(master)
            throw Unavailable()
        }
        return (master, slave)
    }

    private static func openFile(_ path: String) -> Int32 {
        // Not inherited by programs that other tests start meanwhile.
        #if canImport(Glibc)
            Glibc.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        #elseif canImport(Musl)
            Musl.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        #else
            Darwin.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        #endif
    }
}
