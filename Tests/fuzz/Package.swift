// swift-tools-version: 6.2

import PackageDescription

// A package of its own: it links only with libFuzzer, which `run` asks for.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "hashiya", path: "../..")],
    targets: [
        .systemLibrary(name: "CLibFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "CLibFuzzer",
                .product(name: "ArabicText", package: "hashiya"),
                .product(name: "Hashiya", package: "hashiya"),
            ]),
    ]
)
