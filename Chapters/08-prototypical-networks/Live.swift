// Five characters once each and a sixth drawing, for a browser: the trained embedding beside the pixels, each with the chapter's own mean,
// distance and probabilities.
// With: Solutions/PrototypeByHand.swift Solutions/SquaredDistanceByHand.swift Solutions/ProbabilitiesByHand.swift Drawing.swift
import Engine
import Learning
import Live

nonisolated(unsafe) private var embedding: Conv4?

/// Takes the trained weights; whether they fit a network of so many channels.
@_cdecl("embeddingLoad")
public func embeddingLoad(
  _ channels: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  let network = loaded(weights, count) {
    Conv4(channels: Int(channels), downsampling: .pool, using: &$0)
  }
  guard let network else { return 0 }
  embedding = network
  return 1
}

/// Six images → squared distances from the sixth to the others and the shares that follow from them: by the network, then
/// by the pixels themselves.
@_cdecl("nearest")
public func nearest(_ pixels: UnsafePointer<Float>, _ result: UnsafeMutablePointer<Float>) {
  guard let embedding else { return }
  let drawings = images(pixels, 6)
  var end = result
  for points in [embedding(drawings, statistics: .running), drawings.reshaped([6, 784])] {
    let rows = (0..<6).map { row in points.row(row).scalars.map { Double($0) } }
    let centres = rows.prefix(5).map { prototypeByHand([$0]) }
    let distances = centres.map { squaredDistanceByHand(rows[5], $0) }
    for number in distances + probabilitiesByHand(distances: distances) {
      end[0] = Float(number)
      end += 1
    }
  }
}
