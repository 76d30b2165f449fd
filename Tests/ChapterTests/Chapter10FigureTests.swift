import Datasets
import Engine
import Foundation
import Learning
import Plotting
import Testing

@testable import _0_rnn_meta_learner

private func learned(_ second: [Double]) -> Learned {
  Learned(
    parameterCount: 7, lookedAt: [10, 20], second: second, fifth: second.map { $0 + 0.125 },
    losses: [1.5, 1.25], seconds: 1, answer: { $0 }, looks: nil)
}

private func score(_ values: Double...) -> TaskScore { TaskScore(perTask: values) }

private func scores(_ known: Int, lstm: Double, bayes: Double, steps: Int = 3) -> WaveScores {
  WaveScores(
    known: known, mamlSteps: steps, lstm: score(lstm), maml: score(2 * lstm), bayes: score(bayes),
    average: score(4), last: score(5), lstmToTruth: score(lstm), bayesToTruth: score(bayes))
}

private func isNear(_ first: [[Double]], _ second: [[Double]]) -> Bool {
  first.count == second.count
    && zip(first.joined(), second.joined()).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
}

@Suite("Chapter 10: figures")
struct Chapter10FigureTests {
  @Test("A panel for each number of points: the wave, two beliefs, and what was read")
  func readings() throws {
    let beliefs = [[], [0.5]].map { (read: [Double]) in
      WaveBelief(
        x: [-1, 1], truth: [2, 3], lstm: [1, 1.5], bayes: [2.5, 2], doubt: [1, 1],
        points: (read, read))
    }
    let plot = readingPanels(beliefs)
    #expect(plot.panels.joined().map(\.title) == ["after 0 points", "after 1 point"])
    let drawn = try DrawnMarks(readingPanels(Array(beliefs.suffix(1))))
    #expect(isNear(drawn.rows("line “wave”")[0], [[-1, 2], [1, 3]]))
    #expect(isNear(drawn.rows("line “LSTM”")[0], [[-1, 1], [1, 1.5]]))
    #expect(isNear(drawn.rows("line “Bayes”")[0], [[-1, 2.5], [1, 2]]))
    #expect(isNear(drawn.rows("points “read”")[0], [[0.5, 0.5]]))
  }

  @Test("Errors stand over the number of points")
  func errors() throws {
    let rows = [scores(1, lstm: 2, bayes: 1), scores(5, lstm: 0.5, bayes: 0.25)]
    let drawn = try DrawnMarks(pointByPoint(rows, noise: 0.5))
    #expect(isNear(drawn.rows("line “LSTM”")[0], [[1, 2], [5, 0.5]]))
    #expect(isNear(drawn.rows("line “MAML”")[0], [[1, 4], [5, 1]]))
    #expect(isNear(drawn.rows("line “Bayes”")[0], [[1, 1], [5, 0.25]]))
  }

  @Test("Clouds are the rows of the guesses, with their number of points as title")
  func clouds() throws {
    let truth = Tensor([0, 0, 2, 2], shape: [2, 2])
    let probe = Probe(known: 2, guess: Tensor([0, 0.5, 2, 1.5], shape: [2, 2]), truth: truth)
    #expect(abs(probe.explained - (1 - 0.125)) < 1e-6)
    #expect(pairs(probe.guess).map(\.w) == [0.5, 1.5])
    let plot = stateClouds([probe], [probe], fresh: probe, truth: pairs(truth))
    #expect(
      plot.panels.map { $0.map(\.title) } == [
        ["state, 2 read", "the waves"], ["Bayes, 2 read", "untrained, 2 read"],
      ])
    let drawn = try DrawnMarks(plot).rows("points")
    #expect(isNear(drawn[0], [[0, 0.5], [2, 1.5]]) && isNear(drawn[1], [[0, 0], [2, 2]]))
  }

  @Test("Below each drawing stands what is told with it; the first is told nothing")
  func sequence() throws {
    let plot = sequencePicture([[0, 1, 0, 1], [1, 1, 0, 0]], told: [nil, 2])
    let folder = URL.temporaryDirectory.appending(path: "figure-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let drawn = try String(
      contentsOfFile: plot.render(to: folder.path, name: "figure").svg, encoding: .utf8)
    #expect(drawn.contains("last was 3") && drawn.contains("–"))
  }

  @Test("Learning curves: loss, second and fifth instance")
  func curves() throws {
    let plot = learningCurves(["GRU"], [learned([0.25, 0.5])])
    #expect(plot.panels[0].map(\.title) == ["loss", "2nd instance", "5th instance"])
    let drawn = try DrawnMarks(plot).rows("line “GRU”")
    #expect(isNear(drawn[0], [[10, 1.5], [20, 1.25]]))
    #expect(isNear(drawn[1], [[10, 0.25], [20, 0.5]]))
    #expect(isNear(drawn[2], [[10, 0.375], [20, 0.625]]))
  }

  @Test("Accuracy by instance in per cent, the paper's numbers where this run has the instance")
  func instances() throws {
    let paper = Published(name: "MANN", right: [0.5, 0.75, 0.8, 0.85, 0.9, 1])
    let drawn = try DrawnMarks(
      byInstance(["LSTM"], [[0.25, 0.5]], nearest: [0, 0.75], published: [paper]))
    #expect(isNear(drawn.rows("line “LSTM”")[0], [[1, 25], [2, 50]]))
    #expect(isNear(drawn.rows("line “nearest mean”")[0], [[1, 0], [2, 75]]))
    #expect(isNear(drawn.rows("points “MANN, paper”")[0], [[1, 50], [2, 75]]))
    #expect(Published.score("MANN", instance: 10) == 0.981)
    #expect(
      Published.score("MANN", instance: 6) == nil && Published.score("GRU", instance: 2) == nil)
  }

  @Test("Knowledge is log₂ of chance's multiples, with a dot where a drawing was read")
  func knowledgeInColours() throws {
    let plot = knowledgeMaps(["LSTM"], [[[0.5, 1], [0.25, 0.5]]], shown: [1, 0])
    let drawn = try DrawnMarks(plot)
    let values = drawn.rows("heat map")[0].joined()
    #expect(values.contains(-1) && values.contains(1) && values.contains(0))
    #expect(isNear(drawn.rows("points")[0], [[1, 2], [2, 1]]))
  }

  @Test(
    "A look's right places are the steps after earlier drawings of its class, and its even share")
  func looks() throws {
    let looks = Looks(
      weights: [[1, 0, 0], [0.5, 0.5, 0], [0.25, 0.5, 0.25]], labels: [0, 1, 0])
    #expect(looks.right.map(\.t) == [2] && looks.right.map(\.s) == [1])
    #expect(looks.rightShare == 0.5 && abs(looks.evenShare - 1 / 3.0) < 1e-12)
    let whole = Tensor(
      [1, 0, 0, 9, 0.5, 0.5, 0, 9, 0.25, 0.5, 0.25, 9, 9, 9, 9, 9], shape: [4, 4])
    #expect(Looks(whole, labels: [0, 1, 0]).weights == looks.weights)
    #expect(looks.preference[1] == [0, 0, 0] && looks.preference[0] == [0, 0, 0])
    #expect(abs(looks.preference[2][1] - log2(1.5)) < 1e-12)
    #expect(isNear(try DrawnMarks(lookMap(looks)).rows("points")[0], [[2, 3]]))
  }

  @Test("What hiding steps costs tells comparing from excluding")
  func rules() throws {
    func rule(_ same: Double, _ others: Double) -> FoundRule {
      FoundRule(
        right: score(0.25), even: score(0.125),
        scores: [
          .nothing: score(0.75, 1), .same: score(0.75 - same, 1 - same),
          .others: score(0.75 - others, 1 - others),
        ])
    }
    let found = [rule(0.5, 0.25), rule(0.5, 0), rule(0, 0.25), rule(0.25, 0.25)]
    #expect(found.allSatisfy { $0.isCause } && !rule(0, 0).isCause && !rule(-0.25, 0).isCause)
    let said = Seen.found(found)
    #expect(said.contains("Of 4 trainings 2 lose most where the same character's"))
    #expect(
      said.contains("1 loses most without the others")
        && said.hasSuffix("Of 1 these sequences do not tell."))
    let drawn = try DrawnMarks(rulesFound(Array(found.prefix(2))))
    #expect(
      drawn.rows("points “nothing")[0].map { Array($0.prefix(2)) } == [[25, 87.5], [25, 87.5]])
    #expect(drawn.rows("points “the same")[0].map { $0[1] } == [37.5, 37.5])
  }

  @Test("Before the first point there is no last y to say again")
  func waveTable() {
    let rows = waveRows([scores(0, lstm: 1, bayes: 1), scores(2, lstm: 3, bayes: 1, steps: 10)])
    #expect(rows[0] == ["0", "4.000", "–", "2.000", "3", "1.000", "1.000", "1.00"])
    #expect(rows[1] == ["2", "4.000", "5.000", "6.000", "10", "3.000", "1.000", "3.00"])
    #expect(rows.allSatisfy { $0.count == waveColumns.count })
  }

  @Test("Sentences follow the numbers")
  func sentences() {
    let rows = [scores(0, lstm: 1, bayes: 1), scores(2, lstm: 3, bayes: 1, steps: 10)]
    #expect(Seen.parting(rows) == "The two curves are furthest apart after 2 points")
    #expect(
      Seen.atTheCap(rows, most: 10).hasPrefix("after 2 points the best number was the largest"))
    #expect(Seen.atTheCap(rows, most: 11).contains("always below"))
    let two = [learned([0.25, 0.5]), learned([0.125, 0.25])]
    #expect(
      Seen.takeOff(["MANN", "GRU"], two, above: 0.4) == "MANN within 20 batches, GRU not at all")
    let searches = [[0.25, 0.75, 0.5], [0.5, 0.25, 0.125]].map {
      GridSearch<Float>([0.01, 0.03, 0.1], scores: $0)
    }
    #expect(
      Seen.rates(["MANN", "GRU"], searches)
        == "MANN 0.03, GRU 0.01 (at an end of what was tried)")
    #expect(two[0].validationScore == (0.5 + 0.625) / 2)
    #expect(
      Seen.eye(lead: 0.2, interval: 0.1, best: "GRU")
        == "The nearest mean is ahead of the best memory, GRU, so most of this is the eye's work")
    for (lead, words) in [(-0.2, "The best memory, GRU, is ahead"), (0.05, "cannot be told apart")]
    {
      let sentence = Seen.eye(lead: lead, interval: 0.1, best: "GRU")
      #expect(sentence.contains(words) && !sentence.contains("eye's work"))
    }
    #expect(Seen.rule(share: 0.5, even: 0.2).hasSuffix("compares"))
    #expect(Seen.rule(share: 0.05, even: 0.2).hasSuffix("excludes"))
    #expect(Seen.rule(share: 0.2, even: 0.2).hasSuffix("neither clearly"))
  }
}
