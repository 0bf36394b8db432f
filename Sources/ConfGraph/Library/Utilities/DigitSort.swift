/// One pass of a sort by digits, of which the lowest comes first.
enum DigitSort {
    /// Copies elements in order of a digit; equal ones stay in their order.
    ///
    /// - Parameter base: above all digits.
    @inline(__always)
    static func distribute<Element: BitwiseCopyable>(
        _ source: UnsafePointer<Element>, count: Int, into target: UnsafeMutablePointer<Element>,
        base: Int, by digit: (Element) -> Int
    ) {
        withUnsafeTemporaryAllocation(of: Int.self, capacity: base) { places in
            places.initialize(repeating: 0)
            for index in 0..<count { places[digit(source[index])] &+= 1 }
            var start = 0
            for value in 0..<base {
                let size = places[value]
                places[value] = start
                start &+= size
            }
            for index in 0..<count {
                let element = source[index]
                let value = digit(element)
                target[places[value]] = element
                places[value] &+= 1
            }
        }
    }
}
