// swift-tools-version:6.1
import PackageDescription

// A package of its own, so that nothing measured or measured against becomes
// part of the library. Run it with `make bench` from the top.
let package = Package(
    name: "ConfGraphBenchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "ConfGraph", path: "..")],
    targets: [
        .systemLibrary(name: "CSQLiteRival", path: "Sources/CSQLiteRival"),
        .executableTarget(
            name: "ConfGraphBenchmarks",
            dependencies: [.product(name: "ConfGraph", package: "ConfGraph"), "CSQLiteRival"],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
