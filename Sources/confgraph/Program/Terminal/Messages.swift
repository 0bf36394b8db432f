#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard error: everything that is no result.
enum Messages {
    static func error(_ message: String) { write("error: ", message, .error) }
    static func hint(_ message: String) { write("hint: ", message, .hint) }
    static func plain(_ message: String) { write("", message, nil) }

    /// Writes without a line end, as a progress bar does.
    static func raw(_ text: String) {
        var text = text
        text.withUTF8 { buffer in
            var offset = 0
            while offset < buffer.count {
                let written = Self.write(buffer.baseAddress! + offset, buffer.count - offset)
                // A closed standard error is no reason to fail.
                if written <= 0 { return }
                offset += written
            }
        }
    }

    private static func write(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int {
        while true {
            #if canImport(Glibc)
                let written = Glibc.write(STDERR_FILENO, start, count)
            #elseif canImport(Musl)
                let written = Musl.write(STDERR_FILENO, start, count)
            #else
                let written = Darwin.write(STDERR_FILENO, start, count)
            #endif
            if written >= 0 || errno != EINTR { return written }
        }
    }

    private static func write(_ prefix: String, _ message: String, _ color: Color?) {
        let colored = Terminal.hasColor(isTerminal: Terminal.errorIsTerminal)
        let start = colored ? color?.applied(to: prefix) ?? prefix : prefix
        raw(start + message + "\n")
    }
}
