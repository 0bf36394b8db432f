#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Memory that keeps what it holds when it grows.
///
/// The C library moves large memory by mapping its pages anew: nothing is
/// copied, and at no time are both sizes in use.
struct ResizableMemory: ~Copyable {
    private(set) var start: UnsafeMutableRawPointer

    init(byteCount: Int) { start = Self.resize(nil, byteCount) }

    deinit { free(start) }

    mutating func grow(to byteCount: Int) { start = Self.resize(start, byteCount) }

    private static func resize(
        _ old: UnsafeMutableRawPointer?, _ byteCount: Int
    ) -> UnsafeMutableRawPointer {
        guard let new = realloc(old, byteCount) else { fatalError("Out of memory.") }
        return new
    }
}
