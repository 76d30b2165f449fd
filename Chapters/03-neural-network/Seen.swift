import Learning
import Notebook

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
    First panel: the losses on training and validation images, pass by pass. Second panel: the \
    share of validation images that are right. A line marks the pass that was kept
    """
  static let twoLosses = """
    Upward push on the true score against that score. Cross-entropy pushes with a strength close to 1 \
    where the network is certain and wrong; squared error pushes less and less the more wrong it is
    """
  static let equalCompute = """
    First panel: validation accuracy against passes, for full-batch gradient descent, SGD and Adam. \
    Second panel: accuracy at the end against the learning rate, for each of the three
    """
  static let width = """
    Two losses against the number of hidden units, both axes logarithmic: at the end of training on training images, and on \
    validation images
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

/// Sentences that the numbers of a run choose.
enum Said {
  /// Two losses, each at its best rate, on the same images.
  static func losses(_ lead: TaskScore) -> String {
    if abs(lead.mean) <= lead.interval {
      return "With its own rate squared error learns as well, as far as these images can tell."
    }
    return lead.mean > 0
      ? "So cross-entropy stays ahead, at its own best rate against the other's."
      : "So squared error is ahead here, at its own best rate against the other's."
  }

  /// What each cure is ahead of plain training, on the same sets of few images.
  static func cures(_ leads: [(name: String, lead: TaskScore)]) -> String {
    let words = leads.map { name, lead in
      abs(lead.mean) <= lead.interval
        ? "\(name) cannot be told from none" : "\(name) \(lead.mean > 0 ? "helps" : "harms")"
    }
    return "With these sets, \(words.joined(separator: "; "))."
  }

  /// Image by image, how far the network is ahead of the nearest training image.
  static func rivals(_ lead: TaskScore) -> String {
    let points = meanAndInterval(100 * lead.mean, 100 * lead.interval, digits: 1)
    if abs(lead.mean) <= lead.interval {
      return "Image by image, the network cannot be told from the nearest image (\(points) points)."
    }
    return lead.mean > 0
      ? "Image by image, the network is \(points) points ahead of the nearest image."
      : "Image by image, the nearest image is ahead: the network has \(points) points."
  }

  /// What more units still bring, and what memorising costs.
  static func width(_ widths: Widths) -> String {
    let losses = widths.validation
    let best = losses.indices.min { losses[$0] < losses[$1] }!
    let first = ratio(losses[0], losses[1])
    let last = ratio(losses[losses.count - 2], losses[losses.count - 1])
    let turn =
      best == losses.count - 1
      ? "None of these is too wide." : "The lowest is that with \(widths.units[best]) units."
    let (one, many) = (losses[0] / widths.training[0], losses.last! / widths.training.last!)
    return
      "The first doubling divides it by \(first), the last by \(last). \(turn) And the two curves: with one unit the loss "
      + "on new images is \(one.written(.decimals(2))) times that on training images, with \(widths.units.last!) it is "
      + "\(many.written(.decimals(2))) times."
  }

  private static func ratio(_ a: Double, _ b: Double) -> String { (a / b).written(.decimals(2)) }
}
