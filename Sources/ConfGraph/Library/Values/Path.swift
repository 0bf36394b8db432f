/// The walk of one traverser: what it visited, and the step labels there.
public final class Path: Sendable {
    /// What was visited, first to last.
    public let objects: [PropertyValue]
    /// The labels that `as` gave to each place.
    public let labels: [[String]]

    /// Makes a path of as many label lists as objects.
    public init(objects: [PropertyValue], labels: [[String]]) {
        self.objects = objects
        self.labels = labels
    }

    /// How many objects were visited.
    public var count: Int { objects.count }

    /// The object at a place, from 0.
    public subscript(index: Int) -> PropertyValue { objects[index] }

    /// The objects that carry a label, first to last.
    public subscript(label: String) -> [PropertyValue] {
        zip(labels, objects).lazy
            .filter { labels, _ in labels.contains { $0.hasSameBytes(as: label) } }
            .map { $1 }
    }
}

extension Path: Sequence {
    public func makeIterator() -> IndexingIterator<[PropertyValue]> { objects.makeIterator() }
}

extension Path: CustomStringConvertible {
    /// `[v[1],v[2]]`.
    public var description: String { PropertyValue.listText(objects) }
}
