/// What a search from one vertex has found: for each vertex its distance, and
/// the last edges of all shortest walks to it.
final class SearchTree {
    /// A vertex, by its place in the tree; the source is the first.
    typealias Place = Int32

    private(set) var vertices: [Int64] = []
    private(set) var distances: [Double] = []
    private var heads: [Int32] = []
    /// The last edges of walks, those to one vertex chained, newest first.
    private var links: [(from: Place, edge: Int64, next: Int32)] = []
    private var places: [Int64: Place] = [:]
    private var charged = 0
    /// Edges of length 0 can make circles, which no path goes round.
    var mayCircle = false

    init(source: Int64) { add(source, distance: 0) }

    var count: Int { vertices.count }

    func place(of vertex: Int64) -> Place? { places[vertex] }

    @discardableResult
    func add(_ vertex: Int64, distance: Double) -> Place {
        let place = Place(vertices.count)
        places[vertex] = place
        vertices.append(vertex)
        distances.append(distance)
        heads.append(-1)
        return place
    }

    /// A shorter way was found: the ones known are none.
    func shorten(_ place: Place, to distance: Double) {
        distances[Int(place)] = distance
        heads[Int(place)] = -1
    }

    /// Adds a way to reach a vertex. Those from one vertex come together.
    ///
    /// - Parameter keepsParallel: whether several edges between two vertices
    ///   are several ways.
    func link(_ place: Place, from: Place, edge: Int64, keepsParallel: Bool) {
        let head = heads[Int(place)]
        if !keepsParallel, head >= 0, links[Int(head)].from == from { return }
        links.append((from, edge, head))
        heads[Int(place)] = Int32(links.count - 1)
    }

    /// The ways to reach a vertex, oldest last.
    func ways(to place: Place) -> [(from: Place, edge: Int64)] {
        var found: [(from: Place, edge: Int64)] = []
        var link = heads[Int(place)]
        while link >= 0 {
            found.append((links[Int(link)].from, links[Int(link)].edge))
            link = links[Int(link)].next
        }
        return found
    }

    /// The memory that it has come to need since the last call.
    func newCost() throws -> Int {
        guard links.count < Int(Int32.max), vertices.count < Int(Int32.max) else {
            throw GraphError(.limit, "A search for shortest paths went over too many edges.")
        }
        let cost = vertices.count * 56 + links.count * 24
        defer { charged = cost }
        return cost - charged
    }
}

/// All shortest walks to one vertex of a search tree, one after the other.
struct ShortestWalks {
    private struct Step {
        let place: SearchTree.Place
        /// The edge to the step before.
        let edge: Int64
        /// The ways on that have not been taken.
        var left: [(from: SearchTree.Place, edge: Int64)]
    }

    private let tree: SearchTree
    private let target: SearchTree.Place
    private var steps: [Step] = []
    private var hasBegun = false

    init(_ tree: SearchTree, to target: SearchTree.Place) {
        self.tree = tree
        self.target = target
    }

    /// The next walk, from the target back to the source: each vertex with the
    /// edge that leads to the one before it in the list.
    mutating func next() -> [(vertex: Int64, edge: Int64)]? {
        if hasBegun {
            _ = steps.popLast()
        } else {
            hasBegun = true
            enter(target, by: 0)
        }
        while let last = steps.indices.last {
            // The source is the first vertex of the tree.
            if steps[last].place == 0 {
                return steps.map { (tree.vertices[Int($0.place)], $0.edge) }
            }
            guard let way = steps[last].left.popLast() else {
                steps.removeLast()
                continue
            }
            if tree.mayCircle, steps.contains(where: { $0.place == way.from }) { continue }
            enter(way.from, by: way.edge)
        }
        return nil
    }

    private mutating func enter(_ place: SearchTree.Place, by edge: Int64) {
        let ways = place == 0 ? [] : tree.ways(to: place)
        steps.append(Step(place: place, edge: edge, left: ways))
    }
}
