import Testing

@testable import ConfGraph

/// The passes over a note's bytes, beside plain ones.
@Suite struct NoteBytesTests {
    @Test func linesEndWhereTheyShould() {
        var generator = SeededGenerator(seed: 8)
        let letters: [UInt8] = [0x0A, 0x0D, 0x0B, 0x0C, 0x09, 0x61, 0x8A, 0x8D, 0x00, 0x20, 0x65]
        for _ in 0..<2_000 {
            let share = Int.random(in: 1...12, using: &generator)
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                Int.random(in: 0..<share, using: &generator) == 0
                    ? letters.randomElement(using: &generator)! : 0x61
            }
            let start = Int.random(in: 0...min(3, bytes.count), using: &generator)
            #expect(NoteBytes.lines(bytes[start...]) == Self.lines(bytes, from: start))
        }
    }

    private static func lines(_ bytes: [UInt8], from first: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = first
        var i = first
        while i < bytes.count {
            if bytes[i] == 0x0A || bytes[i] == 0x0D {
                result.append(start..<i)
                if bytes[i] == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
                start = i + 1
            }
            i += 1
        }
        if start < bytes.count { result.append(start..<bytes.count) }
        return result
    }

    @Test func badBytesAreFoundWhereverTheyAre() {
        for length in 0..<80 {
            let plain = [UInt8](repeating: 0x61, count: length)
            #expect(NoteBytes.firstInvalid(plain[...]) == nil)
            for place in 0..<length {
                var bytes = plain
                bytes[place] = 0xFF
                #expect(NoteBytes.firstInvalid(bytes[...]) == place)
                bytes.replaceSubrange(place...place, with: "é".utf8)
                #expect(NoteBytes.firstInvalid(bytes[...]) == nil)
                #expect(NoteBytes.firstInvalid(bytes.dropFirst(place + 1)) == place + 1)
            }
        }
    }
}
