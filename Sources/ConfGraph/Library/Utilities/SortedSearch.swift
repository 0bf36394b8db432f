extension RandomAccessCollection where Index == Int {
    /// The first place from which on all elements fulfil a condition that those
    /// before do not; `endIndex` where none does.
    ///
    /// - Complexity: O(log n).
    @inline(__always)
    func partitioningIndex(where isBehind: (Element) throws -> Bool) rethrows -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if try isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension RandomAccessCollection where Index == Int, Element: FixedWidthInteger {
    /// Where a number is among ascending ones; nil if it is not.
    ///
    /// - Complexity: O(log n).
    @inline(__always)
    func sortedIndex(of number: Element) -> Int? {
        let place = partitioningIndex { $0 >= number }
        return place < endIndex && self[place] == number ? place : nil
    }
}
