/// Why a read, a write or a traversal failed.
///
/// The message says what failed, why and where, and what to do about it.
public struct GraphError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure this is; new codes may be added.
    public struct Code: RawRepresentable, Sendable, Hashable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The source, traversal or cursor was used after its read or write ended.
        public static let closed = Code(rawValue: "closed")
        /// The text is not a traversal.
        public static let syntax = Code(rawValue: "syntax")
        /// A step or token that the language has and this version lacks.
        public static let unsupported = Code(rawValue: "unsupported")
        /// The traversal failed while it ran.
        public static let runtime = Code(rawValue: "runtime")
        /// A wrong argument: seen before anything ran.
        public static let invalidArgument = Code(rawValue: "invalidArgument")
        /// Another process or thread holds the write lock.
        public static let busy = Code(rawValue: "busy")
        /// The file is damaged.
        public static let corrupt = Code(rawValue: "corrupt")
        /// There is no such file, or it cannot be opened.
        public static let cannotOpen = Code(rawValue: "cannotOpen")
        /// The file is not a graph, or of a format this version cannot handle.
        public static let notAGraph = Code(rawValue: "notAGraph")
        /// A write was tried in a read.
        public static let readOnly = Code(rawValue: "readOnly")
        /// An element of that id exists already.
        public static let alreadyExists = Code(rawValue: "alreadyExists")
        /// No such element.
        public static let notFound = Code(rawValue: "notFound")
        /// A limit of the format or a set limit was reached.
        public static let limit = Code(rawValue: "limit")
        /// The task was cancelled, or a time limit passed.
        public static let interrupted = Code(rawValue: "interrupted")
        /// The disk is full, or reading or writing it failed.
        public static let io = Code(rawValue: "io")
        /// A constraint was violated.
        public static let constraint = Code(rawValue: "constraint")
        /// The notes, or the file to import, cannot be understood.
        public static let badInput = Code(rawValue: "badInput")
    }

    /// What kind of failure this is.
    public var code: Code
    /// What failed, why and where, and what to do about it: one line.
    public var message: String
    /// The traversal's canonical text, where one failed.
    public var traversal: String?
    /// The number of the step that failed, from 1.
    public var step: Int?
    /// Where in the text of the traversal, in UTF-8 bytes from its start.
    public var position: Int?
    /// SQLite's extended result code, if SQLite reported the failure.
    public var sqliteCode: Int32?

    /// Makes an error.
    ///
    /// - Parameters:
    ///   - code: what kind of failure it is.
    ///   - message: what failed, why and where, and what to do about it.
    ///   - traversal: the canonical text of the traversal that failed.
    ///   - step: the number of the step that failed, from 1.
    ///   - position: where in the traversal's text, in UTF-8 bytes.
    ///   - sqliteCode: SQLite's extended result code.
    public init(
        _ code: Code, _ message: String, traversal: String? = nil, step: Int? = nil,
        position: Int? = nil, sqliteCode: Int32? = nil
    ) {
        self.code = code
        self.message = message
        self.traversal = traversal
        self.step = step
        self.position = position
        self.sqliteCode = sqliteCode
    }

    public var description: String { message }

    /// The error of anything used after its read or write ended.
    public static var closed: GraphError {
        GraphError(.closed, "This traversal or source was used after its read or write ended.")
    }
}
