// swift-tools-version: 6.2
import PackageDescription

/// What every target is held to.
let common: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Targets without a line of C behind them: nothing unsafe gets in unmarked.
let pure: [SwiftSetting] = common + [.strictMemorySafety()]

let package = Package(
    name: "certcheck",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "CertCore", targets: ["CertCore"]),
        .library(name: "CertProbe", targets: ["CertProbe"]),
        .library(name: "CertReport", targets: ["CertReport"]),
        .library(name: "CertServer", targets: ["CertServer"]),
        .executable(name: "certcheck", targets: ["certcheck-cli"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "COpenSSL",
            pkgConfig: "libssl",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
        ),
        .target(name: "SystemCalls", swiftSettings: common),
        .target(name: "CertModel", swiftSettings: pure),
        .target(name: "CertDecoding", dependencies: ["CertModel"], swiftSettings: pure),
        .target(name: "CertManifest", dependencies: ["CertModel"], swiftSettings: pure),
        .target(
            name: "CertCore",
            dependencies: [
                "CertDecoding", "CertManifest", "CertModel", "COpenSSL", "SystemCalls",
            ],
            swiftSettings: common
        ),
        .target(
            name: "CertServerConfig",
            dependencies: ["CertManifest", "CertModel"],
            swiftSettings: pure
        ),
        .target(
            name: "CertServer",
            dependencies: ["CertCore", "CertServerConfig", "SystemCalls"],
            swiftSettings: common
        ),
        .target(
            name: "CertProbe",
            dependencies: ["CertCore", "COpenSSL", "SystemCalls"],
            swiftSettings: common
        ),
        .target(name: "CertWording", dependencies: ["CertModel"], swiftSettings: pure),
        .target(
            name: "CertReport",
            dependencies: ["CertModel", "CertWording"],
            swiftSettings: pure
        ),
        .executableTarget(
            name: "certcheck-cli",
            dependencies: [
                "CertCore", "CertDecoding", "CertProbe", "CertReport", "CertServer",
                "SystemCalls",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: common,
            plugins: ["PageEmbedding", "RevisionEmbedding"]
        ),
        .plugin(
            name: "PageEmbedding",
            capability: .buildTool(),
            path: "Sources/PageEmbedding",
            exclude: ["embed-pages", "embed-schema"]
        ),
        .plugin(
            name: "RevisionEmbedding",
            capability: .buildTool(),
            path: "Sources/RevisionEmbedding",
            exclude: ["archived-commit", "embed-revision"]
        ),
        .target(
            name: "TestSupport",
            dependencies: ["CertModel", "CertWording"],
            path: "Tests/Support",
            swiftSettings: common
        ),
        .testTarget(
            name: "CertModelTests",
            dependencies: ["CertModel", "TestSupport"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertWordingTests",
            dependencies: ["CertModel", "CertWording"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertDecodingTests",
            dependencies: ["CertDecoding", "CertModel", "TestSupport"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertManifestTests",
            dependencies: ["CertManifest", "CertModel"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertCoreTests",
            dependencies: ["CertCore", "CertDecoding", "CertModel", "COpenSSL", "TestSupport"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertServerConfigTests",
            dependencies: ["CertModel", "CertServerConfig", "TestSupport"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertServerTests",
            dependencies: ["CertServer", "TestSupport"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertProbeTests",
            dependencies: ["CertProbe", "TestSupport"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CertReportTests",
            dependencies: ["CertModel", "CertReport", "TestSupport"],
            exclude: ["Readers"],
            swiftSettings: common
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["CertModel", "TestSupport", "certcheck-cli"],
            exclude: ["Goldens", "Hosts"],
            swiftSettings: common
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["COpenSSL", "TestSupport", "certcheck-cli"],
            exclude: ["exceptions.json"],
            swiftSettings: common
        ),
    ],
    swiftLanguageModes: [.v6]
)
