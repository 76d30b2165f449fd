import Datasets
import Engine
import Foundation

/// A point that drives in the plane from (0, 0) towards a goal, with steps of at most 0.1 along each axis.
///
/// Each step costs the distance that is left after it; within 0.01 of the goal along both axes the drive is over (2D
/// navigation of Finn et al. 2017, section 5.3). Here its wheels may also drag, or be mounted askew.
struct Robot: Sendable, Fingerprinted {
  /// The goal that it is *not* told; without one every drive has another goal, and that one it sees.
  var goal: (x: Float, y: Float)?
  /// The share of each step that gets lost.
  var drag: Float = 0
  /// The angle by which each step is turned.
  var tilt: Float = 0

  static let reach: Float = 0.1

  var fingerprints: [UInt64] {
    [fingerprint(of: [goal?.x ?? .nan, goal?.y ?? .nan, drag, tilt])]
  }

  /// Where an action leads.
  func moved(_ place: (x: Float, y: Float), by x: Float, _ y: Float) -> (x: Float, y: Float) {
    let (reach, loss) = (Self.reach, 1 - drag)
    let (x, y) = (min(max(x, -reach), reach), min(max(y, -reach), reach))
    let step = turned(loss * x, loss * y)
    return (place.x + step.x, place.y + step.y)
  }

  /// The vector (x, y), turned by the tilt.
  func turned(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
    let (c, s) = (cos(tilt), sin(tilt))
    return (c * x - s * y, s * x + c * y)
  }
}

/// Families of robots to learn from; number i of a stream depends on i alone.
enum RobotFamily: Sendable {
  case goals, dynamics

  func robot(_ index: Int, seed: UInt64, stream: UInt64) -> Robot {
    var generator = Generator(seed: seed &+ stream << 40 &+ UInt64(index) &* 0x9E37_79B9)
    var own = generator.split()
    switch self {
    case .goals: return Robot(goal: randomGoal(using: &own))
    case .dynamics:
      return Robot(
        drag: own.uniform(in: 0..<0.7), tilt: own.uniform(in: -.pi..<(.pi)))
    }
  }
}

extension RobotFamily {
  /// Robots number 0..<count of a stream.
  func robots(_ count: Int, seed: UInt64, stream: UInt64) -> [Robot] {
    (0..<count).map { robot($0, seed: seed, stream: stream) }
  }
}

/// Anywhere in [−0.5, 0.5]².
func randomGoal(using generator: inout Generator) -> (x: Float, y: Float) {
  (generator.uniform(in: -0.5..<0.5), generator.uniform(in: -0.5..<0.5))
}
