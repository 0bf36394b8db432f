import Foundation

/// A graph of conferences of any size, the same on every machine for a seed:
/// speakers gave talks, talks are about topics, topics are related, and
/// speakers follow speakers, with power laws where the world has them.
///
/// Everything is a function of the seed and a number, so that no part of the
/// graph is ever in memory. Ids are whole numbers from 1: speakers, then
/// talks, then topics. No pair occurs twice in a label, and none is a loop.
struct ConferenceGraph: Sendable {
    let seed: UInt64
    let speakers: Range<Int>
    let talks: Range<Int>
    let topics: Range<Int>

    /// - Parameter scale: 1 is 100,000 speakers, 300,000 talks, 10,000 topics
    ///   and 4.76 million edges.
    init(scale: Double, seed: UInt64) {
        func count(_ one: Double) -> Int { max(30, Int(one * scale)) }
        self.seed = seed
        speakers = 1..<(1 + count(100_000))
        talks = speakers.upperBound..<(speakers.upperBound + count(300_000))
        topics = talks.upperBound..<(talks.upperBound + count(10_000))
    }

    /// The labels of edges, in the order of their files.
    enum Label: String, CaseIterable, Sendable {
        case gave, about, related, follows

        /// The edge's property, if it has one.
        var property: String? {
            switch self {
            case .gave, .related: nil
            case .about: "weight"
            case .follows: "since"
            }
        }
    }

    // MARK: - Vertices

    private static let starts = "Ba Ce Dro Fi Gu Ha Ji Kle Lo Mi Na Or Pra Ru Sel Ti Um Vo Wen Zu"
        .split(separator: " ")
    private static let ends = "bal dik fen gor hun kin lom mar nek pol rus sam tek vin zad"
        .split(separator: " ")
    private static let countries = """
        Argentina Belgium Canada Denmark Estonia Finland Germany Hungary Iceland Japan Kenya \
        Latvia Mexico Norway Oman Portugal Qatar Romania Spain Turkey Uruguay Vietnam Wales Zambia
        """.split(separator: " ")
    private static let lengths = [5, 15, 30, 40, 45, 60, 90]

    /// A speaker's name, company and country, by place in ``speakers``.
    func speaker(_ place: Int) -> (name: String, company: String, country: String) {
        var random = SeededGenerator(state: key(1, place))
        let name = "\(word(&random)) \(word(&random)) \(place)"
        let companies = max(30, speakers.count / 50)
        let company = PowerLaw(count: companies, exponent: 5, shift: 2).rank(of: random.unit())
        let country = PowerLaw(count: Self.countries.count, exponent: 3, shift: 1)
            .rank(of: random.unit())
        return (name, "Company \(company)", String(Self.countries[country]))
    }

    /// A talk's title, year, minutes and millionths of a score.
    func talk(_ place: Int) -> (title: String, year: Int, minutes: Int, score: Int) {
        var random = SeededGenerator(state: key(2, place))
        let title = "\(word(&random)) and \(word(&random)) part \(place)"
        let minutes = Self.lengths[Int(random.next() % UInt64(Self.lengths.count))]
        return (title, 2000 + Int(random.next() % 26), minutes, Int(random.next() % 1_000_000))
    }

    func topic(_ place: Int) -> String { "topic \(place)" }

    private func word(_ random: inout SeededGenerator) -> String {
        let bits = random.next()
        let start = Self.starts[Int(bits & 0xFFFF) % Self.starts.count]
        return String(start) + Self.ends[Int(bits >> 16 & 0xFFFF) % Self.ends.count]
    }

    // MARK: - Edges

    /// How many edges of a label there are.
    func count(_ label: Label) -> Int { shape(label).counts.reduce(into: 0) { $0 += $1 } }

    /// Calls `body` for each edge of a label; the order is by the vertex that
    /// owns the edge.
    func forEachEdge(_ label: Label, _ body: (_ source: UInt32, _ target: UInt32) throws -> Void)
        rethrows
    {
        let shape = shape(label)
        var chosen = SmallSet()
        for (rank, degree) in shape.counts.enumerated() where degree > 0 {
            let owner = shape.owner(rank)
            var random = SeededGenerator(state: key(3 + label.hashed, owner))
            chosen.removeAll(for: degree + 1)
            // The graph has no loops.
            if shape.owners == shape.others { chosen.insert(UInt32(owner)) }
            for _ in 0..<degree {
                var other = shape.other(random.unit())
                var tries = 0
                while !chosen.insert(UInt32(other)) {
                    tries += 1
                    // Where nearly all are taken, the next that is free.
                    other =
                        tries < 32
                        ? shape.other(random.unit())
                        : other + 1 == shape.others.upperBound
                            ? shape.others.lowerBound : other + 1
                }
                if shape.ownsTargets {
                    try body(UInt32(other), UInt32(owner))
                } else {
                    try body(UInt32(owner), UInt32(other))
                }
            }
        }
    }

    /// The year of a `follows`, or millionths of the weight of an `about`.
    @inline(__always)
    func property(_ label: Label, _ source: UInt32, _ target: UInt32) -> Int {
        let random = mix(seed ^ mix(UInt64(source) << 32 | UInt64(target)))
        return label == .follows ? 2006 + Int(random % 20) : Int(random % 1_000_000)
    }

    private func shape(_ label: Label) -> Shape {
        switch label {
        case .gave:
            // One speaker a talk, and a second for each fifth.
            Shape(
                talks, speakers, count: talks.count * 6 / 5, ownerExponent: 1,
                otherExponent: 1.5, ownsTargets: true)
        case .about:
            Shape(
                talks, topics, count: talks.count * 4, ownerExponent: 1.5, otherExponent: 10,
                otherShift: 0.5)
        case .related:
            Shape(topics, topics, count: topics.count * 20, ownerExponent: 1, otherExponent: 1)
        case .follows:
            Shape(
                speakers, speakers, count: speakers.count * 30, ownerExponent: 4,
                otherExponent: 2.5)
        }
    }

    private func key(_ kind: UInt64, _ number: Int) -> UInt64 {
        mix(mix(seed &* 16 &+ kind) ^ UInt64(number))
    }
}

extension ConferenceGraph.Label {
    fileprivate var hashed: UInt64 { UInt64(Self.allCases.firstIndex(of: self)!) }
}

/// How the edges of a label spread over their ends: how many each owner has,
/// and whom they lead to.
private struct Shape {
    let owners: Range<Int>
    let others: Range<Int>
    let ownsTargets: Bool
    let counts: DegreeSequence
    private let otherLaw: PowerLaw

    init(
        _ owners: Range<Int>, _ others: Range<Int>, count: Int, ownerExponent: Double,
        otherExponent: Double, otherShift: Double = 20, ownsTargets: Bool = false
    ) {
        self.owners = owners
        self.others = others
        self.ownsTargets = ownsTargets
        counts = DegreeSequence(
            law: PowerLaw(count: owners.count, exponent: ownerExponent, shift: 20), total: count,
            limit: others.count - 1)
        otherLaw = PowerLaw(count: others.count, exponent: otherExponent, shift: otherShift)
    }

    func owner(_ rank: Int) -> Int { Self.vertex(rank, owners, 2_147_483_629) }

    @inline(__always)
    func other(_ random: Double) -> Int {
        Self.vertex(otherLaw.rank(of: random), others, 2_654_435_761)
    }

    /// A rank's vertex lies somewhere in the range, so that its number says
    /// nothing about its degree; both factors are prime, so none has two ranks.
    @inline(__always)
    private static func vertex(_ rank: Int, _ range: Range<Int>, _ prime: Int) -> Int {
        range.lowerBound + (rank &* prime &+ 12_345) % range.count
    }
}

/// How many edges each rank owns; the sum is exact.
private struct DegreeSequence: Sequence, IteratorProtocol {
    let law: PowerLaw
    let total: Int
    /// No rank owns more: there are no more to be led to.
    let limit: Int
    private var rank = 0
    private var sum = 0

    init(law: PowerLaw, total: Int, limit: Int) {
        self.law = law
        self.total = total
        self.limit = limit
    }

    mutating func next() -> Int? {
        guard rank < law.count else { return nil }
        rank += 1
        let upTo = rank == law.count ? total : Int(Double(total) * law.share(upTo: rank))
        defer { sum = upTo }
        return Swift.min(limit, upTo - sum)
    }
}

/// Ranks of which the first are the most frequent (Zipf and Mandelbrot): the
/// share of the first r of n is ((r + shift) / (n + shift)) ^ (1 / exponent),
/// less what the shift is worth. An exponent of 1 is even.
private struct PowerLaw {
    let count: Int
    private let exponent: Double
    private let shift: Double
    private let least: Double

    init(count: Int, exponent: Double, shift: Double) {
        self.count = count
        self.exponent = exponent
        self.shift = shift
        least = pow(shift / (Double(count) + shift), 1 / exponent)
    }

    func share(upTo rank: Int) -> Double {
        let part = (Double(rank) + shift) / (Double(count) + shift)
        return (pow(part, 1 / exponent) - least) / (1 - least)
    }

    /// The rank of a random number from 0 to 1.
    @inline(__always)
    func rank(of random: Double) -> Int {
        let part =
            exponent == 1
            ? least + random * (1 - least)
            : pow(least + random * (1 - least), exponent)
        return min(count - 1, max(0, Int(part * (Double(count) + shift) - shift)))
    }
}

/// A set of vertices that is emptied often.
private struct SmallSet {
    private var slots: [UInt32] = []
    private var mask = 0

    mutating func removeAll(for count: Int) {
        let size = max(16, (2 * count).nextPowerOfTwo)
        mask = size - 1
        if slots.count < size {
            slots = [UInt32](repeating: 0, count: size)
        } else {
            for index in 0..<size { slots[index] = 0 }
        }
    }

    /// Whether it was not yet there. No vertex is 0.
    @discardableResult
    @inline(__always)
    mutating func insert(_ value: UInt32) -> Bool {
        var place = Int(value &* 0x9E37_79B1 >> 7) & mask
        while slots[place] != 0 {
            if slots[place] == value { return false }
            place = (place + 1) & mask
        }
        slots[place] = value
        return true
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}

extension SeededGenerator {
    /// A number from 0 to 1, without 1.
    @inline(__always)
    fileprivate mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
