/// Values by numbers that a file gives out one after the other, from 1.
struct NumberTable<Value: Sendable>: Sendable {
    /// Numbers above are of few files, if of any sound one.
    private static var denseLimit: UInt32 { 4096 }

    private var dense: [Value?] = []
    private var others: [UInt32: Value] = [:]

    subscript(number: UInt32) -> Value? {
        get {
            if number < dense.count { return dense[Int(number)] }
            return others.isEmpty ? nil : others[number]
        }
        set {
            guard number < Self.denseLimit else {
                others[number] = newValue
                return
            }
            while number >= dense.count { dense.append(nil) }
            dense[Int(number)] = newValue
        }
    }
}
