/// One axis: its name with unit, and, where the defaults do not fit, range, scale and ticks.
///
/// A plain string is an axis: `x: "step"`. `.log("loss")` is a logarithmic one.
public struct Axis: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// How numbers become lengths.
  public enum Scale: Sendable, Equatable {
    /// Equal steps are equally long.
    case linear
    /// Equal factors are equally long.
    case log
  }

  /// A mark on the axis with its own text.
  public struct Tick: Sendable, Equatable {
    /// Where it stands, in the axis’ unit.
    public var position: Double
    /// What stands there.
    public var label: String
    /// A tick at this position with this text.
    public init(_ position: Double, _ label: String) {
      (self.position, self.label) = (position, label)
    }
  }

  /// What the axis shows.
  public var label: String
  /// Shown behind the label in brackets: "time (s)".
  public var unit: String
  /// nil: chosen so that everything is seen.
  public var range: ClosedRange<Double>?
  /// Whether steps or factors are of equal length.
  public var scale: Scale
  /// nil: round numbers; an empty list: none.
  public var ticks: [Tick]?

  /// An axis with this label; the rest is chosen from the data unless it is given.
  public init(
    _ label: String = "", unit: String = "", range: ClosedRange<Double>? = nil,
    scale: Scale = .linear, ticks: [Tick]? = nil
  ) {
    (self.label, self.unit, self.range) = (label, unit, range)
    (self.scale, self.ticks) = (scale, ticks)
  }

  public init(stringLiteral label: String) { self.init(label) }

  /// A logarithmic axis; values that are zero or negative are left out.
  public static func log(
    _ label: String, unit: String = "", range: ClosedRange<Double>? = nil
  ) -> Axis {
    Axis(label, unit: unit, range: range, scale: .log)
  }

  var title: String { unit.isEmpty ? label : "\(label) (\(unit))" }
}
