/// The label sets of vertices met lately: one look-up instead of several where
/// a step asks whether a vertex exists, and the next what it is.
final class LabelSetCache {
    private static let size = 1024

    /// A vertex and its label set, known in an epoch: one line of a processor's
    /// cache has all of them.
    private struct Entry {
        var key: Int64
        var set: UInt32
        var epoch: UInt32
    }

    private let entries: UnsafeMutablePointer<Entry>
    /// Entries of other epochs count for nothing, so that forgetting all costs
    /// one addition.
    private var epoch: UInt32 = 1

    init() {
        entries = .allocate(capacity: Self.size)
        entries.initialize(repeating: Entry(key: 0, set: 0, epoch: 0), count: Self.size)
    }

    deinit { entries.deallocate() }

    @inline(__always)
    private func entry(_ key: Int64) -> UnsafeMutablePointer<Entry> {
        entries + Int(truncatingIfNeeded: key & Int64(Self.size - 1))
    }

    subscript(key: Int64) -> UInt32? {
        get {
            let entry = entry(key)
            return entry.pointee.key == key && entry.pointee.epoch == epoch
                ? entry.pointee.set : nil
        }
        set {
            let entry = entry(key)
            if let newValue {
                entry.pointee = Entry(key: key, set: newValue, epoch: epoch)
            } else if entry.pointee.key == key {
                entry.pointee.epoch = 0
            }
        }
    }

    func removeAll() {
        epoch &+= 1
        if epoch == 0 {
            // After four thousand million times, old entries would count again.
            entries.update(repeating: Entry(key: 0, set: 0, epoch: 0), count: Self.size)
            epoch = 1
        }
    }
}
