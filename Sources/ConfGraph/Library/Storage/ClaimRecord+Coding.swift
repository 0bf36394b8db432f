// The form: the number of names, each with label, vertex, length and text; then
// the claims to the end, each with a byte (kind, bit 2: made), vertex, name and
// line, an edge's number and target, and a property's value. Numbers are varints,
// a claim's vertex is told as the difference to the one before it.
extension ClaimRecord {
    func encode(into bytes: inout ByteWriter) throws {
        bytes.reserve(ByteWriter.numberSize)
        bytes.write(varint: Int64(names.count))
        for name in names { bytes.append(name) }
        var previous: Int64 = 0
        for claim in claims { try bytes.append(claim, after: &previous) }
    }

    /// - Throws: ``GraphError``: `corrupt` for bytes that are no record.
    init(decoding bytes: UnsafeRawBufferPointer) throws {
        var decoder = ValueDecoder(bytes)
        var claims: [Claim] = []
        var names: [Name] = []
        for _ in 0..<(try decoder.length()) {
            let label = try decoder.varint()
            let vertex = try decoder.varint()
            names.append(
                Name(
                    label: UInt32(truncatingIfNeeded: label),
                    name: ByteString(try decoder.string()),
                    vertex: Int64(truncatingIfNeeded: vertex)))
        }
        var vertex: Int64 = 0
        func number() throws -> Int64 { Int64(truncatingIfNeeded: try decoder.varint()) }
        while !decoder.isAtEnd {
            let head = try decoder.varint()
            guard let kind = Kind(rawValue: UInt8(truncatingIfNeeded: head & 3)), head < 8 else {
                throw decoder.damage("a claim is of no known kind")
            }
            vertex &+= try number()
            let name = UInt32(truncatingIfNeeded: try number())
            let line = Int(try number())
            let statement: Statement
            switch kind {
            case .vertex: statement = .vertex(vertex, name)
            case .edge:
                let edge = try number()
                statement = .edge(edge, name, from: vertex, to: try number())
            case .vertexProperty: statement = .value(vertex, name, try decoder.value(depth: 0))
            case .edgeProperty:
                let edge = try number()
                statement = .edgeValue(edge, from: vertex, name, try decoder.value(depth: 0))
            }
            claims.append(Claim(statement: statement, line: line, isMade: head & 4 != 0))
        }
        self.init(sorted: claims, names: names)
    }
}

extension ByteWriter {
    mutating func append(_ name: ClaimRecord.Name) {
        reserve(2 * Self.numberSize)
        write(varint: Int64(name.label))
        write(varint: name.vertex)
        append(text: name.name.string)
    }

    /// - Parameter previous: the vertex of the claim before it.
    mutating func append(_ claim: ClaimRecord.Claim, after previous: inout Int64) throws {
        let statement = claim.statement
        begin(
            statement.kind, isMade: claim.isMade, of: statement.vertex, after: &previous,
            name: statement.name, line: claim.line)
        switch statement.kind {
        case .vertex: break
        case .edge:
            write(varint: statement.element)
            write(varint: statement.target)
        case .vertexProperty: try append(statement.value.value)
        case .edgeProperty:
            write(varint: statement.element)
            try append(statement.value.value)
        }
    }

    mutating func append(_ edge: NewClaims.Edge, after previous: inout Int64) {
        begin(
            .edge, isMade: true, of: edge.from, after: &previous, name: edge.label, line: edge.line)
        write(varint: edge.edge)
        write(varint: edge.to)
        guard edge.weightKey > 0 else { return }
        begin(
            .edgeProperty, isMade: true, of: edge.from, after: &previous, name: edge.weightKey,
            line: edge.line)
        write(varint: edge.edge)
        write(ValueType.double.rawValue)
        write(word: edge.weight.bitPattern)
    }

    mutating func append(_ topic: NewClaims.Topic, after previous: inout Int64) {
        if topic.key != nil {
            begin(
                .vertex, isMade: topic.isMade, of: topic.vertex, after: &previous,
                name: topic.label, line: topic.line)
        }
        begin(
            .vertexProperty, isMade: topic.isNameMade, of: topic.vertex, after: &previous,
            name: topic.nameKey, line: topic.line)
        write(ValueType.string.rawValue)
        append(text: topic.name)
    }

    private mutating func append(_ value: PropertyValue) throws {
        if case .string(let text) = value {
            write(ValueType.string.rawValue)
            append(text: text)
        } else {
            try value.encoded().withUnsafeBytes { append($0) }
        }
    }

    /// Writes a claim's beginning, and makes room for what else of it has a fixed
    /// size.
    @inline(__always)
    private mutating func begin(
        _ kind: ClaimRecord.Kind, isMade: Bool, of vertex: Int64, after previous: inout Int64,
        name: UInt32, line: Int
    ) {
        reserve(6 * Self.numberSize)
        write(kind.rawValue | (isMade ? 4 : 0))
        write(varint: vertex &- previous)
        write(varint: Int64(name))
        write(varint: Int64(max(line, 0)))
        previous = vertex
    }
}
