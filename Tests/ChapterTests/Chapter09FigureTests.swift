import Engine
import Foundation
import Learning
import Plotting
import Testing

@testable import _9_recurrent_networks

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

private func learned(_ losses: [Double] = [1], errors: [Double], memory: [Double] = []) -> Learned {
  Learned(losses: losses, score: TaskScore(perTask: errors), memory: memory, seconds: 1)
}

@Suite("Chapter 9: figures")
struct Chapter09FigureTests {
  @Test("An echo begins at 1 and is drawn against the steps back")
  func echoLines() throws {
    #expect(echo([-0.25, 1, -2]) == [1, 0.5, 0.125])
    let drawn = try DrawnMarks(echoes(["a", "b"], [[1, 0.5], [1, 0.25]]))
    #expect(isNear(drawn.rows("line “a”")[0], [[0, 1], [1, 0.5]]))
    #expect(isNear(drawn.rows("line “b”")[0], [[0, 1], [1, 0.25]]))
  }

  @Test("A chain has a state for each input and one before, with its blame")
  func chain() throws {
    let plot = unrolled(inputs: [0.5, -1], states: [0, 0.25, 0.75], blames: [0.125, -0.5])
    #expect(plot.title == "One cell, 2 steps: the same u and w on every arrow")
    let tiny = TinyNetwork(w: 1, u: 0.5, b: 0)
    let steps = tiny.steps([0.5, -1], target: 0.25)
    #expect(steps.count == 2 && steps[1][1] == steps[0][2] && steps[1][0] == -1)
    #expect(steps[1][4] == steps[1][3] * steps[1][1])
  }

  @Test("Memories stand against the steps back, fresh on the left and trained on the right")
  func memoryPanels() throws {
    let plot = memories(
      ["RNN", "GRU"], fresh: [[1, 0.5], [1, 0.1]], trained: [[1, 0.2], [1, 0.9]])
    #expect(plot.panels[0].map(\.title) == ["fresh", "after learning to add"])
    let drawn = try DrawnMarks(plot)
    #expect(isNear(drawn.rows("line “RNN”")[0], [[0, 1], [1, 0.5]]))
    #expect(isNear(drawn.rows("line “GRU”")[1], [[0, 1], [1, 0.9]]))
    let five = try DrawnMarks(freshMemories(["a", "b", "c", "d"], [[1], [2], [3], [4]], units: 3))
    #expect(five.rows("line “d”").contains { isNear($0, [[0, 4]]) })
  }

  @Test("A panel for each length, errors smoothed, and the constant answer")
  func sums() throws {
    let losses = [Double](repeating: 0.5, count: 100)
    let runs = [[learned(losses, errors: [1])], [learned(losses.map { $0 / 2 }, errors: [1])]]
    let plot = sumCurves(["GRU"], [6, 12], runs, batch: 32)
    #expect(plot.panels[0].map(\.title) == ["6 steps", "12 steps"])
    let lines = try DrawnMarks(plot).rows("line “GRU”")
    #expect(lines.map { $0[0][1] } == [0.5, 0.25] && lines[0].count == 50)
    let windows = try DrawnMarks(windowCurves([3], runs, batch: 32)).rows("line “back 3 steps”")
    #expect(windows.map { $0[0][1] } == [0.5, 0.25])
  }

  @Test("Gates are those of the cell: the note that they make is its note")
  func gateValues() {
    var generator = Generator(seed: 4)
    let cell = LSTMCell(2, 3, using: &generator)
    let x = AddingProblem(length: 6).sequences(5, using: &generator).x
    let gates = Gates(cell, reading: x)
    for t in 1..<6 {
      let note = gates.forget[t] * gates.note[t - 1] + gates.input[t] * gates.candidate[t]
      #expect(zip(note.scalars, gates.note[t].scalars).allSatisfy { abs($0 - $1) < 1e-5 })
    }
    var state = cell.initialState(batch: 5)
    for t in 0..<6 { state = cell(x.row(t), state) }
    #expect(gates.note[5].scalars == state.cell.scalars)
    let trace = GateTrace(cell, reading: x)
    #expect(trace.note == gates.note.map { Double($0[0, trace.unit]) })
    #expect(trace.marks.reduce(0, +) == 2 && trace.numbers[2] == Double(x[2, 0, 0]))
    #expect(abs(trace.correlation) <= 1 && trace.entersAtMarks > 0)
    #expect(trace.forgetElsewhere > 0 && trace.forgetElsewhere < 1)
  }

  @Test("A correlation is 1 along a line, 0 where nothing varies; a trace is drawn step by step")
  func traceOfGates() throws {
    #expect(abs(GateTrace.correlation([1, 2, 4], [3, 5, 9]) - 1) < 1e-12)
    #expect(abs(GateTrace.correlation([1, 2, 4], [-1, -2, -4]) + 1) < 1e-12)
    #expect(GateTrace.correlation([1, 1], [2, 3]) == 0)
    var generator = Generator(seed: 4)
    let x = AddingProblem(length: 4).sequences(3, using: &generator).x
    let trace = GateTrace(LSTMCell(2, 3, using: &generator), reading: x)
    let plot = gates(trace)
    #expect(plot.panels.map { $0[0].title }.first == "what it reads" && plot.panels.count == 3)
    let drawn = try DrawnMarks(plot)
    #expect(
      isNear(drawn.rows("line “forget")[0], (0..<4).map { [Double($0 + 1), trace.forget[$0]] }))
    #expect(drawn.rows("points “marked")[0].count == 2)
  }

  @Test("Cliffs, readings and contexts are drawn as they were measured")
  func book() throws {
    let cliffs = try DrawnMarks(cliffCurves(["a"], norms: [[1, 100]], errors: [[0.5, 0.25]]))
    #expect(cliffs.rows("line “a”").map { $0.map { $0[1] } } == [[1, 100], [0.5, 0.25]])
    let reading = try DrawnMarks(
      readingCurve(
        training: [3, 2], validation: [4, 1], counts: [("bigram", 2.5)], floor: nil, title: "a"))
    #expect(isNear(reading.rows("line “training”")[0], [[1, 3], [2, 2]]))
    #expect(isNear(reading.rows("line “validation”")[0], [[1, 4], [2, 1]]))
    let context = try DrawnMarks(
      contextCurve(network: [(1, 4), (8, 2)], counts: [(2, 3)], unlimited: 1))
    #expect(isNear(context.rows("line “GRU”")[0], [[1, 4], [8, 2]]))
    #expect(isNear(context.rows("line “counts”")[0], [[2, 3]]))
  }
}

@Suite("Chapter 9: parts")
struct Chapter09PartTests {
  @Test("A sentence says what its numbers say")
  func sentences() {
    let (bad, good) = (learned(errors: [0.16, 0.17]), learned(errors: [0.001, 0.002]))
    #expect(Seen.fate([bad, good, good], steps: 9).contains("does not end"))
    #expect(Seen.fate([good, good, good], steps: 9).contains("keeps up"))
    let middle = learned(errors: [0.02, 0.021])
    #expect(Seen.fate([middle, good, good], steps: 9).contains("larger error"))
    let off = learned(errors: [0.116, 0.117, 0.118])
    #expect(Seen.fate([off, good, good], steps: 9).contains("but not far: 0.12 over 9 steps"))
    func silence(_ error: Learned, _ left: Double) -> String {
      Seen.silence(error.score, left: left, lag: 5)
    }
    #expect(silence(bad, 1e-8).contains("vanished"))
    #expect(silence(off, 1e-8).contains("although"), "0.117 is less than a guess has")
    #expect(silence(bad, 1.3).contains("not silent"))
    #expect(silence(middle, 1.3).hasSuffix("hold a note, too (5 steps back, 1.3 is left)."))
    #expect(silence(middle, 0.01).contains("although"))
    #expect(Seen.short(network: 3, counts: 2).contains("*better*"))
    #expect(Seen.short(network: 1, counts: 2).contains("ahead"))
    let lead = TaskScore(perTask: [2, 3.5, 2, 3.5])
      .lead(over: TaskScore(perTask: [1, 2, 1, 2]))
    #expect(lead.perTask == [1, 1.5, 1, 1.5])
    #expect(Seen.rivals(lead).contains("best counts have 1.250"))
    #expect(Seen.rivals(TaskScore(perTask: [-1, 1.1])).contains("too little"))
    #expect(Seen.reading(2, counts: [("a", 3), ("b", 1)]).contains("below a"))
    #expect(Seen.floor(nil).contains("of your own"))
  }

  @Test("The share that is right is off by less than 0.08")
  func right() {
    #expect(learned(errors: [0.0063, 0.0065, 0, 1]).shareRight.mean == 0.5)
  }

  @Test("The floor is the bits of a fable over its characters")
  func floor() throws {
    let book = try readBook(at: nil).book
    let floor = FableFloor(book)
    #expect(abs(floor.bitsOfFable - 29.0575) < 1e-3)
    #expect(abs(floor.bits - floor.bitsOfFable / floor.charactersOfFable) < 1e-12)
    #expect(Seen.floor(floor).contains("29.1 bits"))
  }

  @Test("A tape that is cut knows only its window")
  func tape() {
    // h = u(u·1 + 2) + 3: the window of 3 has slope 2u + 2, the last window of 1 the state before it.
    let whole = slopesByTape([1, 2, 3], u: 0.5, window: 3)
    #expect(abs(whole.state - 4.25) < 1e-6 && abs(whole.slopes[0] - 3) < 1e-6)
    let cut = slopesByTape([1, 2, 3], u: 0.5, window: 1)
    #expect(abs(cut.state - 4.25) < 1e-6 && abs(cut.slopes[2] - 2.5) < 1e-6)
    #expect(truncationGap() < 1e-5 && unitGap() < 1e-5 && clippingGap() < 1e-5)
  }

  @Test("Trainings side by side keep their order, and an error is passed on")
  func order() throws {
    struct Broken: Error {}
    #expect(try sideBySide(4) { $0 * $0 } == [0, 1, 4, 9])
    #expect(throws: Broken.self) { try sideBySide(3) { if $0 == 1 { throw Broken() } } }
  }

  @Test("Cliffs end where a number overflows, and all begin alike")
  func cliffRuns() {
    let runs = cliffs(limits: [nil, 0.3], AddingProblem(length: 6), steps: 5, batch: 4, seed: 1)
    #expect(runs.map(\.errors.count) == [5, 5] && runs[0].errors[0] == runs[1].errors[0])
    #expect(runs[0].errors[4] != runs[1].errors[4])
  }

  @Test("Counts have the smoothing that suits the validation part")
  func counts() throws {
    let book = try readBook(at: nil).book
    let counts = Counts.all([1, 5], book)
    #expect(counts.map(\.name) == ["unigram", "5-gram"])
    let bits = counts.map { mean($0.bits(book.validation.symbols)) }
    #expect(bits[1] < 1 && bits[0] > 4)
  }
}
