// swift-tools-version: 6.2
import PackageDescription

/// libFuzzer's loop runs the program; what it measures is switched on for every module by
/// Tests/Fuzz/run, which alone builds this.
let fuzzer = ["-sanitize=fuzzer,address", "-parse-as-library"]

let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "certcheck", path: "../..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                .product(name: "CertCore", package: "certcheck"),
                .product(name: "CertReport", package: "certcheck"),
                .product(name: "CertServer", package: "certcheck"),
            ],
            swiftSettings: [.unsafeFlags(fuzzer)],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]
        )
    ],
    swiftLanguageModes: [.v6]
)
