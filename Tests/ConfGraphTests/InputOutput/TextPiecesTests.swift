import Testing

@testable import ConfGraph

@Suite struct TextPiecesTests {
    /// Around the size of the room for pieces, everything arrives in order,
    /// behind what was there.
    @Test func piecesOfEverySizeArriveInOrder() {
        let sizes = [0, 1, 2, 511, 1022, 1023, 1024, 1025, 2048, 2049, 5000]
        for first in sizes {
            for second in sizes {
                for third in sizes {
                    var bytes: [UInt8] = [7]
                    var expected: [UInt8] = [7]
                    TextPieces.append(to: &bytes) { text in
                        for (number, size) in [first, second, third].enumerated() {
                            let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 + number) }
                            piece.withUnsafeBufferPointer { text.append(contentsOf: $0) }
                            text.append(UInt8(number))
                            expected += piece + [UInt8(number)]
                        }
                    }
                    #expect(bytes == expected, "\(first) \(second) \(third)")
                }
            }
        }
    }

    @Test func nothingAppendsNothing() {
        var bytes: [UInt8] = [1, 2]
        TextPieces.append(to: &bytes) { _ in }
        #expect(bytes == [1, 2])
    }

    @Test(arguments: [0, 1, 1000, 1024, 3000])
    func longTextsAreWrittenWhole(length: Int) {
        let text = String(repeating: "ä\"", count: length)
        let escaped = String(repeating: "ä\\\"", count: length)
        let value = PropertyValue.list([.string(text), .long(-1), .string(text)])
        #expect(
            GraphSON.text(value)
                == #"{"@type":"g:List","@value":["\#(escaped)",{"@type":"g:Int64","@value":-1},"#
                + #""\#(escaped)"]}"#)
    }
}
