/// Ends the program with a sentence when a programmer's assumption does not hold.
///
/// Unlike `precondition` it also works in `-Ounchecked` builds. The message is built only on failure.
@inline(__always)
package func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { trap(message()) }
}

@inline(never)
package func trap(_ message: String) -> Never {
  #if hasFeature(Embedded)
    print(message)
    fatalError()
  #else
    fatalError(message)
  #endif
}
