import Foundation
import TestSupport
import Testing

// Every operation of the fixtures at infinities, what is not a number, zeros, equal and nearly equal values, values far
// from zero, of all sizes, and with empty axes, beside PyTorch in double precision: see Fixtures/generate.py.

private let specialCases = Dictionary(
  grouping: FixtureCase.load(
    Bundle.module.url(forResource: "Fixtures/special", withExtension: "json")!)
) { $0.name }

@Test(arguments: specialCases.keys.sorted()) func specialInputsGiveWhatDoublePrecisionGives(
  _ name: String
) throws {
  let function = try #require(functions[name])
  for fixture in specialCases[name]! {
    let wrong = fixture.disagreements(with: function)
    #expect(wrong.isEmpty, "\(name): \(wrong.joined(separator: "\n"))")
  }
}

@Test func allOperationsAreTriedOnAllSpecialInputs() {
  #expect(Set(specialCases.keys) == Set(functions.keys))
  let count = specialCases.values.reduce(0) { $0 + $1.count }
  print("special values: \(specialCases.count) operations, \(count) inputs")
  for (name, cases) in specialCases {
    #expect(cases.count >= 13, "\(name) has only \(cases.map { $0.special! })")
  }
}
