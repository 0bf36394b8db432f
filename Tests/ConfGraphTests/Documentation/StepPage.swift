/// A reference page of a step: its examples, as the page shows them.
///
/// A block `gremlin` holds a traversal and what it answers: a line `==> …` for
/// each result, or one line `!!! …` with a part of the error's message. A
/// block `swift` right behind it is the same traversal in Swift; elsewhere it
/// is code that must compile.
struct StepPage {
    struct Example {
        /// The line of the page on which the traversal begins, from 1.
        let line: Int
        let traversal: String
        let results: [String]
        /// A part of the message of the error that it ends with.
        let error: String?
        /// The same traversal in Swift, and the line where that begins.
        var swift: (code: String, line: Int)?
    }

    let path: String
    private(set) var examples: [Example] = []
    /// Swift that stands alone.
    private(set) var snippets: [(code: String, line: Int)] = []

    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    init(_ file: Repository.File) {
        path = file.path
        var language: Substring?
        var block: [Substring] = []
        var isBehindExample = false
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if let open = language {
                guard line == "```" else {
                    block.append(line)
                    continue
                }
                let first = index + 1 - block.count
                switch open {
                case "gremlin":
                    examples.append(Self.example(block, line: first))
                    isBehindExample = true
                case "swift":
                    let code = block.joined(separator: "\n")
                    if isBehindExample {
                        examples[examples.count - 1].swift = (code, first)
                    } else {
                        snippets.append((code, first))
                    }
                    isBehindExample = false
                default: isBehindExample = false
                }
                language = nil
                block = []
            } else if line.hasPrefix("```") {
                language = line.dropFirst(3)
            } else if !line.allSatisfy(\.isWhitespace) {
                isBehindExample = false
            }
        }
    }

    private static func example(_ lines: [Substring], line: Int) -> Example {
        var traversal: [Substring] = []
        var results: [String] = []
        var error: String?
        for line in lines {
            if line == "==>" || line.hasPrefix("==> ") {
                results.append(String(line.dropFirst(4)))
            } else if line.hasPrefix("!!! ") {
                error = String(line.dropFirst(4))
            } else {
                traversal.append(line)
            }
        }
        return Example(
            line: line, traversal: traversal.joined(separator: "\n"), results: results,
            error: error)
    }
}
