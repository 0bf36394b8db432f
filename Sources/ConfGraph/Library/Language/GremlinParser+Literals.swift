extension GremlinParser {
    /// The value of a number: int, long or bigint by size and double for
    /// fractions, unless a suffix says otherwise.
    func number(_ token: GremlinToken) throws -> PropertyValue {
        if token.text.hasSuffix("Infinity") {
            return .double(token.text.hasPrefix("-") ? -.infinity : .infinity)
        }
        var digits = token.text.utf8.filter { $0 != 0x5F }
        let isHex = digits.contains { $0 == 0x78 || $0 == 0x58 }
        var suffix: UInt8?
        if let last = digits.last, isHex ? GremlinLexer.hexValue(last) == nil : last >= 0x41 {
            suffix = last | 0x20
            digits.removeLast()
        }
        let isFraction = !isHex && digits.contains { $0 == 0x2E || $0 | 0x20 == 0x65 }
        if isFraction || suffix == 0x66 || suffix == 0x64 || suffix == 0x6D {
            return try fraction(digits, suffix: suffix, token)
        }
        return try whole(digits, isHex: isHex, suffix: suffix, token)
    }

    private func fraction(
        _ digits: [UInt8], suffix: UInt8?, _ token: GremlinToken
    ) throws -> PropertyValue {
        var text = String(decoding: digits, as: UTF8.self)
        if let dot = digits.firstIndex(of: 0x2E),
            dot == 0 || !(0x30...0x39).contains(digits[dot - 1])
        {
            var completed = digits
            completed.insert(0x30, at: dot)
            text = String(decoding: completed, as: UTF8.self)
        }
        switch suffix {
        case 0x66:
            guard let value = Float(text), value.isFinite else { throw tooLarge("a float", token) }
            return .float(value)
        case 0x6D:
            guard let value = BigDecimal(text) else { throw tooLarge("a bigdecimal", token) }
            return .bigDecimal(value)
        case 0x64:
            guard let value = Double(text), value.isFinite else {
                throw tooLarge("a double", token)
            }
            return .double(value)
        default:
            if let value = Double(text), value.isFinite { return .double(value) }
            guard let value = BigDecimal(text) else { throw tooLarge("any number", token) }
            return .bigDecimal(value)
        }
    }

    private func whole(
        _ digits: [UInt8], isHex: Bool, suffix: UInt8?, _ token: GremlinToken
    ) throws -> PropertyValue {
        var body = digits[...]
        let isNegative = body.first == 0x2D
        if isNegative || body.first == 0x2B { body = body.dropFirst() }
        var radix = 10
        if isHex {
            body = body.dropFirst(2)
            radix = 16
        } else if body.count > 1, body.first == 0x30 {
            body = body.dropFirst()
            radix = 8
            guard body.allSatisfy({ (0x30...0x37).contains($0) }) else {
                throw diagnostic(
                    "A number that begins with 0 is octal, with digits up to 7: leave out the 0.",
                    at: token)
            }
        }
        let text = (isNegative ? "-" : "") + String(decoding: body, as: UTF8.self)
        let small = Int64(text, radix: radix)
        switch suffix {
        case 0x62:
            guard let value = small.flatMap(Int8.init(exactly:)) else {
                throw tooLarge("a byte", token)
            }
            return .byte(value)
        case 0x73:
            guard let value = small.flatMap(Int16.init(exactly:)) else {
                throw tooLarge("a short", token)
            }
            return .short(value)
        case 0x69:
            guard let value = small.flatMap(Int32.init(exactly:)) else {
                throw tooLarge("an int", token)
            }
            return .int(value)
        case 0x6C:
            guard let small else { throw tooLarge("a long", token) }
            return .long(small)
        case 0x6E:
            return .bigInteger(try bigInteger(text, small: small, radix: radix, token))
        default:
            if let small { return .integer(small) }
            return .bigInteger(try bigInteger(text, small: nil, radix: radix, token))
        }
    }

    private func bigInteger(
        _ text: String, small: Int64?, radix: Int, _ token: GremlinToken
    ) throws -> BigInteger {
        if let small { return BigInteger(small) }
        guard radix == 10 else {
            throw diagnostic(
                "\(token.text) is too large for a long: write it in decimal digits.", at: token)
        }
        guard let value = BigInteger(text) else { throw tooLarge("any number", token) }
        return value
    }

    private func tooLarge(_ type: String, _ token: GremlinToken) -> SyntaxDiagnostic {
        diagnostic("\(token.text) is too large for \(type).", at: token)
    }

    // MARK: - Ranges

    private static let maximumRange = 1_000_000

    /// `1..5`: a list of the whole numbers, both ends included.
    mutating func readRange(from first: GremlinToken) throws -> Argument {
        advance()
        let last = current
        guard last.kind == .number else { throw unexpected("a range ends in a whole number") }
        advance()
        guard let low = Int64(anyInteger: try number(first)),
            let high = Int64(anyInteger: try number(last)),
            let lower = Int32(exactly: low), let upper = Int32(exactly: high)
        else {
            throw diagnostic(
                "The ends of a range are ints.", from: first.start, to: last.end)
        }
        guard abs(high - low) < GremlinParser.maximumRange else {
            throw diagnostic(
                "The range is too wide: it may hold \(GremlinParser.maximumRange) numbers.",
                from: first.start, to: last.end)
        }
        let numbers = Array(min(lower, upper)...max(lower, upper))
        return .value(.list((lower <= upper ? numbers : numbers.reversed()).map { .int($0) }))
    }

    /// `"a".."e"`: texts of equal length that differ in the last character.
    mutating func readTextRange(from first: GremlinToken) throws -> Argument {
        advance()
        let last = current
        guard last.kind == .string else { throw unexpected("a range of text ends in text") }
        advance()
        let low = Array(first.text.unicodeScalars)
        let high = Array(last.text.unicodeScalars)
        guard let from = low.last, let to = high.last, low.dropLast() == high.dropLast() else {
            throw diagnostic(
                "The ends of a range of text may differ in their last character only.",
                from: first.start, to: last.end)
        }
        let values = (min(from.value, to.value)...max(from.value, to.value)).compactMap {
            Unicode.Scalar($0)
        }
        let texts = (from <= to ? values : values.reversed()).map { scalar in
            PropertyValue.string(
                String(String.UnicodeScalarView(low.dropLast() + [scalar])))
        }
        return .value(.list(texts))
    }
}
