// A drawn digit all the way through the trained network, for a browser: what every layer makes of it, and what a single answer
// of a map stands on.
// With: ConvolutionalNetwork.swift DenseNetwork.swift Moved.swift Solutions/OutputSize.swift Drawing.swift DrawnDigit.swift
import Engine
import Learning
import Live

nonisolated(unsafe) private var reader: ConvolutionalNetwork?
/// The dense network beside it.
nonisolated(unsafe) private var dense: ((Tensor) -> Tensor)?
/// What its layers saw of the last image.
nonisolated(unsafe) private var seen: ConvolutionalNetwork.Stages?

/// Takes the trained weights; whether they fit a network with such windows and so many maps.
@_cdecl("layersLoad")
public func layersLoad(
  _ kernel: Int32, _ first: Int32, _ second: Int32, _ weights: UnsafePointer<Float>, _ count: Int32
) -> Int32 {
  let network = loaded(weights, count) {
    ConvolutionalNetwork(
      kernel: Int(kernel), channels: (Int(first), Int(second)), using: &$0)
  }
  guard let network else { return 0 }
  reader = network
  return 1
}

/// Takes the weights of the dense network beside it; whether they fit.
@_cdecl("layersDense")
public func layersDense(_ weights: UnsafePointer<Float>, _ count: Int32) -> Int32 {
  let network = loaded(weights, count) { denseNetwork(side: 28, classes: 10, using: &$0) }
  guard let network else { return 0 }
  dense = { network($0) }
  return 1
}

/// Moves an image and reads it with the dense network: ten shares.
@_cdecl("layersBeside")
public func layersBeside(
  _ pixels: UnsafePointer<Float>, _ right: Int32, _ down: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  guard let dense else { return }
  let image = moved(images(pixels, 1), right: Int(right), down: Int(down))
  write(dense(image).softmax(), to: result)
}

/// Moves an image and reads it: ten shares, then the image as it was read.
@_cdecl("layersRead")
public func layersRead(
  _ pixels: UnsafePointer<Float>, _ right: Int32, _ down: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  guard let reader else { return }
  let image = moved(images(pixels, 1), right: Int(right), down: Int(down))
  let stages = reader.stages(image, statistics: .running)
  seen = stages
  write(image, to: write(reader.dense(stages.pooled.flattened()).softmax(), to: result))
}

/// The first maps after convolution 1 (stage 0), convolution 2 (1) or the pool (2), one after the other; their side.
@_cdecl("layersMaps")
public func layersMaps(
  _ stage: Int32, _ count: Int32, _ result: UnsafeMutablePointer<Float>
) -> Int32 {
  guard let seen else { return 0 }
  let maps = [seen.maps1, seen.maps2, seen.pooled][Int(stage)]
  var end = result
  for map in 0..<Int(count) { end = write(maps.sliced(3, map..<map + 1), to: end) }
  return Int32(maps.shape[1])
}

/// One answer of a map: its value, the sum before norm and relu, and the squares that it stands on, each as row, column and
/// side: first in the image, then in the maps of the layer before.
@_cdecl("layersCell")
public func layersCell(
  _ stage: Int32, _ map: Int32, _ row: Int32, _ column: Int32,
  _ result: UnsafeMutablePointer<Float>
) {
  guard let reader, let seen else { return }
  let kernel = reader.convolution1.kernel.shape[0]
  let (map, row, column) = (Int(map), Int(row), Int(column))
  func at(_ maps: Tensor) -> Float { maps[0, row, column, map] }
  let (value, sum, window, reach) =
    switch stage {
    case 0: (at(seen.maps1), at(seen.sums1), kernel, kernel)
    case 1: (at(seen.maps2), at(seen.sums2), kernel, 2 * kernel - 1)
    default: (at(seen.pooled), at(seen.pooled), reader.pool.size, 2 * kernel)
    }
  let step = stage == 2 ? reader.pool.size : 1
  let corner = [row * step, column * step]
  let numbers = [value, sum] + (corner + [reach] + corner + [window]).map { Float($0) }
  for index in numbers.indices { result[index] = numbers[index] }
}

/// The weights of a window of the first convolution, row by row.
@_cdecl("layersWindow")
public func layersWindow(_ map: Int32, _ result: UnsafeMutablePointer<Float>) {
  guard let reader else { return }
  write(reader.convolution1.kernel.sliced(3, Int(map)..<Int(map) + 1), to: result)
}
