/// A place on earth, in degrees.
public struct GeoPoint: Sendable, Hashable, Codable {
    /// North of the equator; negative: south.
    public let latitude: Double
    /// East of Greenwich; negative: west.
    public let longitude: Double

    /// Makes a point of degrees, which are not checked.
    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}

extension GeoPoint: CustomStringConvertible {
    /// `point[51.5,-0.12]`.
    public var description: String {
        "point[\(NumberText.text(latitude)),\(NumberText.text(longitude))]"
    }
}
