// swift-tools-version: 6.2
import PackageDescription

// A package of somebody else's: it sees what certcheck promises and nothing more.
let package = Package(
    name: "External",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "certcheck", path: "../..")],
    targets: [
        .executableTarget(
            name: "External",
            dependencies: [
                .product(name: "CertCore", package: "certcheck"),
                .product(name: "CertReport", package: "certcheck"),
            ]
        ),
        .target(
            name: "Articles",
            dependencies: [
                .product(name: "CertCore", package: "certcheck"),
                .product(name: "CertReport", package: "certcheck"),
                .product(name: "CertServer", package: "certcheck"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
