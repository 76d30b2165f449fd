import Notebook

/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let startingRates = """
    First panel: learning rates that learn themselves, from five starting values, against the iteration. \
    Second panel: the final validation loss against the starting rate, for plain SGD and for \
    hypergradient descent
    """
  static let contest = """
    First panel: minibatch loss of six methods, smoothed. Second panel: the learning rates of SGD-HD and SGDN-HD \
    in the last tenth of the run, with a line at zero
    """
  static let horizon = """
    First panel: the greedy learning rate falls at once, the far-sighted one stays high for longer \
    and then falls. Second panel: the greedy loss is the lower one after the first step, and the higher \
    one after the last
    """
  static let backwards = """
    Distance between the way back and the way there, on a logarithmic axis: in floats and in whole \
    numbers without the lost digits it grows exponentially with every step undone; with the digits \
    kept it is zero throughout
    """
  static func explosion(_ ratios: [Double]) -> String {
    let words = ratios.map { $0.written(.significant(1)) }
    return """
      Length of the gradient of the last loss with respect to the weights at each step, on a \
      logarithmic axis. At its largest it is \(words[0]) times its last value for the smallest rate, \
      \(words[1]) times for the middle one, \(words[2]) times for the largest
      """
  }
  static let schedules = """
    First panel: the best constant rate, the best cosine, and the learned schedule, step by step. Second panel: \
    the mean loss on unseen images of each, with its interval
    """
  static let family = """
    Three data sets of the family: few or many points on sine waves, with little or much noise, and \
    with x axes of very different lengths
    """
  static let source = """
    First panel: errors of two g on validation tasks against meta-steps, with lines at those of the fixed \
    settings that they began with. Second panel: a histogram of the lengths of hypergradients, with a line \
    where they are cut
    """
  static let cost = """
    Mean log errors on unseen tasks. First panel, after one training for each: the default setting, the best \
    fixed one and g, and the last two on standardised x. Second panel, against the number of trainings for \
    each: four searches as falling lines, anywhere, anywhere with x standardised, around the best \
    fixed setting, and around g's answer; two grid searches, and two of successive halving
    """
  static func correlations(_ strongest: [Double]) -> String {
    let best = strongest.indices.max { strongest[$0] < strongest[$1] }!
    return """
      Two tables of correlations between the seven hyperparameters that g chooses and the four \
      traits of a task, for raw and for standardised inputs; on raw inputs the largest stands in the \
      column “\(Choices.traitNames[best])”
      """
  }
  static let choices = """
    For the two traits that g follows most closely, what it chooses against the trait, one dot for \
    each unseen task, and a line at the best fixed setting
    """
  static let fits = """
    Three data sets with the curves that the base network learned under the default setting, the \
    best fixed setting and g's setting, beside the truth
    """
}
