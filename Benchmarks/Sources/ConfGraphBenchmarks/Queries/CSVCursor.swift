import Foundation

/// Walks through the fields of a file of comma-separated values without quotes,
/// as the generator writes them.
struct CSVCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    /// Hands a cursor on each row's first field over; the first line is the header.
    static func scan(_ path: String, _ row: (inout CSVCursor) throws -> Void) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
        try data.withUnsafeBytes { bytes in
            var cursor = CSVCursor(bytes: bytes.bindMemory(to: UInt8.self))
            cursor.skipLine()
            while !cursor.isAtEnd {
                try row(&cursor)
                cursor.skipLine()
            }
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private var isAtEnd: Bool { place >= bytes.count }

    private mutating func skipLine() {
        // The last field of the row has moved past the line's end already.
        if place > 0, bytes[place - 1] == UInt8(ascii: "\n") { return }
        while place < bytes.count {
            place += 1
            if bytes[place - 1] == UInt8(ascii: "\n") { return }
        }
    }

    private mutating func field() -> UnsafeBufferPointer<UInt8> {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: ","),
            bytes[place] != UInt8(ascii: "\n")
        {
            place += 1
        }
        defer { place += 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<place])
    }

    mutating func text() -> String { String(decoding: field(), as: UTF8.self) }

    mutating func decimal() -> Double { Double(text()) ?? .nan }

    mutating func number() -> Int {
        field().reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
    }
}
