/// The text of floating-point numbers, as Java (and so Gremlin) writes them.
enum NumberText {
    /// `1.0`, `0.4`, `1.0E10`, `1.0E-5`, `NaN`, `Infinity`, `-Infinity`.
    static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        let size = abs(value)
        return javaForm(of: value.description, isPlain: size == 0 || (size >= 1e-3 && size < 1e7))
    }

    /// The same for a float.
    static func text(_ value: Float) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        let size = abs(value)
        return javaForm(of: value.description, isPlain: size == 0 || (size >= 1e-3 && size < 1e7))
    }

    /// Swift and Java print the same digits, the fewest that read back as the
    /// same number, but draw the line to the exponent elsewhere.
    private static func javaForm(of text: String, isPlain: Bool) -> String {
        var digits: [UInt8] = []
        var exponent = 0  // of the first digit
        var pointAfter: Int? = nil
        var isNegative = false
        var bytes = Array(text.utf8)[...]
        if bytes.first == UInt8(ascii: "-") {
            isNegative = true
            bytes.removeFirst()
        }
        if let mark = bytes.firstIndex(of: UInt8(ascii: "e")) {
            exponent = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)) ?? 0
            bytes = bytes[..<mark]
        }
        for byte in bytes {
            if byte == UInt8(ascii: ".") { pointAfter = digits.count } else { digits.append(byte) }
        }
        exponent += (pointAfter ?? digits.count) - 1
        while digits.count > 1, digits.first == UInt8(ascii: "0") {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits == [UInt8(ascii: "0")] { exponent = 0 }

        var out: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
        let zero = UInt8(ascii: "0")
        if isPlain {
            if exponent < 0 {
                out += [zero, UInt8(ascii: ".")]
                out += repeatElement(zero, count: -exponent - 1)
                out += digits
            } else {
                while digits.count < exponent + 2 { digits.append(zero) }
                out += digits[...exponent]
                out.append(UInt8(ascii: "."))
                out += digits[(exponent + 1)...]
            }
        } else {
            out.append(digits[0])
            out.append(UInt8(ascii: "."))
            out += digits.count > 1 ? digits[1...] : [zero]
            out += Array("E\(exponent)".utf8)
        }
        return String(decoding: out, as: UTF8.self)
    }
}
