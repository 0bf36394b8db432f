/// The committed names of labels and keys that this process has met, and the
/// members of label sets.
///
/// Entries are never changed or removed in a file, so a table may be shared
/// by readers of different snapshots.
struct NameTable: Sendable {
    private(set) var labelIDs: [ByteString: UInt32] = [:]
    private(set) var labelNames = NumberTable<String>()
    private(set) var keyIDs: [ByteString: UInt32] = [:]
    private(set) var keyNames = NumberTable<String>()
    private(set) var labelSets = NumberTable<[UInt32]>()
    /// The names of a set's labels, for those that were asked for.
    var labelSetNames = NumberTable<[String]>()

    init() { labelSets[0] = [] }

    mutating func addLabel(_ name: String, _ id: UInt32) {
        labelIDs[ByteString(name)] = id
        labelNames[id] = name
    }

    mutating func addKey(_ name: String, _ id: UInt32) {
        keyIDs[ByteString(name)] = id
        keyNames[id] = name
    }

    mutating func addLabelSet(_ id: UInt32, _ labels: [UInt32]) { labelSets[id] = labels }
}
