import Foundation
import Notebook
import Testing

/// The whole format rests on one rule: an imported module's `print` shadows the standard library's.
@Suite struct PrintTests {
  @Test func hasTheSignatureOfTheStandardLibrary() {
    let ours: (Any..., String, String) -> Void = Notebook.print(_:separator:terminator:)
    let theirs: (Any..., String, String) -> Void = Swift.print(_:separator:terminator:)
    #expect(type(of: ours) == type(of: theirs))
  }

  @Test func printsIntoAString() {
    var text = ""
    print("a", 1, [2.5], separator: "-", terminator: "!", to: &text)
    print("b", to: &text)
    #expect(text == "a-1-[2.5]!b\n")
  }
}
