import Foundation

/// What lies between two ranks: a message of b bytes takes latency + b / bandwidth.
struct Network {
  let name: String
  /// Seconds.
  let latency: Double
  /// Bytes a second.
  let bandwidth: Double

  func seconds(_ bytes: Double) -> Double { latency + bytes / bandwidth }

  /// From sums over two ranks: half the seconds of one number are the latency, and the bandwidth is the one with which the
  /// model's sum takes what `sum` took. Short messages would not do: a shaped network lets some pass at once.
  init(_ name: String, oneNumber: Double, sum: Double, of model: OuterStep) {
    let latency = max(oneNumber / 2, 1e-7)
    var (slow, fast) = (1e6, 1e12)
    for _ in 0..<60 {
      let middle = (slow * fast).squareRoot()
      let network = Network(name, latency: latency, bandwidth: middle)
      if model.sumAlone(2, over: network) > sum { slow = middle } else { fast = middle }
    }
    self.init(name, latency: latency, bandwidth: (slow * fast).squareRoot())
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
