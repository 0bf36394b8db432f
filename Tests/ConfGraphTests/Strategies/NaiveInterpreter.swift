/// Runs a traversal the slow way: a list of traversers, one step after the
/// other, nothing merged, nothing remembered but paths.
struct NaiveInterpreter {
    struct Traverser {
        var path: [(value: NaiveValue, names: Set<String>)]
        var sack = 0

        init(_ value: NaiveValue) { path = [(value, [])] }

        var value: NaiveValue { path[path.count - 1].value }

        func going(to value: NaiveValue) -> Traverser {
            var copy = self
            copy.path.append((value, []))
            return copy
        }

        func named(_ name: String) -> NaiveValue? {
            path.last { $0.names.contains(name) }?.value
        }

        var isSimple: Bool {
            Set(path.map(\.value.shown)).count == path.count
        }
    }

    /// More traversers than a test has time for.
    struct TooMany: Error {}

    let graph: NaiveGraph
    private var bags: [String: [NaiveValue]] = [:]
    private var counts: [String: [(key: NaiveValue, value: NaiveValue)]] = [:]

    init(_ graph: NaiveGraph) { self.graph = graph }

    mutating func run(_ steps: [NaiveStep], from start: [NaiveValue]) throws -> [NaiveValue] {
        try run(steps, start.map(Traverser.init)).map(\.value)
    }

    private mutating func run(
        _ steps: [NaiveStep], _ start: [Traverser]
    ) throws -> [Traverser] {
        var traversers = start
        for step in steps {
            traversers = try apply(step, traversers)
            if traversers.count > 3_000 { throw TooMany() }
        }
        return traversers
    }

    private mutating func finds(_ steps: [NaiveStep], _ traverser: Traverser) throws -> Bool {
        try !run(steps, [traverser]).isEmpty
    }

    private mutating func apply(_ step: NaiveStep, _ all: [Traverser]) throws -> [Traverser] {
        switch step {
        case .go(let way, let labels):
            return all.flatMap { traverser in
                incident(traverser.value, way, labels).map {
                    traverser.going(to: .vertex($0.other))
                }
            }
        case .edges(let way, let labels):
            return all.flatMap { traverser in
                incident(traverser.value, way, labels).map { traverser.going(to: .edge($0.edge)) }
            }
        case .end(let way):
            return all.flatMap { traverser in
                ends(traverser.value, way).map { traverser.going(to: .vertex($0)) }
            }
        case .otherEnd:
            return all.map { $0.going(to: .vertex(otherEnd($0))) }
        case .hasLabel(let labels): return all.filter { labels.contains(label($0.value)) }
        case .has(let key): return all.filter { !values($0.value, key).isEmpty }
        case .hasNot(let key): return all.filter { values($0.value, key).isEmpty }
        case .hasTest(let key, let test):
            return all.filter { values($0.value, key).contains(where: test.passes) }
        case .test(let test): return all.filter { test.passes($0.value) }
        case .values(let key):
            return all.flatMap { traverser in
                values(traverser.value, key).map { traverser.going(to: $0) }
            }
        case .id:
            return all.map { traverser in
                traverser.going(to: .text(String(traverser.value.shown.dropFirst(2).dropLast())))
            }
        case .label: return all.map { $0.going(to: .text(label($0.value))) }
        case .identity: return all
        case .dedup:
            var seen: Set<String> = []
            return all.filter { seen.insert($0.value.shown).inserted }
        case .reduce(let reducer):
            return reduce(reducer, all.map(\.value)).map { [Traverser($0)] } ?? []
        case .unfold:
            return all.flatMap { traverser -> [Traverser] in
                switch traverser.value {
                case .list(let items), .path(let items), .bag(let items):
                    items.map { traverser.going(to: $0) }
                case .map(let entries): entries.map { traverser.going(to: .map([$0])) }
                default: [traverser.going(to: traverser.value)]
                }
            }
        case .groupCount(let key):
            return [Traverser(.map(group(all, key).map { ($0, .long($1.count)) }))]
        case .groupTop(let key, let most):
            let sorted = group(all, key).sorted { left, right in
                left.1.count == right.1.count
                    ? left.0.shown.utf8.lexicographicallyPrecedes(right.0.shown.utf8)
                    : left.1.count > right.1.count
            }
            return [Traverser(.map(sorted.prefix(most).map { ($0.0, .long($0.1.count)) }))]
        case .group(let key, let property):
            let groups = group(all, key).map { name, members -> (NaiveValue, NaiveValue) in
                guard let property else { return (name, .long(members.count)) }
                return (name, .list(members.compactMap { values($0.value, property).first }))
            }
            return [Traverser(.map(groups.map { (key: $0, value: $1) }))]
        case .where(let steps): return try all.filter { try finds(steps, $0) }
        case .not(let steps): return try all.filter { try !finds(steps, $0) }
        case .and(let lists):
            return try all.filter { traverser in
                for list in lists where try !finds(list, traverser) { return false }
                return true
            }
        case .or(let lists):
            return try all.filter { traverser in
                for list in lists where try finds(list, traverser) { return true }
                return false
            }
        case .loopEmit(let steps, let times, let test, let isPrefix):
            return try loop(steps, times, test, isPrefix, all)
        case .loopWhile(let steps, let test, let most):
            var inside = all
            var done: [Traverser] = []
            for round in 0...most {
                var left: [Traverser] = []
                for traverser in inside {
                    if try round >= most || finds(test, traverser) {
                        done.append(traverser)
                    } else {
                        left.append(traverser)
                    }
                }
                inside = try run(steps, left)
            }
            return done
        case .loop(let steps, let times, let emission):
            return try loop(steps, times, emission, all)
        case .loopUntil(let steps, let test, let most):
            var inside = all
            var done: [Traverser] = []
            for round in 1...most {
                inside = try run(steps, inside)
                var left: [Traverser] = []
                for traverser in inside {
                    if try round >= most || finds(test, traverser) {
                        done.append(traverser)
                    } else {
                        left.append(traverser)
                    }
                }
                inside = left
            }
            return done
        case .union(let lists):
            var results: [Traverser] = []
            for list in lists { results += try run(list, all) }
            return results
        case .coalesce(let lists):
            var results: [Traverser] = []
            for traverser in all {
                for list in lists {
                    let found = try run(list, [traverser])
                    // As in a flatMap, only the result joins the path.
                    results += found.map { traverser.going(to: $0.value) }
                    if !found.isEmpty { break }
                }
            }
            return results
        case .optional(let steps):
            var results: [Traverser] = []
            for traverser in all {
                let found = try run(steps, [traverser])
                results += found.isEmpty ? [traverser] : found
            }
            return results
        case .choose(let test, let then, let otherwise):
            var results: [Traverser] = []
            for traverser in all {
                results += try run(finds(test, traverser) ? then : otherwise, [traverser])
            }
            return results
        case .local(let steps):
            var results: [Traverser] = []
            for traverser in all { results += try run(steps, [traverser]) }
            return results
        case .name(let name):
            return all.map { traverser in
                var copy = traverser
                copy.path[copy.path.count - 1].names.insert(name)
                return copy
            }
        case .select(let name):
            return all.compactMap { traverser in
                traverser.named(name).map { traverser.going(to: $0) }
            }
        case .whereName(let isEqual, let name):
            return all.filter { ($0.named(name)?.shown == $0.value.shown) == isEqual }
        case .path: return all.map { $0.going(to: .path($0.path.map(\.value))) }
        case .simplePath: return all.filter(\.isSimple)
        case .cyclicPath: return all.filter { !$0.isSimple }
        case .order(let isDescending):
            let sorted = all.sorted { Self.precedes($0.value, $1.value) }
            return isDescending ? sorted.reversed() : sorted
        case .orderBy(let key, let isDescending):
            return Self.sorted(all, isDescending) { values($0.value, key).first }
        case .orderByCount(let steps, let isDescending):
            let counts = try all.map { try run(steps, [$0]).count }
            let places = all.indices.sorted {
                isDescending ? counts[$0] > counts[$1] : counts[$0] < counts[$1]
            }
            return places.map { all[$0] }
        case .limit(let count): return Array(all.prefix(count))
        case .skip(let count): return Array(all.dropFirst(count))
        case .range(let low, let high): return Array(all.prefix(high).dropFirst(low))
        case .tail(let count): return Array(all.suffix(count))
        case .dedupBy(let key):
            return group(all, key).map { $0.1[0] }
        case .hasLabelled(let name, let key, let test):
            return all.filter {
                label($0.value) == name && values($0.value, key).contains(where: test.passes)
            }
        case .everywhere(let label):
            return all.flatMap { traverser in
                graph.livingVertices.filter { graph.vertices[$0].label == label }
                    .map { traverser.going(to: .vertex($0)) }
            }
        case .first(let steps):
            return try all.compactMap { traverser in
                try run(steps, [traverser]).first.map { traverser.going(to: $0.value) }
            }
        case .project(let parts):
            return try all.map { traverser in
                var entries: [(key: NaiveValue, value: NaiveValue)] = []
                for part in parts {
                    guard let found = try run(part.steps, [traverser]).first else { continue }
                    entries.append((.text(part.name), found.value))
                }
                return traverser.going(to: .map(entries))
            }
        case .selectMany(let names):
            return all.compactMap { traverser in
                let found = names.map { traverser.named($0) }
                if found.contains(where: { $0 == nil }) { return nil }
                return traverser.going(
                    to: .map(zip(names, found).map { (key: .text($0), value: $1!) }))
            }
        case .whereNames(let name, let isEqual, let other):
            return all.filter { traverser in
                guard let left = traverser.named(name), let right = traverser.named(other) else {
                    return false
                }
                return (left.shown == right.shown) == isEqual
            }
        case .groupReduce(let key, let steps):
            let groups = try group(all, key).map { name, members in
                (key: name, value: NaiveValue.long(try run(steps, members).count))
            }
            return [Traverser(.map(groups))]
        case .countInto(let name, let key):
            counts[name, default: []] = group(all, key).map { ($0, .long($1.count)) }
            return all
        case .chooseByLabel(let options, let otherwise):
            return try all.flatMap { traverser -> [Traverser] in
                let chosen =
                    options.first { $0.label == label(traverser.value) }?.steps ?? otherwise
                // With no option at all it goes on as it is.
                return try chosen.map { try run($0, [traverser]) } ?? [traverser]
            }
        case .addToSack(let number):
            return all.map { traverser in
                var copy = traverser
                copy.sack += number
                return copy
            }
        case .sack: return all.map { $0.going(to: .int($0.sack)) }
        case .aggregate(let name):
            bags[name, default: []] += all.map(\.value)
            return all
        case .cap(let name):
            if let counted = counts[name] { return [Traverser(.map(counted))] }
            return [Traverser(.bag(bags[name] ?? []))]
        }
    }

    private static func precedes(_ left: NaiveValue, _ right: NaiveValue) -> Bool {
        if let a = left.number, let b = right.number { return a < b }
        return left.shown < right.shown
    }

    private static func sorted(
        _ all: [Traverser], _ isDescending: Bool, _ key: (Traverser) -> NaiveValue?
    ) -> [Traverser] {
        let keyed = all.compactMap { traverser in key(traverser).map { (traverser, $0) } }
        return keyed.sorted {
            isDescending ? precedes($1.1, $0.1) : precedes($0.1, $1.1)
        }.map(\.0)
    }

    /// `times` with an `emit` that asks.
    private mutating func loop(
        _ steps: [NaiveStep], _ times: Int, _ test: [NaiveStep], _ isPrefix: Bool,
        _ all: [Traverser]
    ) throws -> [Traverser] {
        var inside = all
        var results: [Traverser] = []
        for round in 0..<times {
            if isPrefix || round > 0 {
                for traverser in inside where try finds(test, traverser) {
                    results.append(traverser)
                }
            }
            inside = try run(steps, inside)
            if inside.count + results.count > 3_000 { throw TooMany() }
        }
        return results + inside
    }

    private mutating func loop(
        _ steps: [NaiveStep], _ times: Int, _ emission: NaiveStep.Emission, _ all: [Traverser]
    ) throws -> [Traverser] {
        var inside = all
        var results: [Traverser] = []
        for round in 0..<times {
            if emission == .before || emission == .after && round > 0 { results += inside }
            inside = try run(steps, inside)
            if inside.count + results.count > 3_000 { throw TooMany() }
        }
        return results + inside
    }
}

// MARK: - Looking things up

extension NaiveInterpreter {
    private func incident(
        _ value: NaiveValue, _ way: NaiveStep.Way, _ labels: [String]
    ) -> [(edge: Int, other: Int)] {
        guard case .vertex(let vertex) = value else { return [] }
        var found: [(Int, Int)] = []
        for place in graph.livingEdges {
            let edge = graph.edges[place]
            if !labels.isEmpty && !labels.contains(edge.label) { continue }
            if way != .in && edge.source == vertex { found.append((place, edge.target)) }
            if way != .out && edge.target == vertex { found.append((place, edge.source)) }
        }
        return found
    }

    private func ends(_ value: NaiveValue, _ way: NaiveStep.Way) -> [Int] {
        guard case .edge(let place) = value else { return [] }
        let edge = graph.edges[place]
        switch way {
        case .out: return [edge.source]
        case .in: return [edge.target]
        case .both: return [edge.source, edge.target]
        }
    }

    private func otherEnd(_ traverser: Traverser) -> Int {
        guard case .edge(let place) = traverser.value,
            case .vertex(let from) = traverser.path[traverser.path.count - 2].value
        else { return -1 }
        let edge = graph.edges[place]
        return edge.source == from ? edge.target : edge.source
    }

    private func label(_ value: NaiveValue) -> String {
        switch value {
        case .vertex(let place): graph.vertices[place].label
        case .edge(let place): graph.edges[place].label
        default: ""
        }
    }

    private func values(_ value: NaiveValue, _ key: String) -> [NaiveValue] {
        switch value {
        case .vertex(let place):
            graph.vertices[place].properties.filter { $0.key == key }.map(\.value)
        case .edge(let place):
            key == "w" ? graph.edges[place].weight.map { [.int($0)] } ?? [] : []
        default: []
        }
    }

    private func reduce(_ reducer: NaiveStep.Reducer, _ all: [NaiveValue]) -> NaiveValue? {
        let numbers = all.compactMap(\.number)
        switch reducer {
        case .count: return .long(all.count)
        case .fold: return .list(all)
        case .sum: return all.isEmpty ? nil : .widest(numbers.reduce(0, +), of: all)
        case .mean:
            return all.isEmpty ? nil : .double(numbers.reduce(0, +) / Double(all.count))
        case .min where numbers.isEmpty: return all.map(\.shown).min().map { .text($0) }
        case .max where numbers.isEmpty: return all.map(\.shown).max().map { .text($0) }
        case .min: return numbers.min().map { .widest($0, of: all) }
        case .max: return numbers.max().map { .widest($0, of: all) }
        }
    }

    /// What cannot be grouped, for want of the property, is left out.
    private func group(
        _ all: [Traverser], _ key: NaiveStep.Key
    ) -> [(NaiveValue, [Traverser])] {
        var groups: [(NaiveValue, [Traverser])] = []
        for traverser in all {
            let name: NaiveValue
            switch key {
            case .label, .labelStep: name = .text(label(traverser.value))
            case .property(let property):
                guard let value = values(traverser.value, property).first else { continue }
                name = value
            }
            if let place = groups.firstIndex(where: { $0.0.shown == name.shown }) {
                groups[place].1.append(traverser)
            } else {
                groups.append((name, [traverser]))
            }
        }
        return groups
    }
}
