/// The page of MACHINES.md, as Markdown, with the picture that stands beside it.
func machinesPage(_ measured: Measured, rounds: Int, picture: String) -> String {
  let networks = measured.networks.map(\.network) + usualNetworks
  let sections = [
    opening(rounds, picture), costs(measured), sums(measured), steps(measured), pairs(measured),
    advice(measured, networks), reptile(measured, networks),
  ]
  return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
}

private func opening(_ rounds: Int, _ picture: String) -> [String] {
  [
    "# Many machines", "",
    "Written by `make machines`. **Measured** here: the time of a task on one core, of adding, of a message and of a sum,",
    "a step on up to \(measuredRanks.last ?? 0) ranks, all as medians, and \(rounds) pairs in turn. **Computed**: whatever",
    "has more ranks or another network, by a model in which every message of the chain has its place",
    "(`Machines/OuterStep.swift`). Networks that are neither this machine's memory nor namespaces are assumed.",
    "A rank is one core here; one of c cores does the tasks c times faster.", "",
    machine(), "", "![\(alternative)](\(picture))",
  ]
}

private let alternative =
  "The chained sum and a step on this machine, measured points on the model's line; below, tasks a "
  + "second against ranks for three networks and three sizes of a meta-batch, chain and tree"

private func costs(_ measured: Measured) -> [String] {
  let tasks = measuredWorks.map { work in
    let times = measured.tasks[work] ?? []
    return [
      "a task, \(work)", milliseconds(median(times)),
      "\(milliseconds(quantile(times, 0.05))) … \(milliseconds(quantile(times, 0.95)))",
    ]
  }
  let networks = measured.networks.map { network, _ in
    [
      "a message of 16 kB, \(network.name)", milliseconds(network.seconds(16_384)),
      "\(fixed(network.latency * 1e6, 1)) µs + bytes / (\(fixed(network.bandwidth / 1e9, 2)) GB/s)",
    ]
  }
  let adding = [
    [
      "adding one part of \(numbersOfTheModel) numbers",
      milliseconds(measured.adding * Double(numbersOfTheModel)), "",
    ]
  ]
  return ["## What it is made of (measured)", ""]
    + markdown(["what", "milliseconds", "how it lies"], tasks + networks + adding)
}

private func sums(_ measured: Measured) -> [String] {
  let rows = measured.networks.flatMap { network, points in
    points.map { point in
      let computed = measured.maml(tasks: 32).sumAlone(point.ranks, over: network)
      return [
        network.name, "\(point.ranks)", milliseconds(point.seconds), milliseconds(computed),
      ]
    }
  }
  return ["## A sum of \(numbersOfTheModel) numbers: the model beside what was measured", ""]
    + markdown(["network", "ranks", "measured (ms)", "computed (ms)"], rows)
}

private func steps(_ measured: Measured) -> [String] {
  let rows = measured.steps.map { point in
    [
      "\(point.ranks)", milliseconds(point.step), milliseconds(point.own),
      point.ranks == 1 ? "" : "\(fixed(point.share * 100, 1)) %",
    ]
  }
  return [
    "## The sum's share of a step: MAML, second order, \(measuredTasks) tasks, one worker a rank",
    "",
    "All ranks are on this machine; where they are more than cores, a sum also waits for who has no core.",
    "",
  ]
    + markdown(["ranks", "step (ms)", "the same without the sum (ms)", "the sum's share"], rows)
}

private func pairs(_ measured: Measured) -> [String] {
  let rows = measured.pairs.map { work, ratios in
    [
      work, "\(fixed(median(ratios), 3))x",
      "\(fixed(ratios.min() ?? .nan, 3)) … \(fixed(ratios.max() ?? .nan, 3))",
      abs(median(ratios) - 1) <= 0.05 ? "within 5 %" : "**not within 5 %**",
    ]
  }
  return ["## Two ranks of one worker against one rank of two, in turn: throughput", ""]
    + markdown(["work, \(measuredTasks) tasks", "median ratio", "least … greatest", ""], rows)
}

private func advice(_ measured: Measured, _ networks: [Network]) -> [String] {
  let rows = batchSizes.flatMap { tasks in
    networks.map { network -> [String] in
      let step = measured.maml(tasks: tasks)
      let advice = Advice(forecasts(step, over: network))
      return [
        "\(tasks)", network.name, "\(advice.paying)", "\(fixed(advice.gain, 1))x",
        fastest(advice),
        advice.tree.map { "\($0)" } ?? "never",
        "\(fixed(advice.left * 100, 0)) %",
      ]
    }
  }
  let head = [
    "tasks", "network", "ranks that pay", "faster by", "fastest",
    "a tree is 1.25 times faster from", "left with one rank at half speed",
  ]
  return [
    "## MAML: how many ranks pay (computed)", "",
    "Ranks pay as long as each does more than half of what one does alone. R of them need N · t / R for the tasks.",
    "The chain adds a model of P pieces of 16 kB in R + P steps, each a message of h and N / R additions, and log₂ R rounds",
    "hand the sum out. So a step is fastest near R = √(N · t / h), where half of the time is the sum.",
    "",
  ] + markdown(head, rows) + ["", sentence(measured)]
}

/// What the numbers say of the largest batch on the slowest and the fastest network.
private func sentence(_ measured: Measured) -> String {
  let said = usualNetworks.map { network -> String in
    let ranks = batchSizes.map { tasks in
      Advice(forecasts(measured.maml(tasks: tasks), over: network)).paying
    }
    return "\(listed(ranks)) at \(network.name)"
  }
  let task = milliseconds(median(measured.tasks["maml-second"] ?? []))
  return
    "For tasks of \(task) ms and \(numbersOfTheModel) numbers, in meta-batches of \(listed(batchSizes)), there pay: "
    + said.joined(separator: "; ") + "."
}

private func reptile(_ measured: Measured, _ networks: [Network]) -> [String] {
  let rows = networks.map { network -> [String] in
    let (stale, one) = (
      measured.reptile(tasks: 1), measured.reptile(tasks: 1).staleRate(1, over: network)
    )
    return [network.name]
      + batchSizes.map { tasks in
        fastest(Advice(forecasts(measured.reptile(tasks: tasks), over: network)))
      } + ["\(fixed(stale.staleRate(4096, over: network) / one, 1))x"]
  }
  let head =
    ["network"] + batchSizes.map { "\($0) tasks: fastest" } + ["stale, 4096 ranks"]
  return [
    "## Reptile: a chain, or nobody waits (computed)", "",
    "Chapter 7 adds its visits along the chain as MAML adds its gradients, three numbers for each of the model: Adam's two",
    "moments travel with it. Stale averages wait for nobody; one process moves θ, and its cable is their limit. What",
    "staleness costs in accuracy is measured in chapter 7.", "",
  ] + markdown(head, rows)
}

private func fastest(_ advice: Advice) -> String {
  "\(advice.best.ranks): \(fixed(advice.best.gain, 1))x"
}

private func listed(_ numbers: [Int]) -> String {
  numbers.map { "\($0)" }.joined(separator: ", ")
}

private func milliseconds(_ seconds: Double) -> String { fixed(seconds * 1000, 3) }

private func quantile(_ values: [Double], _ part: Double) -> Double {
  let sorted = values.sorted()
  return sorted.isEmpty ? .nan : sorted[Int(part * Double(sorted.count - 1))]
}
