import Foundation

/// What lies between two ranks: a message of b bytes takes latency + b / bandwidth.
struct Network {
  let name: String
  /// Seconds.
  let latency: Double
  /// Bytes a second.
  let bandwidth: Double

  func seconds(_ bytes: Double) -> Double { latency + bytes / bandwidth }

  /// From the seconds of sums over two ranks, each of which is one message there, one back, and `work` seconds for each
  /// number on both sides.
  init(_ name: String, numbers: [Double], seconds: [Double], work: Double) {
    let fit = LineFit(numbers, seconds)
    self.init(
      name, latency: max(fit.intercept / 2, 1e-7),
      bandwidth: 8 / max(fit.slope - 2 * work, 1e-12))
  }

  init(_ name: String, latency: Double, bandwidth: Double) {
    (self.name, self.latency, self.bandwidth) = (name, latency, bandwidth)
  }
}

/// Assumed, for nothing of the kind is in this machine: Ethernet of two speeds, and a cluster's own network.
let usualNetworks = [
  Network("1 Gbit/s, 50 µs", latency: 50e-6, bandwidth: 125e6),
  Network("10 Gbit/s, 25 µs", latency: 25e-6, bandwidth: 1.25e9),
  Network("100 Gbit/s, 2 µs", latency: 2e-6, bandwidth: 12.5e9),
]
