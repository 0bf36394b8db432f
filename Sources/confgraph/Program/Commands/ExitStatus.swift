import ConfGraph

/// How the program ends, as scripts see it.
enum ExitStatus: Int32 {
    case done = 0
    case failed = 1
    case usage = 2
    case unsupported = 3
    /// 128 + SIGINT, as shells report it.
    case interrupted = 130

    /// The one table from an error's code to an exit status.
    init(_ code: GraphError.Code) {
        switch code {
        case .unsupported: self = .unsupported
        case .interrupted: self = .interrupted
        default: self = .failed
        }
    }
}
