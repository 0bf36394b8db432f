// swift-tools-version:6.1
import PackageDescription

// Sources/ConfGraph and Sources/confgraph differ only by case. On a
// case-insensitive disk (macOS, Windows) a checkout merges them into one
// folder, so each target is rooted one level deeper, in folders whose names
// can never meet, and the executable *target* is not called `confgraph`.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "ConfGraph",
    platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11)],
    products: [
        .library(name: "ConfGraph", targets: ["ConfGraph"]),
        .executable(name: "confgraph", targets: ["ConfGraphCLI"]),
    ],
    targets: [
        .systemLibrary(
            name: "CSQLite",
            path: "Sources/CSQLite",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .target(
            name: "ConfGraphSchema",
            path: "Schema",
            exclude: ["README.md"],
            resources: [.embedInCode("Migrations")],
            swiftSettings: strict),
        .target(
            name: "ConfGraph",
            dependencies: ["CSQLite", "ConfGraphSchema"],
            path: "Sources/ConfGraph/Library",
            swiftSettings: strict),
        .executableTarget(
            name: "ConfGraphCLI",
            dependencies: ["ConfGraph"],
            path: "Sources/confgraph/Program",
            swiftSettings: strict),
        .testTarget(
            name: "ConfGraphTests",
            dependencies: ["ConfGraph", "ConfGraphCLI", "ConfGraphSchema", "CSQLite"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
