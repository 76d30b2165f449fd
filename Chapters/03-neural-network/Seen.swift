/// What each picture of the chapter shows, for those who do not see it.
enum Seen {
  static let reading = """
    Thirty validation images in three rows, each with the network's answer below it; wrong answers \
    are written in vermilion
    """
  static let digits = "Thirty training images in three rows, each with its label below"
  static let oneImage = """
    One image; a probability for each class, before any training; and the gradient p minus y, \
    negative at the true class only
    """
  static let learningCurve = """
    Left: the losses on training and validation images, pass by pass. Right: the share of \
    validation images that are right. A line marks the pass that was kept
    """
  static let twoLosses = """
    Upward push on the true score against that score. Cross-entropy pushes with strength 1 wherever \
    the network is wrong; squared error pushes less and less the more wrong it is
    """
  static let equalCompute = """
    Left: validation accuracy against passes, for full-batch gradient descent, SGD and Adam. Right: \
    accuracy at the end against the learning rate, for each of the three
    """
  static let overFitting = """
    Three panels. Losses of plain training on its few images and on validation images, with a line \
    where the second is lowest. Validation loss of plain training, dropout and weight decay. \
    Validation accuracy of the three
    """
  static let weights = """
    Incoming weights of twenty hidden units as images: noise before training; after it, patches of \
    both signs where there is ink, and the same noise as before where there never is
    """
  static let confusion =
    "Table of the true label against the answer; right answers are on the diagonal"
  static let worst =
    "Up to twenty-four misread images with their true label and the network's answer"
}
