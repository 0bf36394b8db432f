/// Which strategies may act on one traversal, and which have.
final class StrategyLog {
    /// Something that a strategy did.
    struct Entry {
        let strategy: String
        /// The traversal after a rewrite.
        var steps: StepList?
        /// What a choice of operators was about.
        var note: String?
    }

    private let isOn: Bool
    private let switchedOff: Set<String>
    private(set) var entries: [Entry] = []

    /// - Parameters:
    ///   - isOn: false: no strategy may act.
    ///   - switchedOff: the names of those that may not.
    init(isOn: Bool, switchedOff: Set<String>) {
        self.isOn = isOn
        self.switchedOff = switchedOff
    }

    func allows(_ strategy: (some Strategy).Type) -> Bool {
        isOn && !switchedOff.contains(strategy.name)
    }

    func allows(_ strategy: any Strategy) -> Bool {
        isOn && !switchedOff.contains(strategy.name)
    }

    /// Whether a strategy that is no optimisation may act: only its name
    /// switches it off.
    func allowsDecoration(_ strategy: (some Strategy).Type) -> Bool {
        !switchedOff.contains(strategy.name)
    }

    /// Notes a rewrite.
    func rewrote(_ strategy: any Strategy, _ steps: StepList) {
        StrategyCounts.count(strategy.name)
        entries.append(Entry(strategy: strategy.name, steps: steps))
    }

    /// Notes a choice of operators, once for each that is described alike.
    func chose(_ strategy: String, _ note: String) {
        StrategyCounts.count(strategy)
        let isKnown = entries.contains {
            $0.strategy.hasSameBytes(as: strategy) && $0.note?.hasSameBytes(as: note) ?? false
        }
        if !isKnown { entries.append(Entry(strategy: strategy, note: note)) }
    }
}
