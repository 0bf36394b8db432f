/// The vocabulary of computing that comes with the library, for talks about
/// software: optional, and a file of the format that ``VocabularyReader`` reads.
enum ComputingVocabulary {
    /// The name under which its claims are kept, and by which it is unloaded.
    static let path = "computing"

    static let text = languages + systems + ideas
}
