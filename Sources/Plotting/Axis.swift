/// One axis: its name with unit, and, where the defaults do not fit, range, scale and ticks.
///
/// A plain string is an axis: `x: "step"`. `.log("loss")` is a logarithmic one.
public struct Axis: Sendable, Equatable, ExpressibleByStringInterpolation {
  public enum Scale: Sendable, Equatable { case linear, log }

  public struct Tick: Sendable, Equatable {
    public var position: Double
    public var label: String
    public init(_ position: Double, _ label: String) {
      (self.position, self.label) = (position, label)
    }
  }

  public var label: String
  /// Shown behind the label in brackets: "time (s)".
  public var unit: String
  /// nil: chosen so that everything is seen.
  public var range: ClosedRange<Double>?
  public var scale: Scale
  /// nil: round numbers; an empty list: none.
  public var ticks: [Tick]?

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
