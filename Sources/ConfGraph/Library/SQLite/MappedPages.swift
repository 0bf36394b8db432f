#if os(Linux)
    import Glibc
#endif

/// The pages of a file that is mapped into memory.
///
/// The first touch of a mapped page interrupts the program while the system
/// looks it up, which takes longer than the rest of a look-up by key. A program
/// that reads often is better off with all of them looked up beforehand.
struct MappedPages: @unchecked Sendable {  // nothing is read or written through it
    private let mapping: UnsafeRawBufferPointer

    init(_ mapping: UnsafeRawBufferPointer) { self.mapping = mapping }

    /// Looks up the pages that the system has in memory; reads none from the
    /// device, and does nothing elsewhere than on Linux.
    ///
    /// The memory may have been unmapped meanwhile.
    func touch() {
        #if os(Linux)
            let page = Int(sysconf(Int32(_SC_PAGESIZE)))
            guard page > 0, let start = mapping.baseAddress, Int(bitPattern: start) % page == 0
            else { return }
            var resident = [UInt8](repeating: 0, count: (Self.stride + page - 1) / page)
            for offset in Swift.stride(from: 0, to: mapping.count, by: Self.stride) {
                let part = UnsafeMutableRawPointer(mutating: start + offset)
                let count = min(Self.stride, mapping.count - offset)
                guard mincore(part, count, &resident) == 0 else { return }
                let pages = resident.prefix((count + page - 1) / page)
                var first = 0
                while let next = pages[first...].firstIndex(where: { $0 & 1 == 1 }) {
                    let end = pages[next...].firstIndex { $0 & 1 == 0 } ?? pages.endIndex
                    let bytes = min(end * page, count) - next * page
                    // Linux before 5.14 does not know this advice.
                    guard madvise(part + next * page, bytes, Self.populateRead) == 0 else { return }
                    first = end
                }
            }
        #endif
    }

    /// What is looked up at a time: other threads map memory in between.
    private static let stride = 2 << 20
    /// `MADV_POPULATE_READ`, which older headers lack.
    private static let populateRead: Int32 = 22
}
