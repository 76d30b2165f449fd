import Engine

/// Small random changes that leave a picture's meaning alone: shift, turn, scale, shear, stretch.
///
/// Each picture gets a change of its own, drawn evenly from plus or minus the given limits, and is
/// resampled once, bilinearly, whatever is combined; outside the picture is paper (0). Without any
/// limit pictures come back bit for bit. Results do not depend on the number of workers.
public struct Augmentation: Sendable {
  /// Pixels, along each axis.
  public var shift: Float
  /// Degrees; positive turns clockwise as seen on a page.
  public var rotation: Float
  /// Fraction: 0.1 scales by 0.9 to 1.1.
  public var scale: Float
  /// Columns per row: 0.2 leans a stroke of 20 pixels by up to 4.
  public var shear: Float
  /// A smooth random field of displacements on top, if any.
  public var elastic: Elastic?

  /// Displacements with standard deviation `strength`, smooth over about `reach`, both in pixels.
  ///
  /// White noise smoothed with a Gaussian of standard deviation `reach`. Source: Simard, Steinkraus,
  /// Platt, "Best practices for convolutional neural networks", ICDAR 2003.
  public struct Elastic: Sendable, Equatable {
    /// The standard deviation of a displacement, in pixels.
    public var strength: Float
    /// Over how many pixels displacements are alike.
    public var reach: Float

    /// Displacements of this strength and reach. Traps on a negative strength, or a reach of 0 or less.
    public init(strength: Float, reach: Float = 4) {
      require(
        strength >= 0 && reach > 0, "Elastic: strength \(strength) or reach \(reach) is negative.")
      (self.strength, self.reach) = (strength, reach)
    }
  }

  /// Changes within these limits; none by default. Traps unless the scale fraction is below 1.
  public init(
    shift: Float = 0, rotation: Float = 0, scale: Float = 0, shear: Float = 0,
    elastic: Elastic? = nil
  ) {
    require(
      abs(scale) < 1, "Augmentation: expected a scale fraction between 0 and 1, found \(scale).")
    (self.shift, self.rotation, self.scale, self.shear) = (shift, rotation, scale, shear)
    self.elastic = elastic
  }

  /// Changed pictures, [n, height, width, 1] as given.
  public func apply(_ images: Tensor, using generator: inout Generator) -> Tensor {
    require(
      images.rank == 4 && images.shape[3] == 1,
      "Augmentation: expected images [n, height, width, 1], found \(images.shape)")
    requireLimits()
    let stream = generator.split()
    return resample(images) { row, resampler in
      var own = Generator(seed: stream.state &+ UInt64(row))
      if let elastic { resampler.displace(by: elastic, using: &own) }
      return draw(using: &own)
    }
  }

  /// Limits may be set after the initializers have looked at them.
  private func requireLimits() {
    let limits = [shift, rotation, scale, shear, elastic?.strength ?? 0, elastic?.reach ?? 1]
    require(
      limits.allSatisfy { $0.isFinite } && abs(scale) < 1 && limits[4] >= 0 && limits[5] > 0,
      "Augmentation: shift, rotation, scale, shear, strength and reach cannot be \(limits).")
  }

  private func draw(using generator: inout Generator) -> AffineMap {
    func within(_ limit: Float) -> Float { limit * (2 * generator.uniform() - 1) }
    return AffineMap(
      shift: SIMD2(within(shift), within(shift)), degrees: within(rotation),
      scale: 1 + within(scale), shear: within(shear))
  }
}
