/// What the command line asks for.
struct Options {
    var vertices = 1_000_000
    var edges = 10_000_000
    var repeats = 5
    var starts = 200_000
    var seed: UInt64 = 0
    /// Names of sections; empty: all but `memory` and `soak`.
    var only: Set<String> = []
    /// Edges of the load whose peak memory is taken; 0: not done.
    var memoryEdges = 0
    var memoryBudget = 512 << 20
    /// The `confgraph` program, for what is measured as whole processes.
    var program = "../.build/release/confgraph"
    var notes = "../Examples/notes.md"
    /// How many files of notes are generated and loaded.
    var noteFiles = 10_000
    /// Scales of the conference graph that questions are asked of; 1 has 4.76 M edges.
    var scales: [Double] = [1]
    /// The largest of them that the rival is asked as well.
    var rivalScale = 2.0
    /// What the program may take of memory while it loads and answers; nil: all
    /// that it finds useful.
    var memoryLimit: Int?
    /// How many start keys a question gets.
    var keys = 200
    /// Seconds of repeating one question.
    var seconds = 8
    var folder: String?
    var keep = false
    /// A folder that a run with `keep` left: its files are measured again.
    var files: String?
    /// Only comparisons with this in their names.
    var match: String?
    /// Makes CSV files of conferences in this size instead of measuring.
    var generate: Double?
    var out = "conference"
    /// A file of conferences that edges are added to instead of measuring.
    var sustained: String?
    var inserts = 1_000_000
    /// How long the soak takes.
    var minutes = 30
    /// Set in a child process of the soak: the file to read.
    var childReaders: String?
    /// Set in a child process of the queries: the file to look rows up in.
    var childSeeks: String?
    /// Set in a child process: what it is to do.
    var child: String?

    static let help = """
        Measures ConfGraph beside hand-written SQLite and prints a table.

          --vertices N      vertices of the generated graph (1000000)
          --edges N         edges of the generated graph (10000000)
          --seed N          another graph of the same shape (0)
          --repeats N       timed runs of each side, taken in turns (5)
          --starts N        start vertices of a 1-hop run (200000)
          --only A,B        sections: load, hops, paths, algorithms, process, writes,
                            notes, queries, memory; and soak, only where it is asked for
          --scales A,B      scales of the conference graph of the queries (1: 4.76 M edges)
          --rival-scale S   the largest of these that SQLite by hand is asked as well (2)
          --memory-limit N  load the conference graph and answer the queries with this many MB
          --keys N          start keys of each query (200)
          --seconds N       at most so long for repeating one query (8)
          --memory-edges N  also load N edges in any order and report the peak memory
          --memory-budget N the budget of that load in MB (512)
          --program PATH    the confgraph program (../.build/release/confgraph)
          --notes PATH      the notes to load (../Examples/notes.md)
          --note-files N    files of notes to generate and load (10000)
          --minutes N       how long the soak takes (30)
          --folder PATH     where the files are made (a temporary folder)
          --keep            leave the files there
          --files PATH      measure the files that such a run has left
          --match TEXT      only comparisons with this in their names
          --generate SF     only write CSV files of conferences: 1 is 410,000 vertices and
                            4.76 million edges, 20 is 95 million edges
          --out DIR         where to (conference)
          --sustained FILE  only add random edges to this graph, and tell what they cost
          --inserts N       how many (1000000)
          --cpu             compare processor time: for a machine that does other things as well
        """

    /// Reads the arguments; nil after `--help`.
    init?(_ arguments: [String]) throws {
        var rest = arguments.dropFirst()
        func value(_ name: String) throws -> String {
            guard let value = rest.popFirst() else { throw Failure("\(name) needs a value") }
            return value
        }
        func number(_ name: String) throws -> Int {
            let text = try value(name)
            guard let number = Int(text), number >= 0 else {
                throw Failure("\(name) needs a number, not \(text)")
            }
            return number
        }
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h":
                print(Self.help)
                return nil
            case "--vertices": vertices = max(1000, try number(argument))
            case "--edges": edges = max(1000, try number(argument))
            case "--seed": seed = UInt64(try number(argument))
            case "--repeats": repeats = max(1, try number(argument))
            case "--starts": starts = max(1, try number(argument))
            case "--only": only = Set(try value(argument).split(separator: ",").map(String.init))
            case "--memory-edges": memoryEdges = try number(argument)
            case "--memory-budget": memoryBudget = try number(argument) << 20
            case "--program": program = try value(argument)
            case "--notes": notes = try value(argument)
            case "--note-files": noteFiles = max(1, try number(argument))
            case "--scales":
                scales = try value(argument).split(separator: ",").map {
                    guard let scale = Double($0), scale > 0 else {
                        throw Failure("\(argument) needs numbers, not \($0)")
                    }
                    return scale
                }
            case "--rival-scale":
                guard let scale = Double(try value(argument)), scale >= 0 else {
                    throw Failure("--rival-scale needs a number")
                }
                rivalScale = scale
            case "--memory-limit": memoryLimit = max(1, try number(argument)) << 20
            case "--keys": keys = max(10, try number(argument))
            case "--seconds": seconds = max(1, try number(argument))
            case "--minutes": minutes = max(1, try number(argument))
            case "--child-readers": childReaders = try value(argument)
            case "--child-seeks": childSeeks = try value(argument)
            case "--folder": folder = try value(argument)
            case "--keep": keep = true
            case "--files": files = try value(argument)
            case "--match": match = try value(argument)
            case "--cpu": Samples.measuresProcessorTime = true
            case "--sustained": sustained = try value(argument)
            case "--inserts": inserts = max(100, try number(argument))
            case "--out": out = try value(argument)
            case "--generate":
                let text = try value(argument)
                guard let scale = Double(text), scale > 0, scale <= 1_000 else {
                    throw Failure("--generate needs a size from above 0 to 1000, not \(text)")
                }
                generate = scale
            case "--child": child = try value(argument)
            default: throw Failure("unknown option \(argument); try --help")
            }
        }
    }

    /// The arguments of the program that say how much memory it may take.
    var programLimits: [String] { memoryLimit.map { ["--memory-limit", "\($0)"] } ?? [] }

    func wants(_ section: String) -> Bool { only.isEmpty || only.contains(section) }
}

/// Why the benchmarks could not go on.
struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
