// Two traversals are equal when their steps, arguments and labels are, value
// by value and of exact type; where they stood in a text does not count.
// Closures are equal to themselves only.

extension StepList: Equatable {
    static func == (left: StepList, right: StepList) -> Bool {
        left.configuration == right.configuration && left.steps == right.steps
    }
}

extension SourceConfiguration: Equatable {
    static func == (left: SourceConfiguration, right: SourceConfiguration) -> Bool {
        left.name == right.name && left.arguments == right.arguments
    }
}

extension Step: Equatable {
    static func == (left: Step, right: Step) -> Bool {
        left.name == right.name && left.arguments == right.arguments
            && left.modulators == right.modulators
            && left.labels.elementsEqual(right.labels) { $0.hasSameBytes(as: $1) }
    }
}

extension Modulator: Equatable {
    static func == (left: Modulator, right: Modulator) -> Bool {
        left.name == right.name && left.isPrefix == right.isPrefix
            && left.arguments == right.arguments
    }
}

extension Predicate: Equatable {
    static func == (left: Predicate, right: Predicate) -> Bool {
        switch (left, right) {
        case (.test(let a, let x), .test(let b, let y)): a == b && x == y
        case (.and(let a, let x), .and(let b, let y)): a == b && x == y
        case (.or(let a, let x), .or(let b, let y)): a == b && x == y
        case (.not(let a), .not(let b)): a == b
        default: false
        }
    }
}

extension Argument: Equatable {
    static func == (left: Argument, right: Argument) -> Bool {
        switch (left, right) {
        case (.value(let a), .value(let b)): ExactValue(a) == ExactValue(b)
        case (.traversal(let a), .traversal(let b)): a == b
        case (.predicate(let a), .predicate(let b)): a == b
        case (.order(let a), .order(let b)): a == b
        case (.scope(let a), .scope(let b)): a == b
        case (.pop(let a), .pop(let b)): a == b
        case (.column(let a), .column(let b)): a == b
        case (.cardinality(let a), .cardinality(let b)): a == b
        case (.cardinalityValue(let a, let x), .cardinalityValue(let b, let y)): a == b && x == y
        case (.token(let a), .token(let b)): a == b
        case (.direction(let a), .direction(let b)): a == b
        case (.merge(let a), .merge(let b)): a == b
        case (.pick(let a), .pick(let b)): a == b
        case (.operator(let a), .operator(let b)): a == b
        case (.barrier(let a), .barrier(let b)): a == b
        case (.dateToken(let a), .dateToken(let b)): a == b
        case (.type(let a), .type(let b)): a == b
        case (.option(let a), .option(let b)): a.hasSameBytes(as: b)
        case (.strategy(let a, let x), .strategy(let b, let y)):
            a.hasSameBytes(as: b)
                && x.elementsEqual(y) { $0.key.hasSameBytes(as: $1.key) && $0.value == $1.value }
        case (.parameter(let a), .parameter(let b)): a.hasSameBytes(as: b)
        case (.slot(let a), .slot(let b)): a == b
        case (.listOf(let a), .listOf(let b)): a == b
        case (.mapOf(let a), .mapOf(let b)):
            a.elementsEqual(b) { $0.key == $1.key && $0.value == $1.value }
        case (.closure(let a), .closure(let b)): a === b
        default: false
        }
    }
}
