/// Which form of the language a text is in.
enum GremlinMode: Sendable {
    /// For people at a prompt: `v(speaker).out(gave)`. Bare words are text,
    /// or tokens where only those fit; `g.` may be left out. All of canonical
    /// Gremlin is accepted besides.
    case short
    /// For programs and files: a bare identifier is a variable.
    case canonical
}
