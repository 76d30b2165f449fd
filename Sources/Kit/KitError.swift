import Escaping

/// The end of a command: one sentence for the reader and the exit status for scripts. A line break that came with a name
/// or from a file is shown as one.
package struct KitError: Error {
  package let sentence: String
  package let status: Int32

  package init(_ sentence: String, _ status: Int32) {
    self.sentence = sentence.visibleLine
    self.status = status
  }
}
