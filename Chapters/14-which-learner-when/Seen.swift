import Learning
import Notebook

/// What each picture of the chapter shows, for those who do not see it, and what this run's numbers say.
enum Seen {
  static let front = """
    Lines: the accuracy of every course of training on validation tasks against its seconds; horizontal: who \
    was not trained at all. Rings mark what nobody beats in time and accuracy together
    """
  static let shots = """
    Accuracy on test tasks against the drawings of each class, a panel for each kind of training; the \
    nearest pixels are dashed in all of them
    """
  static let ways = """
    Accuracy on test tasks with one drawing of each class against the number of classes, for \
    those learners whose number of outputs was not fixed in training
    """
  static let classes = """
    Accuracy on test tasks against the number of classes that were learned from, a panel for each kind of \
    training, and, dashed, the nearest pixels, who learn from none
    """
  static let worlds = """
    Three matrices of right answers in per cent, one for each learner: trained in one world (row), tested in \
    another (column); a last row has the nearest pixels
    """
  static let drops = """
    Bars: points lost in the world that is tested, by having been trained in another one, for three learners
    """
  static let leads = """
    A matrix of points ahead of the nearest pixels: a row for each learner, a column for each kind of task; blue \
    cells are behind, rings mark those that cannot be told apart
    """
  static let costs = """
    Milliseconds and megabytes of a meta-gradient against one to five inner steps, and milliseconds against the \
    drawings of each class, first and second order, measured as points, counted as dashed lines
    """
}
