/// The Swift in a Markdown file, and what it says that the Swift prints.
struct Article {
    struct Block {
        let code: String
        /// A comment `<!-- test: … -->` stands before it.
        let isTested: Bool
    }

    private(set) var blocks: [Block] = []
    /// The blocks marked `text`.
    private(set) var outputs: [String] = []

    init(_ text: String) {
        var block: (language: Substring, lines: [Substring])?
        var isTested = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = block {
                guard line == "```" else {
                    block?.lines.append(line)
                    continue
                }
                let content = open.lines.joined(separator: "\n")
                if open.language == "swift" {
                    blocks.append(Block(code: content, isTested: isTested))
                    isTested = false
                } else if open.language == "text" {
                    outputs.append(content)
                }
                block = nil
            } else if line.hasPrefix("```") {
                block = (line.dropFirst(3), [])
            } else if line.hasPrefix("<!-- test:") {
                isTested = true
            }
        }
    }
}
