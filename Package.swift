// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "hashiya",
    products: [
        .library(name: "Hashiya", targets: ["AnnotationSchema", "Hashiya"]),
        .library(name: "ArabicText", targets: ["ArabicText", "ArticleReader"]),
        .library(name: "Inotify", targets: ["Inotify"]),
        .library(name: "Systemd", targets: ["Systemd"]),
        .executable(name: "hashiya", targets: ["hashiya"]),
        .executable(name: "hashiyad", targets: ["hashiyad"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["Reloading"]),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Floor 0: C that Swift cannot reach by itself.
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CLinux"),
        .target(name: "CLexicons"),
        .target(name: "CModels"),
        .target(name: "CToml"),

        // Floor 1: faces of the kernel and of systemd, and the document.
        .target(
            name: "Threads",
            dependencies: [
                "CLinux",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "Inotify",
            dependencies: ["CLinux", "Threads", .product(name: "SystemPackage", package: "swift-system")]),
        .target(
            name: "Systemd",
            dependencies: [
                "CLinux", "CSystemd",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(name: "AnnotationSchema"),

        // Floor 2: text and files of text.
        .target(name: "ArabicText"),
        .target(name: "Models", dependencies: ["ArabicText", "CModels"]),
        .target(name: "ArticleReader", dependencies: ["AnnotationSchema", "CCrypto"]),

        // Floor 3: what is known of an article; where articles come from; what the administrator wants.
        .target(
            name: "Annotators",
            dependencies: ["AnnotationSchema", "ArabicText", "CLexicons", "Models"],
            exclude: ["Lexicons"]),
        .target(
            name: "DropFolder",
            dependencies: [
                "CLinux", "Inotify", "Threads",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "Settings",
            dependencies: [
                "CToml",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),

        // Floor 4: the façade.
        .target(
            name: "Hashiya",
            dependencies: [
                "AnnotationSchema", "Annotators", "ArabicText", "ArticleReader", "DropFolder", "Models",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),

        .target(name: "Evaluation", dependencies: ["AnnotationSchema"]),

        // Floor 5: the programs.
        .executableTarget(
            name: "hashiyad",
            dependencies: [
                "CLinux", "DropFolder", "Hashiya", "Settings", "Systemd",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(
            name: "hashiya",
            dependencies: [
                "AnnotationSchema", "ArabicText", "ArticleReader", "CLexicons", "CLinux", "DropFolder", "Evaluation",
                "Hashiya", "Models",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Sources/hashiya-cli"),

        .executableTarget(
            name: "hashiya-train",
            dependencies: [
                "ArabicText", "ArticleReader", "Evaluation", "Models",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            exclude: ["Lexicon/names", "Lexicon/words"]),

        // Each room's tests, and what they share.
        .target(
            name: "TestSupport", dependencies: [.product(name: "SystemPackage", package: "swift-system")],
            path: "Tests/TestSupport"),
        .testTarget(name: "ThreadsTests", dependencies: ["Threads"]),
        .testTarget(
            name: "InotifyTests",
            dependencies: ["Inotify", "TestSupport", .product(name: "SystemPackage", package: "swift-system")]),
        .testTarget(
            name: "SystemdTests",
            dependencies: [
                "Systemd", "TestSupport", .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .testTarget(name: "AnnotationSchemaTests", dependencies: ["AnnotationSchema"]),
        .testTarget(name: "ArabicTextTests", dependencies: ["ArabicText", "TestSupport"]),
        .testTarget(
            name: "ModelsTests",
            dependencies: [
                "ArabicText", "ArticleReader", "CModels", "Models", "TestSupport",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .testTarget(
            name: "ArticleReaderTests", dependencies: ["AnnotationSchema", "ArticleReader"]),
        .testTarget(name: "TrainingTests", dependencies: ["ArabicText", "Models", "hashiya-train"]),
        .testTarget(
            name: "AnnotatorsTests",
            dependencies: ["AnnotationSchema", "Annotators", "ArabicText", "TestSupport"]),
        .testTarget(
            name: "DropFolderTests",
            dependencies: [
                "CLinux", "DropFolder", "Inotify", "TestSupport",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .testTarget(
            name: "SettingsTests",
            dependencies: ["Settings", .product(name: "SystemPackage", package: "swift-system")]),
        .testTarget(
            name: "EvaluationTests", dependencies: ["AnnotationSchema", "Evaluation", "Hashiya"]),
        .testTarget(
            name: "HashiyaTests",
            dependencies: ["AnnotationSchema", "Annotators", "ArticleReader", "DropFolder", "Hashiya", "TestSupport"]),
    ],
    cxxLanguageStandard: .cxx17
)

for target in package.targets where ![.system, .plugin].contains(target.type) {
    // C targets take no Swift settings; they have no Swift sources to apply them to.
    guard !target.name.hasPrefix("C") else { continue }
    var settings: [SwiftSetting] = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    ]
    if target.type != .test && target.name != "TestSupport" {
        settings.append(.strictMemorySafety())
    }
    target.swiftSettings = (target.swiftSettings ?? []) + settings
}
