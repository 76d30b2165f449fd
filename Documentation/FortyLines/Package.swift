// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "FortyLines",
  platforms: [.macOS(.v15)],
  // In a package of your own: .package(url: "https://…/innerloop", branch: "main"), or your path.
  dependencies: [.package(name: "InnerLoop", path: "../..")],
  targets: [
    .executableTarget(
      name: "FortyLines",
      dependencies: [
        .product(name: "Engine", package: "InnerLoop"),
        .product(name: "Learning", package: "InnerLoop"),
      ],
      path: "Sources")
  ])
