/// One place of a traverser's path, linked to the place before it: traversers
/// that parted share what they walked together.
final class PathNode {
    let value: PropertyValue
    /// The labels that `as` gave this place.
    let labels: [String]
    /// The number of places up to here.
    let length: Int
    private(set) var parent: PathNode?

    init(_ value: PropertyValue, labels: [String], parent: PathNode?) {
        self.value = value
        self.labels = labels
        self.parent = parent
        length = (parent?.length ?? 0) + 1
    }

    /// The same place with more labels.
    func adding(_ more: [String]) -> PathNode {
        let new = more.filter { label in !labels.contains { $0.hasSameBytes(as: label) } }
        return PathNode(value, labels: labels + new, parent: parent)
    }

    // A chain of a million places must not end in a million nested releases.
    deinit {
        var node = parent
        parent = nil
        while node != nil, isKnownUniquelyReferenced(&node) {
            let rest = node!.parent
            node!.parent = nil
            node = rest
        }
    }

    /// All places, first to last.
    func nodes() -> [PathNode] {
        var nodes: [PathNode] = []
        nodes.reserveCapacity(length)
        var node: PathNode? = self
        while let place = node {
            nodes.append(place)
            node = place.parent
        }
        nodes.reverse()
        return nodes
    }

    func carries(_ label: String) -> Bool { labels.contains { $0.hasSameBytes(as: label) } }

    /// The newest value at a label.
    func last(_ label: String) -> PropertyValue? {
        var node: PathNode? = self
        while let place = node {
            if place.carries(label) { return place.value }
            node = place.parent
        }
        return nil
    }

    /// All values at a label, first to last.
    func all(_ label: String) -> [PropertyValue] {
        var found: [PropertyValue] = []
        var node: PathNode? = self
        while let place = node {
            if place.carries(label) { found.append(place.value) }
            node = place.parent
        }
        found.reverse()
        return found
    }
}
