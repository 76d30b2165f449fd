import Engine

/// Mean squared error: mean over all elements of (prediction − target)².
///
/// Both have the same shape; the mean runs over classes as well as rows, as in PyTorch's `MSELoss`.
public func squaredError(_ prediction: Tensor, _ target: Tensor) -> Tensor {
  require(
    prediction.shape == target.shape,
    "squaredError: the prediction has shape \(prediction.shape), the target \(target.shape).")
  return (prediction - target).squared().mean()
}

/// Cross-entropy of logits [n, classes] with labels, averaged over the rows.
///
/// −1/n · Σᵢ Σc tᵢc · log softmax(logitsᵢ)c, where tᵢ gives 1 − ε to the label and spreads ε evenly
/// over all classes (label smoothing: Szegedy et al. 2016, section 7).
///
/// A logit of −∞ rules a class out: it costs nothing where its probability is 0, and everything (∞) elsewhere. Traps on
/// a label outside `0..<classes`. Takes logits: do not apply softmax before it.
public func crossEntropy(_ logits: Tensor, _ labels: [Int], smoothing: Float = 0) -> Tensor {
  requireLabels("crossEntropy", logits, labels)
  require(
    (0...1).contains(smoothing), "crossEntropy: smoothing must be in 0...1, found \(smoothing).")
  let classes = logits.shape[1]
  var targets = Tensor.oneHot(labels, classes: classes)
  if smoothing != 0 { targets = targets * (1 - smoothing) + smoothing / Float(classes) }
  return crossEntropy(logits, targets)
}

/// Cross-entropy of logits [n, classes] with probabilities of the same shape, averaged over rows; 0 · log 0 is 0.
public func crossEntropy(_ logits: Tensor, _ probabilities: Tensor) -> Tensor {
  require(
    logits.rank == 2 && logits.shape == probabilities.shape,
    "crossEntropy: logits and probabilities must both be [n, classes], "
      + "found \(logits.shape) and \(probabilities.shape).")
  let costs = logits.logSoftmax().weighted(by: probabilities)
  let total = costs.sum()
  // A mean is a float where the sum is too large for one.
  return total.hasOnlyFiniteValues()
    ? total / -Float(logits.shape[0]) : -costs.sum([1]).mean()
}

/// The share of rows of logits [n, classes] whose largest entry is at the label, in 0…1. What is not a number counts as
/// largest.
public func accuracy(_ logits: Tensor, _ labels: [Int]) -> Double {
  requireLabels("accuracy", logits, labels)
  let right = zip(logits.argmax(), labels).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  return Double(right) / Double(labels.count)
}

private func requireLabels(_ name: String, _ logits: Tensor, _ labels: [Int]) {
  require(
    logits.rank == 2 && logits.shape[0] == labels.count && !labels.isEmpty,
    "\(name): logits must be [n, classes] with one row per label, "
      + "found \(logits.shape) and \(labels.count) labels.")
  let classes = logits.shape[1]
  for (row, label) in labels.enumerated() where !(0..<classes).contains(label) {
    require(false, "\(name): label \(label) of row \(row) is outside 0..<\(classes).")
  }
}
