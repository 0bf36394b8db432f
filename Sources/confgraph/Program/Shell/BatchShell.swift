import ConfGraph

/// One traversal a line in, one line of JSON out, for programs that keep a
/// conversation open. Nothing else is printed.
///
/// Each line is a transaction of its own, unless `:begin` and `:commit` or
/// `:rollback` stand around several.
struct BatchShell {
    private let graph: Graph
    private let form: PreparedTraversal.Form
    private let output = OutputBuffer(limit: .max)
    private var lines = LineReader(interrupt: Interrupt.wakeUp)
    /// When the line in hand arrived.
    private var arrival: Int64 = 0

    private enum Line {
        case begin, commit, rollback
        case traversal(String)

        init(_ text: String) {
            // One look at most lines, instead of three comparisons.
            guard text.utf8.first == UInt8(ascii: ":") else {
                self = .traversal(text)
                return
            }
            switch text {
            case ":begin": self = .begin
            case ":commit": self = .commit
            case ":rollback": self = .rollback
            default: self = .traversal(text)
            }
        }
    }

    /// Ends the transaction of `:begin` without committing it.
    private struct Rollback: Error {
        let isAsked: Bool
    }

    init(graph: Graph, form: PreparedTraversal.Form) {
        self.graph = graph
        self.form = form
    }

    mutating func run() throws {
        while let line = try nextLine() {
            switch line {
            case .begin: try transaction()
            case .commit, .rollback:
                try answer(GraphError(.runtime, "There is no transaction: :begin begins one."))
            case .traversal(let text):
                try answer { output in try perform(text, output) }
            }
        }
    }

    /// From `:begin` to the line that ends it. A line that fails in between
    /// undoes itself only; the end of the input undoes all.
    private mutating func transaction() throws {
        do {
            try graph.write(cancellation: Interrupt.cancellation) { g in
                try answer { _ in }
                while let line = try nextLine() {
                    switch line {
                    case .commit: return
                    case .rollback: throw Rollback(isAsked: true)
                    case .begin:
                        try answer(GraphError(.runtime, "There is a transaction already."))
                    case .traversal(let text):
                        try answer { output in
                            let prepared = try PreparedTraversal(text, form: form)
                            try g.savepoint(around: prepared) {
                                try Self.consume(prepared, g, output)
                            }
                        }
                    }
                }
                throw Rollback(isAsked: false)
            }
            try answer { _ in }
        } catch let rollback as Rollback {
            if rollback.isAsked { try answer { _ in } }
        } catch let error as GraphError where !Interrupt.cancellation.isCancelled {
            // The write could not begin, or could not be committed.
            try answer(error)
        }
    }

    private mutating func nextLine() throws -> Line? {
        while let line = lines.next() {
            arrival = Terminal.nanoseconds
            if !line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return Line(line) }
        }
        try Interrupt.check()
        return nil
    }

    // MARK: One line

    private func perform(_ text: String, _ output: OutputBuffer) throws {
        let prepared = try PreparedTraversal(text, form: form)
        if prepared.isMutating {
            try graph.write(cancellation: Interrupt.cancellation) { g in
                try Self.consume(prepared, g, output)
            }
        } else {
            try graph.read(cancellation: Interrupt.cancellation) { g in
                try Self.consume(prepared, g, output)
            }
        }
    }

    private static func consume(
        _ prepared: PreparedTraversal, _ g: TraversalSource, _ output: OutputBuffer
    ) throws {
        var cursor = try g.traverse(prepared).cursor()
        var isFirst = true
        while let value = try cursor.next() {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            output.withBytes { GraphSON.encode(value, into: &$0) }
        }
    }

    // MARK: Answers

    /// Writes what `body` answers, or the error it throws, as one line.
    private func answer(_ body: (OutputBuffer) throws -> Void) throws {
        output.append(ascii: #"{"result":["#)
        do {
            try body(output)
        } catch let error as GraphError {
            output.discard()
            try answer(error)
            return
        }
        output.append(UInt8(ascii: "]"))
        try finish()
    }

    private func answer(_ error: GraphError) throws {
        let code =
            switch error.code {
            case .syntax: "syntax"
            case .unsupported: "unsupported"
            default: "runtime"
            }
        output.append(#"{"error":"#)
        output.withBytes { PlainJSON.encode(.string(error.message), into: &$0) }
        output.append(#","code":""# + code + "\"")
        try finish()
        // After Ctrl-C nothing more is answered.
        try Interrupt.check()
    }

    private func finish() throws {
        output.append(ascii: #","ns":"#)
        output.withBytes {
            PlainJSON.encode(.long(max(Terminal.nanoseconds - arrival, 0)), into: &$0)
        }
        output.append(ascii: "}\n")
        try output.flush()
    }
}
