/// Which of several trainings with different seeds a program runs, from 1: "2 of 5".
package struct TrainingNumber: LosslessStringConvertible, Sendable {
  let number, count: Int

  /// The lesson was told by the first.
  package var isFurther: Bool { number > 1 }

  init(_ number: Int, of count: Int) { (self.number, self.count) = (number, count) }

  package init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, let number = Int(words[0]), let count = Int(words[2]) else {
      return nil
    }
    self.init(number, of: count)
  }

  package var description: String { "\(number) of \(count)" }
}
