/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let valleyRace = """
    Animation of three paths growing in a bent valley: momentum arrives first, then Adam; GD is \
    still on its way after 700 steps
    """
  static let fourRates = """
    Steps on a parabola for four learning rates: creeping down one side, landing in one step, \
    jumping from side to side while falling, and jumping from side to side while climbing
    """
  static let playground = "Contours of the bowl with 60 steps of gradient descent at the best rate"
  static let bowlPaths = """
    Contours of an elongated bowl with 24 steps of gradient descent for four rates: too small \
    stops halfway, best arrives, near the limit zigzags across the short axis, too large zigzags \
    outward
    """
  static let rateCurve = """
    Two V-shaped lines, the shrink factors of x and y over the learning rate; measured points \
    lie on the upper of the two, lowest where the lines cross at 0.18, and pass 1 at 0.2
    """
  static let bowlLoss = """
    Loss against step on a logarithmic axis for four rates, all straight lines in the long run: \
    steepest for the best rate, rising for the rate that is too large
    """
  static let turnedBowl = """
    A bowl whose long axis lies along the falling diagonal. With rate 0.38 the path zigzags into \
    the minimum, with rate 0.42 it zigzags out along the rising diagonal
    """
  static let momentumPaths = """
    A narrow valley twice. GD zigzags across it and after 40 steps is still on its way; momentum \
    swings over a few times, then runs along the floor to the bottom
    """
  static let momentumSteps = """
    Steps needed against condition number, both axes logarithmic: measured dots on a line of \
    slope one for gradient descent, on a line of slope one half for momentum
    """
  static let valleyPaths = """
    Three descents in Rosenbrock's bent valley, 300 steps each: GD drops to the floor and \
    creeps, momentum overshoots the bends and gets far, Adam zigzags first and then follows the \
    floor. Fourth panel: the loss of all three against the step, GD reaching one ten-thousandth \
    far later than the others
    """
  static let beta = """
    How many times fewer steps than GD momentum takes, against β. A line, a bowl by formula, rises to the square root of \
    the condition number and falls again; points, the valley, also rise and fall
    """
  static let line = """
    Left: noisy points with the least-squares line. Right: in the plane of slope and intercept, \
    GD takes one long step, then goes straight into the minimum; the stochastic path staggers there and then wanders \
    around it
    """
  static let noiseBall = """
    Height of the noise ball against learning rate over batch size on logarithmic axes: the \
    points of three batch sizes lie close to one straight line, the closed form
    """
  static let decay = """
    Loss above the minimum against points looked at, both logarithmic: GD makes its first step \
    after ten thousand looks; constant SGD falls early and stays near the height of its noise \
    ball; SGD with a shrinking rate keeps falling
    """
}
