/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let memory = """
    Numbers remembered at once against the links between kept numbers, both logarithmic: a valley, far below the line where \
    everything is kept, rising back to that line at its right end
    """
  static let moonFilm = """
    Animation: two half moons of points that reach into each other, on a ground coloured by the \
    network's answer; the border between the two answers bends itself around the moons
    """
  static let graph = """
    The computation of the loss as a graph from w, x, b and t through times, plus, tanh and minus \
    to the square; two arrows lead from the difference to the square; every box shows its value \
    and its blame
    """
  static let twoMistakes = """
    Four bars for one derivative: trying it out and the correct walk agree; overwriting blame and \
    visiting s too early are both far too small
    """
  static let finiteDifferences = """
    Error of finite differences against the size of the nudge, three V shapes on logarithmic \
    axes: the error falls with h, then rises again as rounding takes over; backpropagation lies \
    at the bottom line
    """
  static let price = """
    Price of all slopes against the number of inputs, both logarithmic: finite differences and \
    forward mode rise with the number of inputs, backpropagation stays flat
    """
  static let orders = """
    tanh and its first three derivatives; the engine's dots lie on the closed-form lines
    """
  static let stepAhead = """
    Left: the loss as a function of the start, before and after one step. Right: its slope; the \
    gradient through the step matches nudging, the version that forgets the inner slope has the \
    wrong sign near the middle
    """
  static let moons = """
    The two moons and the network's answer as the colour of the ground, at six moments of \
    training, each with its loss: from the border of random weights to one that winds between \
    the moons
    """
}
