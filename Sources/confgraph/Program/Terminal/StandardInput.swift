import ConfGraph

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard input as a whole.
enum StandardInput {
    /// Reads to the end.
    ///
    /// - Throws: ``GraphError``: `io` if it cannot be read, `badInput` if it is
    ///   larger than `limit`.
    static func read(limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = piece.withUnsafeMutableBytes {
                #if canImport(Glibc)
                    Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
                #elseif canImport(Musl)
                    Musl.read(STDIN_FILENO, $0.baseAddress, $0.count)
                #else
                    Darwin.read(STDIN_FILENO, $0.baseAddress, $0.count)
                #endif
            }
            if count < 0 {
                if errno == EINTR, !Interrupt.cancellation.isCancelled { continue }
                throw GraphError(
                    .io, "Cannot read standard input: \(String(cString: strerror(errno))).")
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
            guard bytes.count <= limit else {
                throw GraphError(
                    .badInput,
                    "Standard input is too large for notes: more than \(limit >> 20) MB. Split it.")
            }
        }
    }
}
