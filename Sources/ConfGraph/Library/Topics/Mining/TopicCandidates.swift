/// The words and phrases of one talk that may be topics, with how often and
/// where they were said. It is used for talk after talk, so that its room is
/// grown once.
struct TopicCandidates: ~Copyable {
    struct Candidate: BitwiseCopyable {
        var key: TopicKey.Number
        /// The written form that came first.
        var form: TopicKey.Number
        var line: Int32
        var title: Int32 = 0
        var headings: Int32 = 0
        var body: Int32 = 0
        var nameLike: Int32 = 0
        /// What a bullet is about: "automation should …", "checklists for …".
        var subject: Int32 = 0
        /// The other written forms: the last one of a chain.
        var others: Int32 = -1
        var leads = false

        var total: Int32 { title + headings + body }
        var words: Int { key.count }

        /// Said more than in passing: most are said once, in the middle of a line.
        @inline(__always)
        var mayMatter: Bool { body > 1 || title | headings | nameLike | subject != 0 }
    }

    private struct Form: BitwiseCopyable {
        var number: TopicKey.Number
        var count: Int32
        var next: Int32
    }

    private struct Slot: BitwiseCopyable {
        /// The talk that the slot was filled for; others' count as free.
        var round: UInt32 = 0
        var at: UInt32 = 0
    }

    /// In the order in which they were said first.
    private var all = PlainBuffer<Candidate>(capacity: 512)
    private var forms = PlainBuffer<Form>()
    private var slots = PlainBuffer<Slot>(capacity: 1 << 10)
    private var round: UInt32 = 1
    private let multiplier = UInt64.random(in: .min ... .max) | 1

    init() { clearSlots(1 << 10) }

    private mutating func clearSlots(_ count: Int) {
        slots.removeAll()
        for _ in 0..<count { slots.append(Slot()) }
    }

    var count: Int { all.count }

    subscript(at: Int) -> Candidate { all[at] }

    mutating func removeAll() {
        all.removeAll()
        forms.removeAll()
        round &+= 1
        if round == 0 {
            clearSlots(slots.count)
            round = 1
        }
    }

    @inline(__always)
    private func place(_ key: TopicKey.Number) -> Int {
        let mask = slots.count &- 1
        let (slots, all) = (slots.start, all.start)
        var slot = Int(truncatingIfNeeded: (key.bits &* multiplier) >> 32) & mask
        while slots[slot].round == round, all[Int(slots[slot].at)].key != key {
            slot = (slot &+ 1) & mask
        }
        return slot
    }

    func index(of key: TopicKey.Number) -> Int? {
        let slot = slots[place(key)]
        return slot.round == round ? Int(slot.at) : nil
    }

    /// Notes an occurrence.
    @inline(__always)
    mutating func count(
        _ key: TopicKey.Number, form: TopicKey.Number, line: Int,
        _ change: (inout Candidate) -> Void
    ) {
        let slot = place(key)
        let at: Int
        if slots.start[slot].round == round {
            at = Int(slots.start[slot].at)
            if all.start[at].form != form { countOther(form, of: at) }
        } else {
            at = all.count
            slots.start[slot] = Slot(round: round, at: UInt32(at))
            all.append(Candidate(key: key, form: form, line: Int32(clamping: line)))
            if all.count &* 2 > slots.count { grow() }
        }
        change(&all.start[at])
    }

    private mutating func countOther(_ form: TopicKey.Number, of at: Int) {
        var next = all[at].others
        while next >= 0 {
            if forms[Int(next)].number == form {
                forms[Int(next)].count += 1
                return
            }
            next = forms[Int(next)].next
        }
        forms.append(Form(number: form, count: 1, next: all[at].others))
        all[at].others = Int32(forms.count - 1)
    }

    private mutating func grow() {
        clearSlots(slots.count * 2)
        for at in 0..<all.count { slots[place(all[at].key)] = Slot(round: round, at: UInt32(at)) }
    }

    /// The forms of a candidate that were written most often.
    func usualForms(of at: Int) -> [TopicKey.Number] {
        var chain: [Form] = []
        var next = all[at].others
        while next >= 0 {
            chain.append(forms[Int(next)])
            next = forms[Int(next)].next
        }
        let first = all[at].total - chain.reduce(0) { $0 + $1.count }
        let most = chain.reduce(first) { max($0, $1.count) }
        return (first == most ? [all[at].form] : [])
            + chain.filter { $0.count == most }.map(\.number)
    }
}
