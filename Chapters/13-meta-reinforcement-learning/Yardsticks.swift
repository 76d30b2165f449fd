import Engine
import Learning

extension Robot {
  /// What standing still earns, so far from a goal: the distance at every step, or once where that is so near
  /// that the drive is over.
  static func stillReturn(from goal: (x: Float, y: Float), horizon: Int) -> Double {
    let isThere = abs(goal.x) < 0.01 && abs(goal.y) < 0.01
    let distance = Double((goal.x * goal.x + goal.y * goal.y).squareRoot())
    return -distance * Double(isThere ? 1 : horizon)
  }

  /// What one who knows goal and wheels earns: straight there, as fast as the wheels go.
  ///
  /// Each axis of the wheels closes its part of the distance by at most 0.1 (1 − drag) a step, and stops there.
  func bestReturn(to goal: (x: Float, y: Float), horizon: Int) -> Double {
    var (here, total): ((x: Float, y: Float), Double) = ((0, 0), 0)
    let undone = Robot(tilt: -tilt)
    for _ in 0..<horizon {
      let (x, y) = undone.turned(goal.x - here.x, goal.y - here.y)
      here = moved(here, by: x / (1 - drag), y / (1 - drag))
      let (dx, dy) = (goal.x - here.x, goal.y - here.y)
      total -= Double((dx * dx + dy * dy).squareRoot())
      if abs(dx) < 0.01 && abs(dy) < 0.01 { break }
    }
    return total
  }
}

/// What those earn who know their goals.
func bestReturns(_ robots: [Robot], horizon: Int) -> TaskScore {
  TaskScore(perTask: robots.map { $0.bestReturn(to: $0.goal!, horizon: horizon) })
}
