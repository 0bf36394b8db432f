import Synchronization

/// Which stretch of vertices each cached block speaks for, in one label and
/// direction: a sorted list in leaves, so that finding and adding are cheap.
///
/// Guarded by the lock of its ``BlockCache``. A stretch without an address is
/// known to have no block.
final class BlockDirectory {
    struct Entry {
        var first: Int64
        var last: Int64
        var address: UnsafeMutableRawPointer?
    }

    private static let leafCapacity = 128

    final class Leaf {
        let firsts = UnsafeMutablePointer<Int64>.allocate(capacity: BlockDirectory.leafCapacity)
        let lasts = UnsafeMutablePointer<Int64>.allocate(capacity: BlockDirectory.leafCapacity)
        let addresses = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(
            capacity: BlockDirectory.leafCapacity)
        private let size = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        /// Set by readers, cleared by the hand of the clock that evicts.
        let isUsed = Atomic<Bool>(true)

        var count: Int {
            @inline(__always) get { size.pointee }
            set { size.pointee = newValue }
        }

        init() {
            size.initialize(to: 0)
        }

        deinit {
            size.deallocate()
            firsts.deallocate()
            lasts.deallocate()
            addresses.deallocate()
        }

        /// The last position whose stretch begins at or before a vertex.
        @inline(__always)
        func position(_ vertex: Int64) -> Int {
            var low = -1
            var high = count
            while high &- low > 1 {
                let middle = (low &+ high) >> 1
                if firsts[middle] <= vertex { low = middle } else { high = middle }
            }
            return low
        }

        func insert(_ entry: Entry, at position: Int) {
            for index in stride(from: count, to: position, by: -1) {
                move(from: index - 1, to: index)
            }
            firsts[position] = entry.first
            lasts[position] = entry.last
            addresses[position] = entry.address
            count += 1
        }

        func remove(at position: Int) {
            for index in position..<(count - 1) { move(from: index + 1, to: index) }
            count -= 1
        }

        private func move(from: Int, to: Int) {
            firsts[to] = firsts[from]
            lasts[to] = lasts[from]
            addresses[to] = addresses[from]
        }
    }

    private struct State {
        var leaves: [Leaf] = []
        /// The first vertex of each leaf, side by side for the search.
        var tops: [Int64] = []
    }

    /// Behind a pointer, since a look-up is too short for the checks that
    /// reading a class's variables costs.
    private let state = UnsafeMutablePointer<State>.allocate(capacity: 1)

    private(set) var leaves: [Leaf] {
        _read { yield state.pointee.leaves }
        _modify { yield &state.pointee.leaves }
    }
    private var tops: [Int64] {
        _read { yield state.pointee.tops }
        _modify { yield &state.pointee.tops }
    }

    init() {
        state.initialize(to: State())
    }

    deinit {
        for leaf in leaves {
            for index in 0..<leaf.count { leaf.addresses[index]?.deallocate() }
        }
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// The stretch that holds a vertex, if it is known.
    @inline(__always)
    func find(_ vertex: Int64) -> Entry? {
        let leafIndex = leafPosition(vertex)
        guard leafIndex >= 0 else { return nil }
        return leaves.withUnsafeBufferPointer { leaves in
            let leaf = leaves[leafIndex]
            let position = leaf.position(vertex)
            guard position >= 0, leaf.lasts[position] >= vertex else { return nil }
            if !leaf.isUsed.load(ordering: .relaxed) { leaf.isUsed.store(true, ordering: .relaxed) }
            return Entry(
                first: leaf.firsts[position], last: leaf.lasts[position],
                address: leaf.addresses[position])
        }
    }

    @inline(__always)
    private func leafPosition(_ vertex: Int64) -> Int {
        tops.withUnsafeBufferPointer { tops in
            var low = -1
            var high = tops.count
            while high &- low > 1 {
                let middle = (low &+ high) >> 1
                if tops[middle] <= vertex { low = middle } else { high = middle }
            }
            return low
        }
    }

    /// Adds a stretch; one that begins at the same vertex is replaced.
    ///
    /// - Returns: the address that was replaced, for the caller to free.
    func insert(_ entry: Entry) -> UnsafeMutableRawPointer? {
        var leafIndex = leafPosition(entry.first)
        if leafIndex < 0 {
            if leaves.isEmpty {
                leaves.append(Leaf())
                tops.append(entry.first)
            }
            leafIndex = 0
        }
        var leaf = leaves[leafIndex]
        var position = leaf.position(entry.first)
        if position >= 0, leaf.firsts[position] == entry.first {
            let replaced = leaf.addresses[position]
            leaf.addresses[position] = entry.address
            leaf.lasts[position] = entry.last
            return replaced
        }
        if leaf.count == Self.leafCapacity {
            let right = Leaf()
            let half = Self.leafCapacity / 2
            // Sorted arrival is the rule in scans: then leave full leaves.
            let cut = position == leaf.count - 1 ? leaf.count : half
            for index in cut..<leaf.count {
                right.insert(
                    Entry(
                        first: leaf.firsts[index], last: leaf.lasts[index],
                        address: leaf.addresses[index]), at: right.count)
            }
            leaf.count = cut
            leaves.insert(right, at: leafIndex + 1)
            tops.insert(right.count > 0 ? right.firsts[0] : entry.first, at: leafIndex + 1)
            if entry.first >= tops[leafIndex + 1] {
                leafIndex += 1
                leaf = right
            }
            position = leaf.position(entry.first)
        }
        leaf.insert(entry, at: position + 1)
        tops[leafIndex] = leaf.firsts[0]
        return nil
    }

    /// Forgets every stretch that touches a range, and hands its bytes over.
    func remove(_ range: ClosedRange<Int64>, _ release: (UnsafeMutableRawPointer) -> Void) {
        var leafIndex = max(0, leafPosition(range.lowerBound))
        while leafIndex < leaves.count, tops[leafIndex] <= range.upperBound {
            let leaf = leaves[leafIndex]
            var position = max(0, leaf.position(range.lowerBound))
            while position < leaf.count, leaf.firsts[position] <= range.upperBound {
                if leaf.lasts[position] >= range.lowerBound {
                    if let address = leaf.addresses[position] { release(address) }
                    leaf.remove(at: position)
                } else {
                    position += 1
                }
            }
            leafIndex = settle(leafIndex) ? leafIndex : leafIndex + 1
        }
    }

    /// Drops a whole leaf to make room.
    func removeLeaf(at index: Int, _ release: (UnsafeMutableRawPointer) -> Void) {
        let leaf = leaves[index]
        for position in 0..<leaf.count {
            if let address = leaf.addresses[position] { release(address) }
        }
        leaf.count = 0
        _ = settle(index)
    }

    /// Removes a leaf that has become empty; true if it did.
    private func settle(_ index: Int) -> Bool {
        guard leaves[index].count > 0 else {
            leaves.remove(at: index)
            tops.remove(at: index)
            return true
        }
        tops[index] = leaves[index].firsts[0]
        return false
    }
}
