#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Android)
    import Android
#else
    import Darwin
#endif

/// Work in equal parts on several threads at once.
enum ParallelWork {
    /// How many threads can run at once in this process.
    static let processors: Int = {
        #if os(Linux)
            // A process may be kept to some of the machine's processors.
            if let allowed = allowedProcessors() { return allowed }
        #endif
        return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }()

    /// The bits of the mask that the system shows for this process.
    private static func allowedProcessors() -> Int? {
        guard let file = fopen("/proc/self/status", "r") else { return nil }
        defer { fclose(file) }
        let title = Array("Cpus_allowed:".utf8)
        var line = [CChar](repeating: 0, count: 4096)
        while fgets(&line, Int32(line.count), file) != nil {
            let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            guard bytes.starts(with: title) else { continue }
            let count = bytes.dropFirst(title.count).reduce(0) {
                $0 + (Character(UnicodeScalar($1)).hexDigitValue?.nonzeroBitCount ?? 0)
            }
            return count > 0 ? count : nil
        }
        return nil
    }

    /// Calls `body` once for each part, the first on the calling thread, and
    /// returns when all have ended.
    static func run(_ parts: Int, _ body: @Sendable (_ part: Int) -> Void) {
        guard parts > 1 else {
            if parts == 1 { body(0) }
            return
        }
        withoutActuallyEscaping(body) { body in
            var threads: [pthread_t] = []
            for part in 1..<parts {
                if let thread = start(Job { body(part) }) {
                    threads.append(thread)
                } else {
                    // No thread is to be had: it is done here.
                    body(part)
                }
            }
            body(0)
            for thread in threads { pthread_join(thread, nil) }
        }
    }

    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private static func start(_ job: Job) -> pthread_t? {
        let argument = Unmanaged.passRetained(job).toOpaque()
        #if canImport(Darwin)
            var thread: pthread_t?
            let failure = pthread_create(&thread, nil, { ParallelWork.perform($0) }, argument)
        #else
            var thread = pthread_t()
            let failure = pthread_create(&thread, nil, { ParallelWork.perform($0!) }, argument)
        #endif
        guard failure == 0 else {
            Unmanaged<Job>.fromOpaque(argument).release()
            return nil
        }
        return thread
    }

    private static func perform(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().body()
        return nil
    }
}
