/// The end of a command: one sentence for the reader and the exit status for scripts.
package struct KitError: Error {
  package let sentence: String
  package let status: Int32

  package init(_ sentence: String, _ status: Int32) {
    self.sentence = sentence
    self.status = status
  }
}
