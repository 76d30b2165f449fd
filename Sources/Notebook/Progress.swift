import Foundation
import Weaving

/// Counts through `items` and shows how far the loop is, on standard error.
///
/// ```swift
/// for step in progress(0..<2000, "train") {
///   …
///   progressNote("loss \(loss)")
/// }
/// ```
public func progress<Items: Collection>(_ items: Items, _ label: String) -> Progress<Items> {
  Progress(items: items, label: label)
}

/// A bar for work that is not a loop; call ``Meter/advance(by:note:)`` as it goes on.
public func progress(total: Int, _ label: String) -> Meter { Meter(label: label, total: total) }

/// A few words at the end of the running bar; evaluated only when it is redrawn.
public func progressNote(_ note: @autoclosure () -> String) {
  Session.shared.locked { Session.shared.meter?.show(note: note) }
}

/// The items of a loop that shows its progress.
public struct Progress<Items: Collection>: Sequence {
  let items: Items
  let label: String

  public func makeIterator() -> Iterator {
    Iterator(items: items.makeIterator(), meter: Meter(label: label, total: items.count))
  }

  public struct Iterator: IteratorProtocol {
    var items: Items.Iterator
    let meter: Meter
    var hasBegun = false

    public mutating func next() -> Items.Element? {
      if hasBegun { meter.advance() }
      hasBegun = true
      let item = items.next()
      if item == nil { meter.finish() }
      return item
    }
  }
}

/// How far a piece of work is.
public final class Meter: @unchecked Sendable {
  let label: String
  let total: Int
  private var done = 0
  private var note = ""
  private let began = ContinuousClock.now
  private let outer: Meter?
  private var isFinished = false

  init(label: String, total: Int) {
    self.label = label
    self.total = total
    let session = Session.shared
    outer = session.locked { session.meter }
    session.locked {
      session.meter = self
      draw()
    }
  }

  deinit { finish() }

  /// Counts `count` more of the total as done.
  public func advance(by count: Int = 1, note: @autoclosure () -> String? = nil) {
    Session.shared.locked {
      done += count
      if Session.shared.progressDisplay.isDue(state), let text = note() { self.note = text }
      draw()
    }
  }

  /// Takes the bar away.
  public func finish() {
    Session.shared.locked {
      guard !isFinished else { return }
      isFinished = true
      Session.shared.progressDisplay.finish()
      if Session.shared.meter === self { Session.shared.meter = outer }
    }
  }

  func show(note text: () -> String) {
    if Session.shared.progressDisplay.wantsNote(state) { note = text() }
  }

  private func draw() { Session.shared.progressDisplay.draw(state) }

  private var state: ProgressState {
    ProgressState(
      id: ObjectIdentifier(self),
      label: (Session.shared.training.map { "training \($0), " } ?? "") + label, done: done,
      total: total, note: note,
      seconds: began.secondsAgo)
  }
}
