import Weaving

/// Vouches for a number: it enters `metrics.json`, and prose may quote it as `{{name}}`.
///
/// - Parameters:
///   - name: small letters, digits and `-`, once for each run.
///   - value: finite; anything else ends the run with a sentence.
///   - ci: half the width of its 95 % confidence interval, in the unit of the value.
///   - n: how many samples stand behind it.
///   - headline: a few words; the number then stands on the chapter's card in the gallery.
///   - style: how card and terminal write it, for example `.percent(2)`.
public func record(
  _ name: String, _ value: Double, ci: Double? = nil, n: Int? = nil, headline: String? = nil,
  style: NumberStyle = .shortest, line: UInt = #line
) {
  let style = style == .shortest ? nil : style
  Session.shared.keep(
    Record(value: value, ci95: ci, n: n, headline: headline, style: style?.description),
    as: name, line: Int(line))
}

/// Vouches for a score over tasks, with the card that says what it means.
///
/// The run ends with a sentence when a field of the card is empty or `n` is not the card's number of
/// tasks.
public func record(
  _ name: String, _ value: Double, ci: Double, n: Int, headline: String? = nil,
  style: NumberStyle, card: ProtocolCard, line: UInt = #line
) {
  let session = Session.shared
  var faults = card.emptyFields.map { "its field \"\($0)\" says nothing" }
  if n != card.tasks { faults.append("it speaks of \(card.tasks) tasks, the score of \(n)") }
  if !faults.isEmpty {
    session.stop(
      "\(session.chapter), main.swift:\(line): the protocol card of \"\(name)\" is refused: "
        + faults.joined(separator: ", ") + ".", line: Int(line), code: ExitStatus.trapped)
  }
  session.keep(
    Record(
      value: value, ci95: ci, n: n, headline: headline, style: style.description, card: card),
    as: name, line: Int(line))
}

/// Vouches for a single-precision number; its ``Swift/Float/decimal`` is what is kept.
public func record(
  _ name: String, _ value: Float, ci: Double? = nil, n: Int? = nil, headline: String? = nil,
  style: NumberStyle = .shortest, line: UInt = #line
) {
  record(name, value.decimal, ci: ci, n: n, headline: headline, style: style, line: line)
}

/// Keeps a sentence that the program chose from what it was given or what it found: prose quotes it as `{{name}}`.
///
/// ```swift
/// record("rates", chapter.isGiven("rate") ? "the rate that was set" : "the rate that served best")
/// ```
public func record(_ name: String, _ sentence: String, line: UInt = #line) {
  let session = Session.shared
  session.locked {
    session.checkName(name, line: Int(line))
    session.facts.sentences[name] = sentence
    var event = Event(.sentence, line: Int(line))
    (event.name, event.text) = (name, sentence)
    session.emit(event)
  }
}

/// Vouches for a count.
public func record(
  _ name: String, _ value: Int, headline: String? = nil, style: NumberStyle = .shortest,
  line: UInt = #line
) {
  record(name, Double(value), headline: headline, style: style, line: line)
}

extension Session {
  fileprivate func keep(_ record: Record, as name: String, line: Int) {
    locked {
      checkRecord(name, record.value, ci: record.ci95, line: line)
      facts.records[name] = record
      var event = Event(.record, line: line)
      event.name = name
      event.record = record
      emit(event)
      let style = record.style.flatMap(NumberStyle.init) ?? .shortest
      progressDisplay.whileHidden {
        narrator?.aside("\(name) = \(style.format(record.value, interval: record.ci95))")
      }
    }
  }

  private func checkRecord(_ name: String, _ value: Double, ci: Double?, line: Int) {
    guard value.isFinite, ci?.isFinite ?? true else {
      let culprit = value.isFinite ? "interval of the record" : "record"
      stop(
        "\(chapter), main.swift:\(line): the \(culprit) \"\(name)\" is \(value.isFinite ? ci! : value); a record "
          + "must be a finite number. Look for a division by zero or a run that diverged.",
        line: line, code: ExitStatus.trapped)
    }
    checkName(name, line: line)
  }

  fileprivate func checkName(_ name: String, line: Int) {
    let place = "\(chapter), main.swift:\(line)"
    guard Template.isName(name) else {
      stop(
        "\(place): \"\(name)\" is no name for a record; use small letters, digits and -, "
          + "beginning with a letter.", line: line, code: ExitStatus.trapped)
    }
    if let earlier = recordLines[name], isActive {
      stop(
        "\(place): the record \"\(name)\" was already made at main.swift:\(earlier); "
          + "give each number its own name.", line: line, code: ExitStatus.trapped)
    }
    recordLines[name] = line
  }
}
