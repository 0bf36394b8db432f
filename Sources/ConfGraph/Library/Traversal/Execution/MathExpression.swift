#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An expression of `math()`: numbers, variables, `+ - * / % ^`, brackets and
/// functions, which may stand without brackets (`sin _`).
struct MathExpression {
    private indirect enum Node {
        case number(Double)
        case variable(Int)
        case negated(Node)
        case binary(UInt8, Node, Node)
        case call(String, Node)
    }

    /// The variables in the order of their first use; `_` is the traverser.
    private(set) var variables: [String] = []
    private var root = Node.number(0)
    private let text: String

    /// Expressions are read and calculated recursively.
    private static let maximumDepth = 200

    init(_ text: String) throws {
        self.text = text
        var reader = Reader(text: text)
        root = try reader.sum(depth: 0)
        reader.skipBlanks()
        guard reader.isAtEnd else { throw reader.failure("unexpected text") }
        variables = reader.variables
    }

    /// The result for the values of ``variables``.
    func value(_ values: [Double]) throws -> Double { try Self.value(root, values) }

    private static func value(_ node: Node, _ values: [Double]) throws -> Double {
        switch node {
        case .number(let number): return number
        case .variable(let index): return values[index]
        case .negated(let inner): return -(try value(inner, values))
        case .call(let name, let inner): return apply(name, try value(inner, values))
        case .binary(let sign, let left, let right):
            let a = try value(left, values)
            let b = try value(right, values)
            switch sign {
            case UInt8(ascii: "+"): return a + b
            case UInt8(ascii: "-"): return a - b
            case UInt8(ascii: "*"): return a * b
            case UInt8(ascii: "/"):
                if b == 0 { throw divisionByZero }
                return a / b
            case UInt8(ascii: "%"):
                if b == 0 { throw divisionByZero }
                return a.truncatingRemainder(dividingBy: b)
            default: return pow(a, b)
            }
        }
    }

    private static let divisionByZero = GraphError(
        .runtime, "Division by zero! math() cannot divide by 0.")

    /// What a variable stands for that nothing else gives a value.
    static func constant(_ name: String) -> Double? {
        switch name {
        case "pi", "π": Double.pi
        case "e": exp(1.0)
        default: nil
        }
    }

    private static let functions: Set<String> = [
        "abs", "acos", "asin", "atan", "cbrt", "ceil", "cos", "cosh", "exp", "expm1", "floor",
        "log", "log10", "log1p", "log2", "signum", "sin", "sinh", "sqrt", "tan", "tanh",
    ]

    private static func apply(_ name: String, _ x: Double) -> Double {
        switch name {
        case "abs": abs(x)
        case "acos": acos(x)
        case "asin": asin(x)
        case "atan": atan(x)
        case "cbrt": cbrt(x)
        case "ceil": ceil(x)
        case "cos": cos(x)
        case "cosh": cosh(x)
        case "exp": exp(x)
        case "expm1": expm1(x)
        case "floor": floor(x)
        case "log": log(x)
        case "log10": log10(x)
        case "log1p": log1p(x)
        case "log2": log2(x)
        case "signum": x > 0 ? 1 : x < 0 ? -1 : x
        case "sin": sin(x)
        case "sinh": sinh(x)
        case "sqrt": x.squareRoot()
        case "tan": tan(x)
        default: tanh(x)
        }
    }

    private struct Reader {
        let text: String
        let bytes: [UInt8]
        var place = 0
        var variables: [String] = []

        init(text: String) {
            self.text = text
            bytes = Array(text.utf8)
        }

        var isAtEnd: Bool { place >= bytes.count }
        var current: UInt8? { place < bytes.count ? bytes[place] : nil }

        mutating func skipBlanks() { while let byte = current, byte <= 32 { place += 1 } }

        func failure(_ what: String) -> GraphError {
            GraphError(
                .invalidArgument,
                "math(\"\(text)\") cannot be read: \(what) at character \(place + 1).")
        }

        mutating func sum(depth: Int) throws -> Node {
            if depth > MathExpression.maximumDepth { throw failure("it is nested too deeply") }
            var left = try product(depth: depth + 1)
            while true {
                skipBlanks()
                guard let sign = current, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
                else { return left }
                place += 1
                left = .binary(sign, left, try product(depth: depth + 1))
            }
        }

        private mutating func product(depth: Int) throws -> Node {
            var left = try signed(depth: depth + 1)
            while true {
                skipBlanks()
                guard let sign = current,
                    sign == UInt8(ascii: "*") || sign == UInt8(ascii: "/")
                        || sign == UInt8(ascii: "%")
                else { return left }
                place += 1
                left = .binary(sign, left, try signed(depth: depth + 1))
            }
        }

        private mutating func signed(depth: Int) throws -> Node {
            if depth > MathExpression.maximumDepth { throw failure("it is nested too deeply") }
            skipBlanks()
            if current == UInt8(ascii: "-") {
                place += 1
                return .negated(try signed(depth: depth + 1))
            }
            if current == UInt8(ascii: "+") {
                place += 1
                return try signed(depth: depth + 1)
            }
            return try power(depth: depth + 1)
        }

        private mutating func power(depth: Int) throws -> Node {
            let base = try operand(depth: depth + 1)
            skipBlanks()
            guard current == UInt8(ascii: "^") else { return base }
            place += 1
            return .binary(UInt8(ascii: "^"), base, try signed(depth: depth + 1))
        }

        private mutating func operand(depth: Int) throws -> Node {
            if depth > MathExpression.maximumDepth { throw failure("it is nested too deeply") }
            skipBlanks()
            guard let byte = current else { throw failure("something is missing") }
            if byte == UInt8(ascii: "(") {
                place += 1
                let inner = try sum(depth: depth + 1)
                skipBlanks()
                guard current == UInt8(ascii: ")") else { throw failure("a ) is missing") }
                place += 1
                return inner
            }
            if (48...57).contains(byte) || byte == UInt8(ascii: ".") { return try number() }
            guard isLetter(byte) else { throw failure("unexpected text") }
            let name = word()
            if MathExpression.functions.contains(name) {
                return .call(name, try signed(depth: depth + 1))
            }
            if let index = variables.firstIndex(where: { $0.hasSameBytes(as: name) }) {
                return .variable(index)
            }
            variables.append(name)
            return .variable(variables.count - 1)
        }

        private func isLetter(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "_") || (65...90).contains(byte) || (97...122).contains(byte)
                || byte >= 128
        }

        private mutating func word() -> String {
            let start = place
            while let byte = current, isLetter(byte) || (48...57).contains(byte) { place += 1 }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }

        private mutating func number() throws -> Node {
            let start = place
            while let byte = current, (48...57).contains(byte) || byte == UInt8(ascii: ".") {
                place += 1
            }
            if let byte = current, byte | 32 == UInt8(ascii: "e") {
                let mark = place
                place += 1
                if let sign = current, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                    place += 1
                }
                if let digit = current, (48...57).contains(digit) {
                    while let byte = current, (48...57).contains(byte) { place += 1 }
                } else {
                    place = mark
                }
            }
            let digits = String(decoding: bytes[start..<place], as: UTF8.self)
            guard let value = Double(digits) else { throw failure("\(digits) is no number") }
            return .number(value)
        }
    }
}
