/// The label sets of vertices met lately: one look-up instead of several where
/// a step asks whether a vertex exists, and the next what it is.
struct LabelSetCache {
    private static let size = 1024
    private var keys = [Int64](repeating: .min, count: size)
    private var sets = [UInt32](repeating: 0, count: size)
    private var isEmpty = true

    @inline(__always)
    private static func place(_ key: Int64) -> Int {
        Int(truncatingIfNeeded: key & Int64(size - 1))
    }

    subscript(key: Int64) -> UInt32? {
        get {
            let place = Self.place(key)
            return keys[place] == key ? sets[place] : nil
        }
        set {
            let place = Self.place(key)
            if let newValue {
                // The least key stands for none.
                guard key != .min else { return }
                keys[place] = key
                sets[place] = newValue
                isEmpty = false
            } else if keys[place] == key {
                keys[place] = .min
            }
        }
    }

    mutating func removeAll() {
        if isEmpty { return }
        for place in keys.indices { keys[place] = .min }
        isEmpty = true
    }
}
