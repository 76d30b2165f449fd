import Engine

// Numbers are kept as text that reads back to the same bits: whole numbers in full, and floating
// point as Swift prints it, with just as many digits as tell it from its neighbours.
extension Checkpoint {
  /// Keeps a text under this name.
  public mutating func store(_ value: String, as name: String) { values[name] = value }
  /// Keeps a whole number under this name.
  public mutating func store(_ value: Int, as name: String) { values[name] = "\(value)" }
  /// Keeps 64 bits under this name.
  public mutating func store(_ value: UInt64, as name: String) { values[name] = "\(value)" }
  /// Keeps a number, to the last bit under this name.
  public mutating func store(_ value: Double, as name: String) { values[name] = "\(value)" }
  /// Keeps a number, to the last bit under this name.
  public mutating func store(_ value: Float, as name: String) { values[name] = "\(value)" }
  /// Keeps a list of numbers under this name, to the last bit.
  public mutating func store(_ list: [Double], as name: String) {
    values[name] = list.map { "\($0)" }.joined(separator: " ")
  }
  /// Lists by name: which there are stands under `name`, and each of them under `each.` and its name.
  public mutating func store(_ lists: [String: [Double]], as name: String, each: String) {
    values[name] = lists.keys.sorted().joined(separator: "\n")
    for (key, list) in lists { store(list, as: "\(each).\(key)") }
  }
  /// Keeps where the generator stands.
  public mutating func store(_ generator: Generator, as name: String) {
    store(generator.state, as: name)
  }

  /// Reads what `store` kept. Throws when it is missing or no String.
  public func restore(_ value: inout String, from name: String) throws { value = try text(name) }
  /// Reads what `store` kept. Throws when it is missing or no Int.
  public func restore(_ value: inout Int, from name: String) throws { value = try number(name) }
  /// Reads what `store` kept. Throws when it is missing or no UInt64.
  public func restore(_ value: inout UInt64, from name: String) throws { value = try number(name) }
  /// Reads what `store` kept. Throws when it is missing or no Double.
  public func restore(_ value: inout Double, from name: String) throws { value = try number(name) }
  /// Reads what `store` kept. Throws when it is missing or no Float.
  public func restore(_ value: inout Float, from name: String) throws { value = try number(name) }
  /// Reads what `store` kept. Throws when it is missing or no list of numbers.
  public func restore(_ list: inout [Double], from name: String) throws {
    list = try text(name).split(separator: " ").map { try number($0, name) }
  }
  /// Reads lists by name. Throws when one of them is missing.
  public func restore(
    _ lists: inout [String: [Double]], from name: String, each: String
  ) throws {
    lists = [:]
    for key in try text(name).split(separator: "\n") {
      try restore(&lists[String(key), default: []], from: "\(each).\(key)")
    }
  }
  /// Sets the generator to where it stood. Throws when that is missing.
  public func restore(_ generator: inout Generator, from name: String) throws {
    try restore(&generator.state, from: name)
  }

  private func text(_ name: String) throws -> String {
    guard let text = values[name] else { throw missing(name) }
    return text
  }

  private func number<Number: LosslessStringConvertible>(_ name: String) throws -> Number {
    try number(Substring(text(name)), name)
  }

  private func number<Number: LosslessStringConvertible>(
    _ text: Substring, _ name: String
  ) throws -> Number {
    guard let number = Number(String(text)) else {
      throw CheckpointError(
        "\(path): \"\(name)\" should be a number of type \(Number.self), found \"\(text)\".")
    }
    return number
  }

  func missing(_ name: String) -> CheckpointError {
    CheckpointError(
      "\(path) has no \"\(name)\": another version of the program wrote it. Delete it to start anew."
    )
  }
}
