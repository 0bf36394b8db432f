extension BigInteger: LosslessStringConvertible {
    /// Reads decimal digits with an optional sign; nil for any other text and
    /// for a number of more than about 315,000 digits.
    public init?(_ description: String) {
        var bytes = Array(description.utf8)[...]
        var isNegative = false
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
            isNegative = bytes.removeFirst() == UInt8(ascii: "-")
        }
        self.init(digits: bytes, isNegative: isNegative)
    }

    /// Reads decimal digits without a sign.
    init?(digits: ArraySlice<UInt8>, isNegative: Bool) {
        guard !digits.isEmpty, digits.count <= BigInteger.maximumBitWidth * 3 / 10 else {
            return nil
        }
        var limbs: [UInt64] = []
        var chunk: UInt64 = 0
        var length = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            chunk = chunk * 10 + UInt64(digit)
            length += 1
            if length == 19 {
                Limbs.multiply(&limbs, by: BigInteger.smallPowersOfTen[19], adding: chunk)
                chunk = 0
                length = 0
            }
        }
        if length > 0 {
            Limbs.multiply(&limbs, by: BigInteger.smallPowersOfTen[length], adding: chunk)
        }
        self.init(limbs: limbs, isNegative: isNegative)
    }

    /// The number in base 10.
    ///
    /// - Complexity: O(*n*²) in the number of digits.
    public var description: String {
        (isNegative ? "-" : "") + digitText
    }

    /// The digits without a sign.
    var digitText: String {
        if limbs.isEmpty { return "0" }
        var rest = limbs
        var chunks: [UInt64] = []
        while !rest.isEmpty {
            chunks.append(Limbs.divide(&rest, by: BigInteger.smallPowersOfTen[19]))
        }
        var text = String(chunks[chunks.count - 1])
        for chunk in chunks.dropLast().reversed() {
            let digits = String(chunk)
            text += String(repeating: "0", count: 19 - digits.utf8.count)
            text += digits
        }
        return text
    }

    /// How many decimal digits the number has; 1 for zero.
    var digitCount: Int {
        if limbs.count <= 1 {
            let size = max(1, limbs.first ?? 0)
            return BigInteger.smallPowersOfTen.firstIndex { $0 > size } ?? 20
        }
        // log10(2) = 0.30103 as a fraction, never above the true value by a
        // whole digit: at most one comparison decides.
        let estimate = Int((Double(bitWidth - 1) * 0.301_029_995_663_981_2).rounded(.down))
        guard let power = try? BigInteger.powerOfTen(estimate + 1) else {
            return digitText.utf8.count
        }
        return Limbs.order(limbs, power.limbs) == .ascending ? estimate + 1 : estimate + 2
    }
}
