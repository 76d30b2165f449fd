import Foundation

/// Values between two programs: JSON, to the last bit, with infinities and what is not a number.
enum Wire {
  static func text<A: Encodable>(_ value: A) -> String {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    // A list of one: older readers of JSON know no other beginning.
    let data = try? encoder.encode([value])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The value that a text stands for; nil where it is of another kind.
  static func value<A: Decodable>(_ text: String) -> A? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try? decoder.decode([A].self, from: Data(text.utf8)).first
  }
}
