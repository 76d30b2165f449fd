import Foundation

/// The standard library's `print`, not the notebook's, which belongs to a running cell.
func print(_ line: String) { Swift.print(line) }

func standardError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
