import Datasets
import Learning
import Notebook

/// Vouches for what each treatment reached, and for what a cure is ahead of plain training, set by set.
func keep(_ treated: [Treated], line: UInt = #line) {
  for (name, treatment) in zip(["plain", "dropout", "decay"], treated) {
    let score = treatment.score
    record(
      "few-\(name)", score.mean, ci: score.interval, n: score.count, style: .percent(1), line: line)
  }
  let leads = treated.dropFirst().map { $0.score.lead(over: treated[0].score) }
  for (name, lead) in zip(["dropout", "decay"], leads) {
    record(
      "few-\(name)-lead", lead.mean, ci: lead.interval, n: lead.count, style: .points(1),
      line: line)
  }
  let named = zip(treated.dropFirst(), leads).map { (name: $0.name, lead: $1) }
  record("cures", Said.cures(named), line: line)
}

/// Vouches for two rivals that learn nothing, on the same test images, and for how far the network is ahead of the second.
func keep(
  _ rivals: NearestExamples, _ test: TestImages, _ network: Evaluation, line: UInt = #line
) {
  let mean = rivals.byMean(test.images, labels: test.labels)
  let nearest = rivals.byExample(test.images, labels: test.labels)
  for (name, rival) in [("mean-image", mean), ("nearest-image", nearest)] {
    record(
      name, rival.accuracy, ci: rival.interval, n: test.count, style: .percent(1), line: line)
  }
  record("rivals", Said.rivals(network.score.lead(over: nearest.score)), line: line)
}

extension Evaluation {
  /// 1 for each image that is right, 0 for others.
  var score: TaskScore {
    TaskScore(perTask: zip(answers, labels).map { $0 == $1 ? 1 : 0 })
  }
}
