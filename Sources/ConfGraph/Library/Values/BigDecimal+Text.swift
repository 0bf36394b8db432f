extension BigDecimal: LosslessStringConvertible {
    /// Reads `-12.50`, `.5`, `1e3`, `1.5E-7`; nil for any other text and for
    /// a number with too many digits or too large a scale.
    public init?(_ description: String) {
        var bytes = Array(description.utf8)[...]
        var isNegative = false
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
            isNegative = bytes.removeFirst() == UInt8(ascii: "-")
        }
        var exponent = 0
        if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
            let text = bytes[(mark + 1)...]
            // Int would take "+-5"-like forms to be wrong as well, but a
            // missing number must not pass.
            guard text.count <= 12, let value = Int(String(decoding: text, as: UTF8.self)) else {
                return nil
            }
            exponent = value
            bytes = bytes[..<mark]
        }
        var digits: [UInt8] = []
        digits.reserveCapacity(bytes.count)
        var places: Int?
        for byte in bytes {
            if byte == UInt8(ascii: ".") {
                guard places == nil else { return nil }
                places = 0
            } else {
                digits.append(byte)
                if places != nil { places! += 1 }
            }
        }
        guard let number = BigInteger(digits: digits[...], isNegative: isNegative),
            let value = try? BigDecimal(unscaledValue: number, scale: (places ?? 0) - exponent)
        else { return nil }
        self = value
    }

    /// The number as Java prints it: plain (`12.50`) unless it has zeros left
    /// out or more than five zeros after the point (`1E+3`, `1.5E-7`). The
    /// text keeps value and scale.
    public var description: String {
        let digits = unscaledValue.digitText
        let sign = unscaledValue.isNegative ? "-" : ""
        if scale == 0 { return sign + digits }
        let count = digits.utf8.count
        let exponent = count - 1 - scale
        if scale > 0, exponent >= -6 {
            if count > scale {
                return sign + digits.prefix(count - scale) + "." + digits.suffix(scale)
            }
            return sign + "0." + String(repeating: "0", count: scale - count) + digits
        }
        let fraction = count > 1 ? "." + digits.dropFirst() : ""
        if exponent == 0 { return sign + digits.prefix(1) + fraction }
        return sign + digits.prefix(1) + fraction + "E" + (exponent > 0 ? "+" : "") + "\(exponent)"
    }
}
