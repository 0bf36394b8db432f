extension Duration {
    /// The duration in ISO 8601 as Java prints it: `PT1H30M`,
    /// `PT3.000000004S`, `PT0S`, `PT-1.5S`. Hours are not made into days, and
    /// a part finer than a nanosecond is printed too.
    public var isoText: String {
        let total = attoseconds
        if total == 0 { return "PT0S" }
        let sign = total < 0 ? "-" : ""
        let size = total.magnitude
        let (seconds, fraction) = size.quotientAndRemainder(
            dividingBy: 1_000_000_000_000_000_000)
        let hours = seconds / 3_600
        let minutes = seconds / 60 % 60
        let rest = seconds % 60
        var text = "PT"
        if hours > 0 { text += "\(sign)\(hours)H" }
        if minutes > 0 { text += "\(sign)\(minutes)M" }
        if rest > 0 || fraction > 0 {
            text += "\(sign)\(rest)"
            if fraction > 0 {
                var digits = Array(TextReader.padded(Int(fraction), 18).utf8)
                while digits.last == UInt8(ascii: "0") { digits.removeLast() }
                text += "." + String(decoding: digits, as: UTF8.self)
            }
            text += "S"
        }
        return text
    }

    /// Reads ISO 8601 as Java does: `PT1H30M`, `P2DT3H`, `PT-1.5S`, `-PT8H`;
    /// days are 24 hours. Nil for any other text and beyond about 292 billion
    /// years.
    public init?(isoText text: String) {
        var reader = TextReader(text)
        guard let value = reader.duration(), reader.isAtEnd else { return nil }
        self = value
    }
}

extension TextReader {
    fileprivate mutating func duration() -> Duration? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard take("P") || take("p") else { return nil }
        var total: Int128 = 0
        var parts = 0
        if !isAtDuration("T", "t") {
            guard let part = part(units: [("D", "d", 86_400)]) else { return nil }
            total += part.value
            parts += 1
        }
        if take("T") || take("t") {
            var units: ArraySlice<(Unicode.Scalar, Unicode.Scalar, Int128)> = [
                ("H", "h", 3_600), ("M", "m", 60), ("S", "s", 1),
            ]
            let before = parts
            while !isAtEnd {
                guard let part = part(units: units) else { return nil }
                total += part.value
                units = units.dropFirst(part.unit + 1)
                parts += 1
            }
            if parts == before { return nil }
        }
        // What Swift's own seconds component can give back.
        guard total.magnitude < 1 << 63 * 1_000_000_000_000_000_000 else { return nil }
        return Duration(attoseconds: isNegative ? -total : total)
    }

    private func isAtDuration(_ upper: Unicode.Scalar, _ lower: Unicode.Scalar) -> Bool {
        UInt32(next) == upper.value || UInt32(next) == lower.value
    }

    /// A number with its unit, in attoseconds. Only seconds have a fraction.
    private mutating func part(
        units: some Collection<(Unicode.Scalar, Unicode.Scalar, Int128)>
    ) -> (value: Int128, unit: Int)? {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        guard let (whole, _) = digits(1...18) else { return nil }
        var value = Int128(whole) * 1_000_000_000_000_000_000
        var hasFraction = false
        if take(".") || take(",") {
            hasFraction = true
            guard let (fraction, count) = digits(1...18) else { return nil }
            var size = Int128(fraction)
            for _ in count..<18 { size *= 10 }
            value += size
        }
        for (index, unit) in units.enumerated() where take(unit.0) || take(unit.1) {
            if hasFraction && unit.2 != 1 { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: unit.2)
            // A quarter of the range each: four parts cannot overflow.
            if overflow || product.magnitude > UInt128(1) << 125 { return nil }
            return (isNegative ? -product : product, index)
        }
        return nil
    }
}
