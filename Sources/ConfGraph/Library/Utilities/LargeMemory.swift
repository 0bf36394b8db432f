#if os(Linux)
    import Glibc
#endif

extension UnsafeMutablePointer where Pointee: BitwiseCopyable {
    /// Memory for a long array that is read here and there, to be given back by
    /// `deallocate()`.
    ///
    /// Linux is asked to use large pages: with the usual ones of 4 KB nearly
    /// every look into such an array has to find its page first.
    static func allocateLarge(capacity: Int) -> Self {
        #if os(Linux)
            let bytes = capacity * MemoryLayout<Pointee>.stride
            if bytes >= 2 * largePage {
                let memory = UnsafeMutableRawPointer.allocate(
                    byteCount: bytes, alignment: largePage)
                madvise(memory, bytes, Int32(MADV_HUGEPAGE))
                return memory.bindMemory(to: Pointee.self, capacity: capacity)
            }
        #endif
        return allocate(capacity: capacity)
    }
}

private let largePage = 2 << 20
