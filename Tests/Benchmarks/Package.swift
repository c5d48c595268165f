// swift-tools-version: 6.2
import PackageDescription

// Measures the libraries in their release build; `make bench` runs it.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "certcheck", path: "../..")],
    targets: [
        .systemLibrary(name: "OpenSSLCalls", pkgConfig: "libcrypto"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "OpenSSLCalls",
                .product(name: "CertCore", package: "certcheck"),
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
