import Testing

@testable import ConfGraph

@Suite struct NumberTableTests {
    @Test func itIsADictionary() {
        var table = NumberTable<String>()
        var model: [UInt32: String] = [:]
        let numbers: [UInt32] = [0, 1, 7, 3, 4095, 4096, 4097, 100_000, .max, 7, 4096]
        for (place, number) in numbers.enumerated() {
            table[number] = "\(place)"
            model[number] = "\(place)"
            for each in numbers + [2, 4094, 5000] { #expect(table[each] == model[each]) }
        }
        for number in [7, 4096] as [UInt32] {
            table[number] = nil
            #expect(table[number] == nil)
        }
        #expect(table[3] == "3")
    }
}
