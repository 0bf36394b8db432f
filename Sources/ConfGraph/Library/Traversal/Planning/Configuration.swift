/// What the source of a traversal was configured with.
struct Configuration {
    var initialSack: PropertyValue?
    var sackMerge: Operator?
    var sideEffects: [(key: String, value: PropertyValue, operation: Operator?)] = []
    var seed: Int64?
    /// `ProductiveByStrategy`: an unproductive `by` gives null.
    var isProductiveBy = false
    /// The keys that it is restricted to; empty: all, and traversals.
    var productiveKeys: Set<ByteString> = []
    /// What properties of vertices must meet to be seen.
    var visibleProperties: StepList?
    /// Strategies that the traversal switched off, or on again, by name.
    var switchedOff: Set<String> = []
    var switchedOn: Set<String> = []
    /// `with(key, value)`.
    var options: [String: PropertyValue] = [:]

    /// `with("multilabel")`, unless `with("singlelabel")` takes it back.
    var showsAllLabels: Bool { isOn("multilabel") && !isOn("singlelabel") }

    private func isOn(_ option: String) -> Bool {
        options[option].map { $0 != .bool(false) } ?? false
    }

    init() {}

    init(_ steps: StepList, _ constants: Constants) throws {
        for entry in steps.configuration {
            let arguments = entry.arguments
            switch entry.name {
            case .withSack:
                guard let first = arguments.first else { break }
                initialSack = try constants.value(first)
                for argument in arguments.dropFirst() {
                    if case .operator(let operation) = argument { sackMerge = operation }
                }
            case .withSideEffect:
                guard arguments.count > 1, let key = arguments[0].string else {
                    throw GraphError(
                        .invalidArgument, "withSideEffect() needs a key (a string) and a value.")
                }
                var operation: Operator?
                if arguments.count > 2, case .operator(let given) = arguments[2] {
                    operation = given
                }
                sideEffects.append((key, try constants.value(arguments[1]), operation))
            case .withStrategies:
                switchedOff.subtract(entry.strategies.map(\.name))
                switchedOn.formUnion(entry.strategies.map(\.name))
            case .withoutStrategies:
                switchedOff.formUnion(entry.strategies.map(\.name))
                switchedOn.subtract(entry.strategies.map(\.name))
            case .with:
                guard let first = arguments.first else { break }
                let key: String
                switch first {
                case .option(let name): key = name
                case .value(.string(let name)): key = name
                default: continue
                }
                options[key] = arguments.count > 1 ? try constants.value(arguments[1]) : .bool(true)
                if key == "seed", case .some(let value) = options[key] { seed = value.wholeNumber }
            case .withBulk, .withPath: break
            }
        }
        for strategy in steps.strategies {
            try apply(strategy: strategy.name, strategy.arguments, constants)
        }
        visibleProperties = steps.visibleProperties
    }

    private mutating func apply(
        strategy name: String, _ settings: [(key: String, value: Argument)], _ constants: Constants
    ) throws {
        switch name {
        case "ProductiveByStrategy":
            isProductiveBy = true
            guard let keys = settings.first(where: { $0.key == "productiveKeys" })?.value else {
                return
            }
            for case .string(let key) in try constants.value(keys).members {
                productiveKeys.insert(ByteString(key))
            }
        case "OptionsStrategy":
            for (key, value) in settings { options[key] = try constants.value(value) }
        case "SeedStrategy":
            guard let value = settings.first(where: { $0.key == "seed" })?.value else { return }
            seed = try constants.value(value).wholeNumber
        default: break
        }
    }
}

extension PropertyValue {
    /// An integer of any type that fits 64 bits.
    var wholeNumber: Int64? {
        switch self {
        case .byte(let number): Int64(number)
        case .short(let number): Int64(number)
        case .int(let number): Int64(number)
        case .long(let number): number
        case .bigInteger(let number): Int64(exactly: number)
        default: nil
        }
    }
}
