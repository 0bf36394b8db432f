import ConfGraph

/// Values as people read them: `talk[17] Kites at night (KiteConf 2015)`.
struct ReadableText {
    var hasColor = false

    /// Keys whose value names an element, best first.
    private static let nameKeys = ["name", "title"]
    private static let longestShortValue = 32
    private static let shortProperties = 3

    /// A result on a line of its own.
    func line(_ value: PropertyValue) -> String {
        switch value {
        case .vertex(let vertex): element(vertex)
        case .edge(let edge): element(edge)
        case .map(let map): entries(of: map)
        default: part(value)
        }
    }

    /// A value inside another one: a map gets braces.
    func part(_ value: PropertyValue) -> String {
        switch value {
        case .string(let text): Printable.text(text)
        case .char(let scalar): Printable.text(String(scalar))
        case .list(let values): "[" + values.map(part).joined(separator: ", ") + "]"
        case .set(let values): "{" + values.map(part).joined(separator: ", ") + "}"
        case .bulkSet(let values): "[" + bulks(of: values) + "]"
        case .map(let map): "{" + entries(of: map) + "}"
        case .vertex(let vertex): element(vertex)
        case .edge(let edge): element(edge)
        case .vertexProperty(let property): pair(property.key, property.value)
        case .property(let property): pair(property.key, property.value)
        case .path(let path): path.objects.map(part).joined(separator: " → ")
        case .tree(let tree): branches(of: tree)
        case .graph(let graph):
            "graph[\(graph.vertices.count) vertices, \(graph.edges.count) edges]"
        case .point(let point): "\(point.latitude), \(point.longitude)"
        default: Printable.text(value.description)
        }
    }

    // MARK: Elements

    private func element(_ vertex: Vertex) -> String {
        let name = Self.nameKeys.lazy.compactMap { key in
            vertex.properties.first { isKey($0.key, key) }
        }.first
        var single: [(key: String, value: PropertyValue)] = []
        var counts: [String: Int] = [:]
        for property in vertex.properties { counts[property.key, default: 0] += 1 }
        for property in vertex.properties
        where property !== name && counts[property.key] == 1 {
            single.append((property.key, property.value))
        }
        let labels = vertex.labels.isEmpty ? [vertex.label] : vertex.labels
        return head(labels, vertex.id)
            + (name.map { " " + part($0.value) } ?? "") + details(single)
    }

    private func element(_ edge: Edge) -> String {
        head([edge.label], edge.id) + " " + end(edge.source) + " → " + end(edge.target)
            + details(edge.properties.map { ($0.key, $0.value) })
    }

    private func end(_ vertex: Vertex) -> String {
        head(vertex.labels.isEmpty ? [vertex.label] : vertex.labels, vertex.id)
    }

    private func head(_ labels: [String], _ id: ElementID) -> String {
        let text = Printable.text(labels.joined(separator: "::") + "[\(id)]")
        return hasColor ? Color.element.applied(to: text) : text
    }

    /// Up to three short properties in parentheses. An event and its year are
    /// said in one breath, without their keys.
    private func details(_ properties: [(key: String, value: PropertyValue)]) -> String {
        var short: [String] = []
        var rest = properties
        if let event = rest.firstIndex(where: { isKey($0.key, "event") }),
            let text = shortText(rest[event].value)
        {
            var phrase = text
            rest.remove(at: event)
            if let year = rest.firstIndex(where: { isKey($0.key, "year") }),
                let number = shortText(rest[year].value)
            {
                if !phrase.hasSuffix(number) { phrase += " " + number }
                rest.remove(at: year)
            }
            short.append(phrase)
        }
        for property in rest where short.count < Self.shortProperties {
            guard let text = shortText(property.value) else { continue }
            short.append(Printable.text(property.key) + ": " + text)
        }
        return short.isEmpty ? "" : " (" + short.joined(separator: ", ") + ")"
    }

    /// A value that fits in a line with others; links and collections do not.
    private func shortText(_ value: PropertyValue) -> String? {
        switch value {
        case .list, .set, .map, .binary, .null: return nil
        default: break
        }
        let text = part(value)
        return text.count <= Self.longestShortValue && !text.contains("://") ? text : nil
    }

    /// Keys are told apart by their bytes, as in the graph.
    private func isKey(_ key: String, _ name: String) -> Bool { key.utf8.elementsEqual(name.utf8) }

    // MARK: Collections

    private func pair(_ key: String, _ value: PropertyValue) -> String {
        Printable.text(key) + ": " + part(value)
    }

    private func entries(of map: PropertyMap) -> String {
        map.map { part($0.key) + ": " + part($0.value) }.joined(separator: ", ")
    }

    private func bulks(of set: BulkSet) -> String {
        set.items.map { item in
            part(item.value) + (item.bulk == 1 ? "" : " × \(item.bulk)")
        }.joined(separator: ", ")
    }

    private func branches(of tree: Tree) -> String {
        let texts = tree.branches.map { branch in
            part(branch.key)
                + (branch.value.branches.isEmpty ? "" : " → " + branches(of: branch.value))
        }
        return texts.count == 1 ? texts[0] : "{" + texts.joined(separator: ", ") + "}"
    }
}
