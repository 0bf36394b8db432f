/// Gives the lines of a file one at a time, without their ends.
struct LineReader: ~Copyable {
    /// A longer line is refused rather than held in memory.
    static let maximumLength = 1 << 30

    private var file: FileReader
    private var buffer: [UInt8] = []
    private var start = 0
    private var hasEnded = false
    /// The number of the line given last, from 1.
    private(set) var number = 0

    init(_ file: consuming FileReader) { self.file = file }

    /// The file's name, for messages.
    var name: String { file.name }
    /// How many bytes of the file have been read.
    var bytesRead: Int { file.bytesRead }

    /// The next line; nil at the end. A byte-order mark is left out.
    ///
    /// - Throws: ``GraphError``: `io`, `limit` for a line of over a gigabyte.
    mutating func next() throws -> [UInt8]? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return line(upTo: end)
            }
            searched = buffer.count
            if hasEnded { break }
            // Make room at the front, then read on.
            if start > 0 {
                buffer.removeSubrange(..<start)
                searched -= start
                start = 0
            }
            guard buffer.count <= LineReader.maximumLength else {
                throw GraphError(.limit, "\(name), line \(number + 1): over 1 GB on one line.")
            }
            try fill()
        }
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return line(upTo: buffer.count)
    }

    private mutating func fill() throws {
        let size = buffer.count
        let wanted = max(1 << 16, min(size, 1 << 26))
        buffer.append(contentsOf: repeatElement(0, count: wanted))
        let count = try buffer.withUnsafeMutableBufferPointer {
            try file.read(into: UnsafeMutableBufferPointer(rebasing: $0[size...]))
        }
        buffer.removeLast(wanted - count)
        hasEnded = count == 0
    }

    private mutating func line(upTo end: Int) -> [UInt8] {
        number += 1
        var line = buffer[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        return Array(line)
    }
}
