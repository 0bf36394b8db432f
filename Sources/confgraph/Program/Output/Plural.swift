/// Numbers with their noun: `1 talk`, `13 talks`.
enum Plural {
    static func count(_ number: some BinaryInteger, _ noun: String, _ plural: String? = nil)
        -> String
    {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }
}
