/// Text put together from small pieces, which an array takes in one: for an
/// array to make sure of its room costs more than to write the piece.
struct TextPieces: TextSink {
    private static let capacity = 1024

    private var bytes: [UInt8]
    private let pieces: UnsafeMutablePointer<UInt8>
    private var count = 0

    /// Appends to `bytes` what `body` writes.
    static func append(to bytes: inout [UInt8], _ body: (inout TextPieces) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { room in
            // Taken out meanwhile, so that there is one owner and no copy.
            var text = TextPieces(bytes: bytes, pieces: room.baseAddress!)
            bytes = []
            body(&text)
            text.flush()
            bytes = text.bytes
        }
    }

    private init(bytes: [UInt8], pieces: UnsafeMutablePointer<UInt8>) {
        self.bytes = bytes
        self.pieces = pieces
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == Self.capacity { flush() }
        pieces[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(contentsOf piece: UnsafeBufferPointer<UInt8>) {
        guard piece.count <= Self.capacity - count else { return appendLarge(piece) }
        guard let start = piece.baseAddress else { return }
        (pieces + count).update(from: start, count: piece.count)
        count += piece.count
    }

    private mutating func appendLarge(_ piece: UnsafeBufferPointer<UInt8>) {
        flush()
        bytes.append(contentsOf: piece)
    }

    private mutating func flush() {
        bytes.append(contentsOf: UnsafeBufferPointer(start: pieces, count: count))
        count = 0
    }
}
