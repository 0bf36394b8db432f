/// An error of a test's own, by which it gives up a write.
struct Abandoned: Error {}
