extension Strategy {
  /// The arm with the highest Gittins index.
  static func gittins(_ index: GittinsIndex) -> Strategy {
    Strategy(name: "Gittins") { tally, _, _ in
      tally.best { index(wins: tally.wins[$0], losses: tally.losses[$0]) }
    }
  }

  /// The arm that exact planning names.
  static func exact(_ plan: ExactPlan) -> Strategy {
    Strategy(name: "perfect") { tally, _, _ in plan.arm(after: tally) }
  }
}
