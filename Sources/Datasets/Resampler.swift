import Engine

/// Draws pictures through a map, one after the other, with buffers that it keeps.
///
/// The source is copied into a frame of paper (one pixel before, two after), so that the inner loop
/// needs no test for the edge.
struct Resampler {
  let height: Int
  let width: Int
  private let stride: Int
  private var framed: [Float]
  private var columns: [Float]
  private var rows: [Float]
  /// Displacements of all pixels along x and y; nil draws the map alone.
  private var field: DisplacementField?

  init(height: Int, width: Int) {
    (self.height, self.width, stride) = (height, width, width + 3)
    framed = [Float](repeating: 0, count: (height + 3) * stride)
    columns = [Float](repeating: 0, count: width)
    rows = columns
  }

  /// Draws new displacements for the next picture.
  mutating func displace(by elastic: Augmentation.Elastic, using generator: inout Generator) {
    if field == nil {
      field = DisplacementField(height: height, width: width, reach: elastic.reach)
    }
    field!.draw(strength: elastic.strength, using: &generator)
  }

  /// Writes `source` seen through `map` (and the displacements, if any) to `output`.
  mutating func draw(
    _ source: UnsafeBufferPointer<Float>, through map: AffineMap,
    into output: UnsafeMutableBufferPointer<Float>
  ) {
    frame(source)
    for y in 0..<height {
      locate(row: y, map)
      field?.add(row: y, to: &columns, &rows)
      sample(into: UnsafeMutableBufferPointer(rebasing: output[y * width..<(y + 1) * width]))
    }
  }

  private mutating func frame(_ source: UnsafeBufferPointer<Float>) {
    framed.withUnsafeMutableBufferPointer { framed in
      for y in 0..<height {
        for x in 0..<width { framed[(y + 1) * stride + x + 1] = source[y * width + x] }
      }
    }
  }

  /// The source coordinates of one row of pixels.
  private mutating func locate(row y: Int, _ map: AffineMap) {
    let (centreX, centreY) = (Float(width - 1) / 2, Float(height - 1) / 2)
    let offsetY = Float(y) - centreY - map.shift.y
    let startX = map.down.x * offsetY + centreX
    let startY = map.down.y * offsetY + centreY
    let offsetX = centreX + map.shift.x
    columns.withUnsafeMutableBufferPointer { columns in
      rows.withUnsafeMutableBufferPointer { rows in
        for x in 0..<width {
          columns[x] = map.right.x * (Float(x) - offsetX) + startX
          rows[x] = map.right.y * (Float(x) - offsetX) + startY
        }
      }
    }
  }

  /// Bilinear interpolation at the located coordinates; outside the picture is 0.
  private func sample(into output: UnsafeMutableBufferPointer<Float>) {
    let (farRight, farDown) = (Float(width + 1), Float(height + 1))
    framed.withUnsafeBufferPointer { framed in
      columns.withUnsafeBufferPointer { columns in
        rows.withUnsafeBufferPointer { rows in
          for i in 0..<width {
            let x = min(max(columns[i] + 1, 0), farRight)
            let y = min(max(rows[i] + 1, 0), farDown)
            let (left, top) = (Int32(x), Int32(y))
            let (fx, fy) = (x - Float(left), y - Float(top))
            let p = Int(top) * stride + Int(left)
            let upper = framed[p] + fx * (framed[p + 1] - framed[p])
            let lower = framed[p + stride] + fx * (framed[p + stride + 1] - framed[p + stride])
            output[i] = upper + fy * (lower - upper)
          }
        }
      }
    }
  }
}
