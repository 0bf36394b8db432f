/// What counts of walks have outgrown four bytes by, vertex by vertex.
///
/// Few do: a walk of several hops that comes by hubs. A count that stays behind
/// is never zero, so that its vertex is still known as met.
struct WalkCarries {
    /// In units of 2 to the power of `unitBits`.
    private var carried: [UInt32: Int64] = [:]
    /// A count outgrew even 64 bits.
    private var hasOverflowed = false

    private static let unitBits: Int64 = 31

    var isEmpty: Bool { carried.isEmpty }

    /// Adds walks to the count of a vertex.
    ///
    /// - Returns: what stays in four bytes.
    @inline(never)
    mutating func add(_ walks: Int64, to count: UInt32, of vertex: UInt32) -> UInt32 {
        let (sum, overflow) = walks.addingReportingOverflow(Int64(count))
        // Then it is over 64 bits without what was carried before, too.
        if overflow || sum <= 0 {
            hasOverflowed = true
            return max(count, 1)
        }
        if let fits = UInt32(exactly: sum) { return fits }
        // From 1 to the unit stays.
        let units = (sum - 1) >> Self.unitBits
        let (all, more) = carried[vertex, default: 0].addingReportingOverflow(units)
        carried[vertex] = all
        hasOverflowed = hasOverflowed || more
        return UInt32(sum - units << Self.unitBits)
    }

    /// Adds what was carried to the counts of some vertices.
    ///
    /// - Throws: ``GraphError`` when a count does not fit 64 bits.
    consuming func settle(
        _ vertices: UnsafeMutablePointer<UInt32>, _ walks: UnsafeMutablePointer<Int64>,
        _ count: Int
    ) throws {
        if isEmpty, !hasOverflowed { return }
        var isTooMuch = hasOverflowed
        for place in 0..<count {
            guard let units = carried[vertices[place]] else { continue }
            let (more, isTooMany) = units.multipliedReportingOverflow(by: 1 << Self.unitBits)
            let (sum, overflow) = walks[place].addingReportingOverflow(more)
            walks[place] = sum
            isTooMuch = isTooMuch || isTooMany || overflow
        }
        if isTooMuch { throw GraphError.tooManyTraversers }
    }
}
