/// A list of plain values that has one owner: unlike an array it is written
/// without asking first who else has it. Its room is kept when it is emptied.
struct PlainBuffer<Element: BitwiseCopyable>: ~Copyable {
    private var memory: ResizableMemory
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 64) {
        self.capacity = capacity
        memory = ResizableMemory(byteCount: capacity * MemoryLayout<Element>.stride)
    }

    /// The first value; valid until the next one is appended.
    @inline(__always)
    var start: UnsafeMutablePointer<Element> {
        memory.start.assumingMemoryBound(to: Element.self)
    }

    subscript(i: Int) -> Element {
        @inline(__always) get {
            precondition(i >= 0 && i < count)
            return start[i]
        }
        @inline(__always) set {
            precondition(i >= 0 && i < count)
            start[i] = newValue
        }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (start + count).initialize(to: element)
        count &+= 1
    }

    mutating func removeAll() { count = 0 }

    @inline(never)
    private mutating func grow() {
        capacity *= 2
        memory.grow(to: capacity * MemoryLayout<Element>.stride)
    }
}
