import Engine
import Foundation
import Learning

/// One case of a file in `Fixtures`, made with PyTorch by `Fixtures/generate.py`.
struct Fixture: Decodable, Sendable {
  struct Values: Decodable, Sendable {
    let shape: [Int]
    let values: [Float]
  }

  let name: String
  let numbers: [String: JSONNumber]?
  let integers: [Int]?
  let curve: [Float]?
  let rates: [Float]?
  let tensors: [String: Values]

  subscript(tensor: String) -> Tensor {
    guard let found = tensors[tensor] else { fatalError("fixture \(name) has no tensor \(tensor)") }
    return Tensor(found.values, shape: Shape(found.shape))
  }

  func number(_ key: String, default value: Float = 0) -> Float {
    Float(numbers?[key]?.value ?? Double(value))
  }

  func integer(_ key: String) -> Int { Int(number(key)) }

  /// All cases of one file, by name.
  static func load(_ file: String) -> [String: Fixture] {
    struct File: Decodable { let cases: [Fixture] }
    let url = Bundle.module.url(forResource: file, withExtension: "json", subdirectory: "Fixtures")!
    let cases = try! JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
    return Dictionary(uniqueKeysWithValues: cases.map { ($0.name, $0) })
  }
}

/// A number or a Boolean of a JSON file.
struct JSONNumber: Decodable, Sendable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      value = flag ? 1 : 0
    } else {
      value = try container.decode(Double.self)
    }
  }
}
