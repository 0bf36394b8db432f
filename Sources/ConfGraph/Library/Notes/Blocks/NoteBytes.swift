/// Turns the bytes of a file into the lines of a note, or says why the file is
/// no note.
enum NoteBytes {
    /// Larger files are not notes that someone took.
    static let maximumSize = 100 << 20

    /// A checked note: UTF-8 without its byte order mark.
    ///
    /// - throws: ``GraphError`` (`badInput`) for bytes that are not UTF-8 text,
    ///   naming the line where they stop being so.
    static func check(_ bytes: [UInt8], name: String) throws -> ArraySlice<UInt8> {
        var start = 0
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
        if bytes.count >= 2,
            (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)
        {
            throw GraphError(
                .badInput,
                "\(name) is UTF-16 text, and notes are read as UTF-8. Save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8."
            )
        }
        if let zero = bytes.withUnsafeBufferPointer({ Bytes.first(0, in: $0) }) {
            throw GraphError(
                .badInput,
                "\(name) is not a text file: it has a zero byte at offset \(zero). Give a text or Markdown file."
            )
        }
        if let bad = firstInvalid(bytes[start...]) {
            let line = bytes[..<bad].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
            throw GraphError(
                .badInput,
                "\(name) is not UTF-8 text: line \(line) has bytes of another encoding. Save it as UTF-8, or convert it: iconv -f LATIN1 -t UTF-8."
            )
        }
        return bytes[start...]
    }

    /// The offset of the first byte that is not well-formed UTF-8.
    static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var i = 0
            let n = buffer.count
            while i < n {
                let a = buffer[i]
                if a < 0x80 {
                    i += 1
                    while i + 32 <= n, isASCII(buffer, i) { i += 32 }
                    continue
                }
                let length: Int
                var low: UInt8 = 0x80
                var high: UInt8 = 0xBF
                switch a {
                case 0xC2...0xDF: length = 2
                case 0xE0:
                    length = 3
                    low = 0xA0
                case 0xED:
                    length = 3
                    high = 0x9F
                case 0xE1...0xEF: length = 3
                case 0xF0:
                    length = 4
                    low = 0x90
                case 0xF4:
                    length = 4
                    high = 0x8F
                case 0xF1...0xF3: length = 4
                default: return bytes.startIndex + i
                }
                guard i + length <= n, (low...high).contains(buffer[i + 1]) else {
                    return bytes.startIndex + i
                }
                for k in 2..<max(length, 2) where buffer[i + k] & 0xC0 != 0x80 {
                    return bytes.startIndex + i
                }
                i += length
            }
            return nil
        }
    }

    /// Whether the next 32 bytes are ASCII.
    @inline(__always)
    private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
        let four = UnsafeRawPointer(bytes.baseAddress! + i).loadUnaligned(as: SIMD4<UInt64>.self)
        return WordHead.foreign(four[0] | four[1] | four[2] | four[3]) == 0
    }

    /// The lines of a text, ended by LF, CRLF or CR.
    static func lines(_ bytes: ArraySlice<UInt8>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        result.reserveCapacity(bytes.count / 40 + 1)
        var start = bytes.startIndex
        bytes.withUnsafeBufferPointer { buffer in
            let base = bytes.startIndex
            var nextLF = Bytes.first(0x0A, in: buffer) ?? buffer.count
            var nextCR = Bytes.first(0x0D, in: buffer) ?? buffer.count
            while nextLF < buffer.count || nextCR < buffer.count {
                var end = min(nextLF, nextCR)
                result.append(start..<base + end)
                if end == nextCR {
                    nextCR = Bytes.first(0x0D, in: buffer, from: end + 1) ?? buffer.count
                    if end + 1 == nextLF { end += 1 }
                }
                if end == nextLF {
                    nextLF = Bytes.first(0x0A, in: buffer, from: end + 1) ?? buffer.count
                }
                start = base + end + 1
            }
        }
        if start < bytes.endIndex { result.append(start..<bytes.endIndex) }
        return result
    }
}
