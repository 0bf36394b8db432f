/// `io(file).read()` and `io(file).write()`: no results, only the effect.
final class FileOperator: BatchOperator {
    enum Mode: String { case read, write }

    private let file: String
    private let format: GraphFileFormat
    private let mode: Mode
    private let files: any GraphFiles
    private var isDone = false

    init(
        _ context: ExecutionContext, _ input: BatchOperator, _ file: String,
        _ format: GraphFileFormat, _ mode: Mode, _ files: any GraphFiles
    ) {
        self.file = file
        self.format = format
        self.mode = mode
        self.files = files
        super.init(context, input: input)
        note = "\(mode.rawValue) \(file) \(format.rawValue)"
    }

    override func next() throws -> Batch? {
        if isDone { return nil }
        isDone = true
        switch mode {
        case .read: try files.read(file, format, into: context.requireWriter())
        case .write: try files.write(file, format, from: context.reader)
        }
        return nil
    }
}
