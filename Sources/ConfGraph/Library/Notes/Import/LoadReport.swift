#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// What ``Graph/load(notes:options:)-([URL],_)`` did, file by file.
public struct LoadReport: Sendable {
    /// A file that could not be loaded; the others were.
    public struct Failure: Sendable {
        /// The file.
        public var file: URL
        /// Why.
        public var error: GraphError
    }

    /// One summary for each file or folder that was given and loaded, in order.
    public var summaries: [LoadSummary] = []
    /// The files that were not loaded.
    public var failures: [Failure] = []
}
