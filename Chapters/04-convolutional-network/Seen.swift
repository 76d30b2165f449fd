import Learning

/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let movedDigits = """
    Accuracy against how far images are moved sideways, for four networks: dense or convolution, \
    shown images in place or shown moved ones
    """
  static let byHand = """
    An image; the response of the left-edge window, positive along left edges of strokes and \
    negative along right edges; the response of the top-edge window, positive at top edges and \
    negative at bottom edges
    """
  static let pools = """
    Accuracy against how far images are moved sideways, for three convolutions: without a pool, \
    with a pool of 2 × 2, and with one pool over all places
    """
  static let augmentation = """
    An image and eleven versions of it, each turned, moved, scaled and leaned a little differently
    """
  static let learningCurve = """
    Three panels over the epochs: training and validation loss; the share of mistakes on validation \
    images; and the learning rate, which rises, then falls to zero
    """
  static let filters =
    "The windows of the first convolution, as colours: before training, noise; and after it"
  static let featureMaps = """
    An image; its maps after the first convolution, where the image can still be made out; after \
    the second; and the same maps pooled to half their side
    """
  static let evidence = """
    An image, and a map of evidence for each of its three best answers: positive in some places, \
    negative in others
    """
  static let worst =
    "Up to twenty-four misread images with their true label and the network's answer"
}

/// Sentences that the numbers of a run choose.
enum Said {
  /// What is read of moved images, image by image: which of the two ideas helps.
  static func sharing(
    dense: TaskScore, denseShown: TaskScore, conv: TaskScore, convShown: TaskScore
  ) -> String {
    func isAhead(_ first: TaskScore, _ second: TaskScore) -> Bool {
      let lead = first.lead(over: second)
      return lead.mean > lead.interval
    }
    let (shares, shows) = (isAhead(conv, dense), isAhead(denseShown, dense))
    let both = isAhead(convShown, conv) && isAhead(convShown, denseShown)
    let second =
      isAhead(denseShown, conv)
      ? "Second comes showing without sharing."
      : isAhead(conv, denseShown)
        ? "Second comes sharing without showing." : "Which comes second these images cannot tell."
    return switch (shares, shows, both) {
    case (true, true, true):
      "Sharing weights helps, showing helps, and together they help most. \(second)"
    case (true, false, true):
      "Sharing weights helps, showing alone does not; together they help most."
    case (false, true, true):
      "Showing helps, sharing weights alone does not; together they help most."
    case (false, false, true): "Only together do they help here."
    default: "On these images the two together are not ahead of each alone."
    }
  }

  /// What a move costs a convolution, image by image, with no pool, a small one, and one over all places.
  static func pooling(_ costs: [TaskScore]) -> String {
    func saves(_ more: Int, than less: Int) -> Bool {
      let saved = costs[less].lead(over: costs[more])
      return saved.mean > saved.interval
    }
    guard saves(2, than: 1), saves(2, than: 0) else {
      return "In this run the order is not the expected one."
    }
    if saves(1, than: 0) { return "The more is pooled, the less a move costs." }
    return "The pool over all places loses least when images move. "
      + (saves(0, than: 1)
        ? "The small one, of 2 × 2, saves nothing."
        : "Whether the small one, of 2 × 2, saves anything these images cannot tell.")
  }

  /// What is read in place, in the same order and image by image.
  static func price(_ inPlace: [TaskScore]) -> String {
    let price = inPlace[1].lead(over: inPlace[2])
    guard price.mean > price.interval else {
      return "What that costs in place these images cannot tell."
    }
    return """
      But look at the price in the middle: whoever forgets *where* finds it hard to tell shapes apart \
      that are made of the same parts.
      """
  }

  /// The losses of the epoch that was kept.
  static func losses(training: Double, validation: Double) -> String {
    if abs(training - validation) < 0.1 * max(training, validation) {
      return """
        The two losses are alike here, although training images are distorted and validation images are not, and \
        although training is measured on each step's network and validation on the averaged one.
        """
    }
    return training > validation
      ? """
      In this picture the training loss is the *higher* one; usually it is the lower one. No mystery: \
      training images are distorted and partly silenced, validation images are not, and training \
      judges each step's network, validation the average.
      """
      : """
      The training loss is the lower one here, though training images are distorted and validation \
      images are not: the network knows the images that it trains on better than others.
      """
  }

  /// How alike windows are to the noise that they began as.
  static func windows(likeness: Double) -> String {
    switch likeness {
    case 0.9...:
      """
      After so few steps they still are close to the noise that they began as. Random questions, and \
      the layers behind make do with their answers.
      """
    case 0.7...:
      """
      They have moved a little, and are still mostly the noise that they began as. Edges and short strokes show \
      through: nobody told them.
      """
    case 0.4...:
      """
      They have moved, and still bear traces of the noise that they began as. Look for edges and \
      short strokes among them: nobody told them.
      """
    default:
      """
      The noise is gone. Look for edges and short strokes at several angles, and for spots. Nobody \
      told them.
      """
    }
  }

  static func reading(accuracy: Double) -> String {
    switch accuracy {
    case 0.99...: "Almost every image is read."
    case 0.95...: "Most images are read, and one can go further."
    default: "There is room above: more images and more epochs usually help."
    }
  }
}
