import Engine

/// The classes cut into three parts that have no character in common.
public struct ClassSplit {
  /// "lake", "vinyals" or "random 1200/423".
  public let name: String
  /// Twelve hexadecimal digits of a SHA-256 over the names of all classes of the three parts.
  public let hash: String
  /// What is done with quarter turns, for the protocol card.
  public let rotations: String
  /// What the learner is trained on.
  public let training: ClassPool<TrainingPart>
  /// What every choice is made on.
  public let validation: ClassPool<ValidationPart>
  /// What the final number is measured on, sealed.
  public let test: SealedPool

  init(
    _ name: String, rotations: String, training: ClassPool<TrainingPart>,
    validation: ClassPool<ValidationPart>, test: ClassPool<TestPart>
  ) {
    requireNothingShared([training.classes, validation.classes, test.classes])
    hash = splitHash(training: training.names, validation: validation.names, test: test.names)
    (self.name, self.rotations) = (name, rotations)
    (self.training, self.validation) = (training, validation)
    self.test = SealedPool(test)
  }
}

/// A character in two parts would be known at the test already, however it is turned.
private func requireNothingShared(_ parts: [[TaskClass]]) {
  let parts = parts.map { Set($0.map(\.character)) }
  for i in parts.indices {
    for j in 0..<i {
      require(
        parts[i].isDisjoint(with: parts[j]), "ClassSplit: a character stands in two parts")
    }
  }
}

extension Alphabets {
  /// 1100 / 100 / 423 characters at random; in the same proportion where there are more or fewer, but at
  /// least five in each part, or a third of all.
  ///
  /// MAML's protocol is `.perTask` in all parts; Reptile's is `.asClasses` in training and `.none`
  /// after it.
  public func randomSplit(
    training: Rotation, evaluation: Rotation, seed: UInt64 = 1
  ) -> ClassSplit {
    var generator = Generator(seed: seed)
    let order = generator.permutation(count)
    let least = min(5, count / 3)
    let test = max(least, (count * 423 + 811) / 1623)
    let validation = max(least, (count * 100 + 811) / 1623)
    let cut = count - test - validation
    require(least > 0, "randomSplit: expected at least 3 characters, found \(count)")
    return ClassSplit(
      "random \(cut + validation)/\(test)",
      rotations: training == evaluation
        ? training.words : "training: \(training.words); evaluation: \(evaluation.words)",
      training: ClassPool(self, order[..<cut].sorted(), training),
      validation: ClassPool(self, order[cut..<(cut + validation)].sorted(), evaluation),
      test: ClassPool(self, order[(cut + validation)...].sorted(), evaluation))
  }

  /// Lake's background and evaluation sets; validation is a sixth of the background's alphabets, whole.
  public func lakeSplit(rotation: Rotation) -> ClassSplit {
    let background = characters[..<backgroundCount]
    let names = Set(background.map(\.alphabet)).sorted()
    require(
      names.count > 1 && backgroundCount < count,
      "lakeSplit: expected two alphabets in the background and one after it, found \(names.count)")
    var generator = Generator(seed: 1)
    let order = generator.permutation(names.count)
    let held = Set(order.prefix(max(1, names.count / 6)).map { names[$0] })
    func part(_ isHeld: Bool) -> [Int] {
      background.indices.filter { held.contains(characters[$0].alphabet) == isHeld }
    }
    return ClassSplit(
      "lake", rotations: rotation.words,
      training: ClassPool(self, part(false), rotation),
      validation: ClassPool(self, part(true), rotation),
      test: ClassPool(self, Array(backgroundCount..<count), rotation))
  }
}
