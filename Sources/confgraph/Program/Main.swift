#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Words in, exit status out.
@main
enum Main {
    static func main() {
        let status = Program.run(CommandLine.arguments.dropFirst())
        exit(status.rawValue)
    }
}
