/// The words and phrases of one talk that may be topics, with how often and
/// where they were said. It is used for talk after talk, so that its room is
/// grown once.
struct TopicCandidates {
    struct Candidate {
        var key: TopicKey.Number
        var line: Int32
        var words: Int32
        var title: Int32 = 0
        var headings: Int32 = 0
        var body: Int32 = 0
        var nameLike: Int32 = 0
        /// What a bullet is about: "automation should …", "checklists for …".
        var subject: Int32 = 0
        var leads = false
        /// The written form that came first, and how often it came.
        var form: TopicKey.Number
        var formCount: Int32 = 0
        /// The other written forms: the last one of a chain.
        var others: Int32 = -1
        var total: Int32 { title + headings + body }

        /// Said more than in passing: most are said once, in the middle of a line.
        @inline(__always)
        var mayMatter: Bool { body > 1 || title | headings | nameLike | subject != 0 }
    }

    private struct Form {
        var number: TopicKey.Number
        var count: Int32
        var next: Int32
    }

    private struct Slot {
        /// The talk that the slot was filled for; others' count as free.
        var round: UInt32 = 0
        var at: UInt32 = 0
    }

    /// In the order in which they were said first.
    private(set) var all: [Candidate] = []
    private var formList: [Form] = []
    private var slots = [Slot](repeating: Slot(), count: 1 << 10)
    private var round: UInt32 = 1
    private let multiplier = UInt64.random(in: .min ... .max) | 1

    mutating func removeAll() {
        all.removeAll(keepingCapacity: true)
        formList.removeAll(keepingCapacity: true)
        round &+= 1
        if round == 0 {
            slots = [Slot](repeating: Slot(), count: slots.count)
            round = 1
        }
    }

    @inline(__always)
    private func place(_ key: TopicKey.Number) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (key.bits &* multiplier) >> 32) & mask
        while slots[slot].round == round, all[Int(slots[slot].at)].key != key {
            slot = (slot + 1) & mask
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
        _ key: TopicKey.Number, form: TopicKey.Number, words: Int, line: Int,
        _ change: (inout Candidate) -> Void
    ) {
        let slot = place(key)
        let at: Int
        if slots[slot].round == round {
            at = Int(slots[slot].at)
        } else {
            at = all.count
            slots[slot] = Slot(round: round, at: UInt32(at))
            all.append(
                Candidate(
                    key: key, line: Int32(clamping: line), words: Int32(words), form: form))
            if all.count * 2 > slots.count { grow() }
        }
        change(&all[at])
        if all[at].form == form {
            all[at].formCount += 1
        } else {
            countOther(form, of: at)
        }
    }

    private mutating func countOther(_ form: TopicKey.Number, of at: Int) {
        var next = all[at].others
        while next >= 0 {
            if formList[Int(next)].number == form {
                formList[Int(next)].count += 1
                return
            }
            next = formList[Int(next)].next
        }
        formList.append(Form(number: form, count: 1, next: all[at].others))
        all[at].others = Int32(formList.count - 1)
    }

    private mutating func grow() {
        slots = [Slot](repeating: Slot(), count: slots.count * 2)
        for at in all.indices { slots[place(all[at].key)] = Slot(round: round, at: UInt32(at)) }
    }

    /// The forms of a candidate that were written most often.
    func usualForms(of at: Int) -> [TopicKey.Number] {
        var result = [all[at].form]
        var most = all[at].formCount
        var next = all[at].others
        while next >= 0 {
            let form = formList[Int(next)]
            if form.count > most {
                most = form.count
                result.removeAll(keepingCapacity: true)
            }
            if form.count == most { result.append(form.number) }
            next = form.next
        }
        return result
    }
}
