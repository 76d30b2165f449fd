import Engine

extension Collective {
  /// What all ranks hold, rank after rank; every rank gets it. Where nothing is shared out, `own` is all there is.
  public static func gathered<Value: Shareable>(_ own: [Value]) -> [Value] {
    guard isSharing else { return own }
    var bytes: [UInt8] = []
    own.append(to: &bytes)
    var all = Messages.gather(bytes)[...]
    return (0..<size).flatMap { _ in [Value](takenFrom: &all) }
  }

  /// The bytes of rank 0; every rank gets them.
  public static func handedOut(_ bytes: [UInt8]) -> [UInt8] {
    guard isSharing else { return bytes }
    var length = [bytes.count]
    length.withUnsafeMutableBytes { Messages.broadcast($0, from: 0) }
    var copy = rank == 0 ? bytes : [UInt8](repeating: 0, count: length[0])
    copy.withUnsafeMutableBytes { Messages.broadcast($0, from: 0) }
    return copy
  }
}

/// The results of `body` for 0 ..< count, in order, computed by all cores of all ranks.
///
/// As Engine's, with the work shared out over the processes of the run where there are several, since such results can
/// travel. `body` must give the same everywhere.
public func parallelMap<Value: Shareable>(_ count: Int, _ body: (Int) -> Value) -> [Value] {
  Collective.gathered(Collective.ownShare(of: count, body))
}
