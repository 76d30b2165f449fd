import Foundation

/// A number or a word of an experiment that the reader may change for one run, as its chapter declares it.
package struct Setting: Codable, Equatable, Sendable {
  /// What may be given for it.
  package enum Kind: Codable, Equatable, Sendable {
    case count(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case choice([String])
  }

  /// The value of each scale when nothing is given.
  package struct Usual: Codable, Equatable, Sendable {
    let quick, standard, paper: ProtocolValue

    package init(quick: ProtocolValue, standard: ProtocolValue, paper: ProtocolValue) {
      (self.quick, self.standard, self.paper) = (quick, standard, paper)
    }

    package subscript(scale: Scale) -> ProtocolValue {
      scale.of(quick: quick, standard: standard, paper: paper)
    }
  }

  package let name: String
  package let kind: Kind
  package let usual: Usual
  /// Whether a larger count prolongs a run that has ended, and need not begin another.
  package let prolongs: Bool
  /// What it does, in a few words.
  package let purpose: String
  /// The value of this run.
  package var value: ProtocolValue

  package init(
    _ name: String, _ kind: Kind, _ usual: Usual, scale: Scale, prolongs: Bool, _ purpose: String
  ) {
    (self.name, self.kind, self.usual) = (name, kind, usual)
    (self.prolongs, self.purpose, value) = (prolongs, purpose, usual[scale])
    precondition(Template.isName(name), "\(name) is no name for a setting")
    for value in [usual.quick, usual.standard, usual.paper] {
      precondition(value == read(value.written), "\(name): \(value.written) is not \(allowed)")
    }
  }

  /// "a whole number from 1 to 1000".
  package var allowed: String {
    switch kind {
    case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range):
      "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    case .choice(let words): words.dropLast().joined(separator: ", ") + " or \(words.last ?? "")"
    }
  }

  /// What a text gives, or nil when it is not allowed.
  package func read(_ text: String) -> ProtocolValue? {
    switch kind {
    case .count(let range): Int(text).flatMap { range.contains($0) ? .integer($0) : nil }
    case .number(let range): decimal(text).flatMap { range.contains($0) ? .number($0) : nil }
    case .choice(let words): words.contains(text) ? .text(text) : nil
    }
  }

  /// A number in decimal notation which single precision, too, can tell from zero.
  private func decimal(_ text: String) -> Double? {
    let form = /[+\-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+\-]?[0-9]+)?/
    guard text.wholeMatch(of: form) != nil, let number = Double(text) else { return nil }
    let isZero = text.prefix { $0 != "e" && $0 != "E" }.allSatisfy { !("1"..."9").contains($0) }
    return isZero == (Float(number) == 0) ? number : nil
  }

  private func plain(_ number: Double) -> String {
    guard number != 0, abs(number) < 1e-4 else { return ProtocolValue.number(number).written }
    return String(format: "%.8f", number).replacing(/0+$/, with: "")
  }
}

extension ProtocolValue {
  /// As a reader would write it: `0.4`, `5`, `maml`.
  package var written: String {
    switch self {
    case .text(let value): value
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)".replacing(/\.0$/, with: "")
    case .bool(let value): value ? "yes" : "no"
    }
  }
}
