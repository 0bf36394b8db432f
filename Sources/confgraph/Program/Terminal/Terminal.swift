#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What stands at the other end of the standard streams.
enum Terminal {
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether colours are welcome on a stream: it is a terminal that can,
    /// and NO_COLOR (no-color.org) does not ask for none.
    static func hasColor(isTerminal: Bool) -> Bool {
        isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
    }

    /// The columns of the terminal at standard error.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// A variable of the environment; nil where it is missing or empty.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// Seconds since some moment, for measuring.
    static var seconds: Double {
        Double(nanoseconds) / 1e9
    }

    /// Nanoseconds since some moment, for measuring.
    static var nanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
