//: # 14 · Which learner, when?
//: *You need:* chapters 5 to 8. *Time:* {{budget.wall}}. *Cores:* {{budget.cores}}. *Memory:* {{budget.memory}}.
//: *Data:* {{data}}.
//:
//: You have read about a dozen ways to learn from a handful of pictures. Each came with a table of its own. Now *you* have
//: a box of drawings, an afternoon, and a question: **which one do I take, and how sure is that?** So we put all of them
//: into one room, and treat them alike.
import Datasets
import Engine
import Foundation
import Learning
import Notebook
import Plotting
import TrainingLoop

let settings = Settings()
let size = settings.experiment
let chapter = Chapter("14-which-learner-when", settings)
if let workers = chapter.workers { Workers.count = workers }
cell("data", .folded)
let home = try alphabets(at: chapter.data)
try home.requireEnough(
  characters: 60, drawings: 20, for: "tasks with fifteen examples and five queries, in three parts")
let fonts = try World.fonts(beside: chapter.data)
try fonts?.requireEnough(characters: 15, drawings: 20, for: "a world of fonts, in three parts")
chapter.uses(
  data: home.name, "\(home)",
  contents: [home, fonts].compactMap { $0?.contentDigest }.joined(separator: ", "))
let everywhere = try World.all(home: home, data: chapter.data, discs: 300, fonts: fonts)
let split = everywhere[0].split!
let field = try Field(chapter, size, split)
record("courses", Course.allCases.count)
record("learners", Contender.allCases.count)
record("told", size.told)
record("training-classes", split.training.count, style: .count)
record("validation-classes", split.validation.count, style: .count)
record("test-classes", split.test.count, style: .count)
record("steps", size.steps, style: .count)
record("pictures", size.steps * Trainer.pictures, style: .count)
record("seeds", size.seeds)
record("channels", size.channels)
record("tasks", size.tasks, style: .count)
record("side-tasks", size.sideTasks, style: .count)
print("split \(split.name), hash \(split.hash), rotations: \(split.rotations)")
cell("prepare", .folded)
let tries = try Course.allCases.map(field.tries)
let trained = try Dictionary(
  uniqueKeysWithValues: tries.map { ($0.course, try field.trained($0)) })
let onFewer = try ClassStudy.trainings(field, tries)
let asDear = try field.asDear(tries)
let abroad = try WorldStudy.trainings(field, tries, everywhere)
let everybody = Contender.allCases.map { Ready($0, trained, field) }
let runs = tries.map { trained[$0.course]![0] }
let untrained = Contender.untrained.map { one in
  (
    name: one.name, color: one.color,
    accuracy: one.best(everybody.first { $0.contender == one }!.network(0), field.one).accuracy
  )
}
cell("front")
let points = untrained.map { (seconds: 0.0, accuracy: $0.accuracy) } + runs.flatMap(\.curve)
let unbeaten = paretoFront(seconds: points.map(\.seconds), accuracies: points.map(\.accuracy))
plot(
  front(
    runs.map { ($0.course.judge.name, $0.course.judge.color, $0.course.judge.stroke, $0.curve) },
    untrained: untrained, front: unbeaten.map { points[$0] }.filter { $0.seconds > 0 }), "front",
  alt: Seen.front)
//: {{courses}} trainings, watched while they run. Right is slower, up is better; a ring marks what nobody beats in both:
//: the *Pareto front* (exercise 14.1). Only what lies on it is worth an argument, and what a second costs you decides
//: which. All have the same network, equally many pictures, and the same validation tasks:
cell("idea")
func share(_ contender: Contender, _ network: Network?, _ task: FewShotTask) -> Double {
  let named = contender.answers(network, task, 0)  // each query as if it were alone
  let right = zip(named, task.query.labels).count { $0 == $1 }
  return Double(right) / Double(task.query.count)
}
//: | maths | code | what it is |
//: |---|---|---|
//: | $f_\theta(x)$ | `embedding`, `features` | the list of numbers that the shared network makes of a picture |
//: | $c_k$ | `classMeans` | the mean of the embeddings of class $k$, however many it has |
//: | $N$, $K$ | `way`, `shot` | classes of a task, labelled examples of each |
//: | $\phi$ | `learned`, `visiting` | weights after steps at the task; $\bar\phi$ their mean over the tasks of a batch |
//: | $W$, $\lambda$ | `ridgeRegression`, `penalty` | a linear classifier in one stroke, and its damping |
//: | $a_i - b_i$ | `lead` | the difference of two learners on task $i$ |
//:
//: ## Who takes part
//: **Not trained at all.** The nearest picture, pixel by pixel; and the nearest mean on a *random* network. They cost
//: nothing before the task. What does not beat them is not worth its electricity.
//:
//: **Trained the ordinary way.** One network tells all training classes apart. At the task its features stay, under a
//: nearest mean, a linear layer (Baseline of Chen and others 2019) or a cosine layer (after their Baseline++, but the
//: pre-training stays ordinary); or everything is tuned. *Joint* is one network for all tasks at once, then tuned.
//:
//: **Trained to be tuned.** MAML, first-order MAML, ANIL and Meta-SGD are chapter 6's code, Reptile's visit is chapter 7's.
//: Reptile's move $\theta - \bar\phi$ goes to Adam as if it were a gradient, which its authors allow. The queries of training
//: are normalised like those of the exam, by the support alone:
//:
//: @source(Courses.swift, inductiveLoss)
//:
//: **Trained to place pictures well.** ProtoNet is chapter 8's code. *Matching networks* (Vinyals and others 2016) let
//: every example vote for its class, by the softmax of its cosine to the query (without their LSTMs over the support):
//:
//: @source(MetricRule.swift, vote)
//:
//: *Ridge regression* (R2-D2, Bertinetto and others 2019) solves for the best linear layer exactly, and trains the network
//: through that solution. A row of $X$ has the features of one of $n$ examples, a row of $Y$ a 1 at its class. As there are
//: far more features than examples, one writes
//: $$W = X^\top (X X^\top + \lambda I)^{-1} Y$$
//: and inverts only $n \times n$ numbers. `ridgeRegression` is made of plain operations, so its gradient comes for free.
//:
//: **Trained to read.** The LSTM, MANN and attention of chapter 10, behind the same network. The support comes picture by
//: picture, each name one step late, then a query; of six drawings of each class up to {{told}} are told and the others asked:
//:
//: @source(Reading.swift, sequences)
//:
//: ## By hand: the nearest mean, one picture too many
//: Code that divides by `shot` fails on the first task whose classes are uneven. So by hand, on pixels, with 1, 3, 5, 7 and
//: 9 drawings:
cell("by-hand")
let sampler = try ValidationEpisodes(split.validation, way: 5, shot: 9, queries: 5)
let uneven = FewShotTask(sampler.evaluationTask(0)).keeping([1, 3, 5, 7, 9])
let pictures = (0..<uneven.support.count).map(uneven.support.pixels)
let byHand = (0..<uneven.query.count).map {
  nearestMeanAnswer(
    uneven.query.pixels($0), support: pictures, labels: uneven.support.labels, way: 5)
}
let pixelRows: Features = (uneven.support.images.flattened(), uneven.query.images.flattened())
print(zip(byHand, uneven.query.labels).count { $0 == $1 }, "of", byHand.count, "right")
cell("by-hand-check", .folded)
expect(
  byHand == byNearestMean(pixelRows, uneven, by: .distance),
  "the nearest mean by hand answers like the library's")
//: ## What is equal
//: > **Predict.** "We tuned our method on validation data and took the baselines from their papers." What is wrong with that?
//:
//: The baselines were tuned for other data, another network, another budget. Here every training makes {{steps}} steps of
//: 120 pictures, {{pictures}} in all: one 20-way episode, or four 5-way tasks, or 120 classified drawings.
//: Everybody begins with the same weights, and has equally many tries of a shorter training: {{rates}} outer rates or, where
//: there is an inner step, pairs of both (a / parts the outer rates). Right answers on validation tasks, in per cent:
cell("tries")
table(["judged by", "tries", "taken", "at the end of a list"], tries.map(\.row))
//: And everybody has eight options at the task, for one drawing of each class and for five. So have the nearest pixels: a
//: rival that was not tuned is no rival.
cell("choices")
table(["learner", "one drawing", "five drawings"], everybody.map(\.row))
cell("tries-check", .folded)
expect(
  tries.allSatisfy { $0.accuracies.count == tries[0].accuracies.count }
    && everybody.allSatisfy { $0.contender.choices.count == 8 },
  "everybody had as many tries before the task, and eight options at it")
record("rates", tries[0].grid.rates.count)
record("edges", Seen.edges(tries))
record("ends", Seen.ends(everybody))
record("stopped", Seen.stopped(runs))
//: {{edges}} And a try is short: the rate that leads in it may be too hasty for a long training. Of each training the best
//: look counts. {{stopped}} {{ends}} (Steps and orders are time: their lists end where that does. With one drawing of each,
//: Matching's factor changes no answer, so its first is taken.)
//:
//: ## The seal is broken, once
//: {{test-classes}} classes that nobody was trained on or chosen by. Tasks of five classes, {{tasks}} with one drawing of
//: each and {{side-tasks}} with five, the same for all. Trainings of each learner: {{seeds}}.
//:
//: > **Predict.** Order them for one drawing of each class. Where do you put the nearest pixels?
cell("exam", .folded)
let metaTest = MetaTest(everywhere, size)
let one = try metaTest(.shot(1), everybody, trainings: size.seeds, tasks: size.tasks)
let five = try metaTest(.shot(5), everybody, trainings: size.seeds)
cell("main")
let timed = try metaTest.tasks(.shot(5), 9)
let spent = everybody.map { $0.costs(timed, shot: 5) }
table(
  [
    "learner", "1 drawing", "5 drawings", "training, s", "a task, ms", "MB",
    "million multiply-adds",
  ],
  rows(everybody, one, five, costs: spent, channels: size.channels))
cell("main-kept", .folded)
let cards = everybody.map { ($0.contender, $0.card(shot: 1, split, on: home.name, field)) }
keep(one, as: "shot-1", Dictionary(uniqueKeysWithValues: cards))
keep(five, as: "shot-5")
let (bestOfOne, bestOfFive) = (Decision("one", one), Decision("five", five))
record("first-of-one", Seen.first(bestOfOne))
record("first-of-five", Seen.first(bestOfFive))
let sample = (one[.protoNet]!.trainings[0], one[.pixels]!.trainings[0])
let halfByHand = pairedInterval(sample.0.perTask, sample.1.perTask)
let student = sample.0.lead(over: sample.1).interval / halfByHand
expect(
  student > 1 && student < 1.08,
  "the paired interval by hand is the library's, but for Student's t in place of 1.96")
record(
  "learned-or-not",
  Seen.verdict("ProtoNet", over: "the nearest pixels", one[.protoNet]!.lead(over: one[.pixels]!)))
expect(
  one[.protoNet]!.lead(over: one[.randomFeatures]!).mean > 0,
  "a trained place is better than a random one", on: .builtIn, .omniglot)
expect(
  bestOfOne.best.course != nil && one[bestOfOne.best]!.lead(over: one[.pixels]!).isApart,
  "the best of the trained learners is ahead of the nearest pixels", on: .builtIn, .omniglot,
  from: .standard)
//: An interval here is the wider of two: over tasks, which says how well *these trainings* are known, and over trainings with
//: Student's $t$, which says how well the *method* is known. (One training gives only the first.) Seconds and milliseconds
//: are this machine's. "Training" is a learner's first training. The last columns are of one task with five drawings of
//: each: its time on one core, the megabytes of all tensors made for it, the multiply-adds of the network.
//:
//: With one drawing: {{first-of-one}} With five: {{first-of-five}} And the plainest question, whether learning paid at all:
//: {{learned-or-not}} (A memory near 20 % has not begun to learn. In chapter 10 its eye was trained before it; here both begin
//: together, and have {{steps}} steps.) The best of {{learners}} owes a little of its lead to the luck of these tasks.
//:
//: Two learners are compared on the *same* tasks, by the differences $a_i - b_i$: what makes a task hard is in both and falls
//: out (exercise 14.4). One and five drawings: trainings of each, {{seeds}}. In all pictures and tables from here on: the
//: first training, {{side-tasks}} tasks, and intervals over tasks. (The five questions at the end take all there is.)
//:
//: ## How many drawings have you?
//: > **Predict.** From one drawing of each class to fifteen: who gains most, who stops gaining?
cell("shots")
let known = [1: one.first(size.sideTasks), 5: five.first(size.sideTasks)]
let byShot = try size.shots.map { shot in
  try known[shot] ?? metaTest(.shot(shot), everybody)
}
plot(
  curves(size.shots.map(Double.init), "drawings of each class", byShot),
  "shots", alt: Seen.shots)
cell("shots-kept", .folded)
for (shot, marks) in zip(size.shots, byShot) where ![1, 5].contains(shot) {
  keep(marks, as: "shot-\(shot)")
}
let many = Decision("fifteen", byShot.last!)
record("first-of-fifteen", Seen.first(many))
//: With fifteen: {{first-of-fifteen}} (Who learned from tasks had one drawing a class there, Reptile five, the memories up
//: to {{told}}: this tests that, too. Memories have never read more than 25 pictures, so they are not asked for 75.)
//:
//: ## How many classes at once?
cell("ways")
let ways = Condition.ways.filter { $0 <= metaTest.classes(of: 0) }
let byWay = try ways.map { way in
  try way == 5 ? known[1]! : metaTest(.way(way), everybody)
}
plot(
  curves(ways.map(Double.init), "classes of a task", byWay), "ways",
  alt: Seen.ways)
cell("ways-kept", .folded)
for (way, marks) in zip(ways, byWay) where way != 5 { keep(marks, as: "way-\(way)") }
record("largest-way", ways.last!)
record("first-of-ways", Seen.first(Decision("ways", byWay.last!)))
//: MAML's family, Reptile and the memories appear only at five: their last layer has had five outputs since training, and
//: another number of classes is another training. A rule without weights does not ask how many classes there are. At
//: {{largest-way}} classes: {{first-of-ways}}
//:
//: ## How many classes can you learn *from*?
//: Here everybody learned from {{training-classes}}. You may have thirty.
//:
//: > **Predict.** Who suffers most when there are few classes to learn from?
cell("classes")
let growth = try ClassStudy(field, onFewer, everybody, metaTest, all: one)
plot(
  curves(growth.counts.map(Double.init), "classes to learn from", growth.marks),
  "classes", alt: Seen.classes)
cell("classes-kept", .folded)
for (count, marks) in zip(growth.counts.dropLast(), growth.marks) {
  keep(marks.filter { $0.key != .pixels }, as: "of-\(count)")
}
record("growth", Seen.growth(growth))
//: {{growth}}
//:
//: ## When the support is bad
//: Somebody wrote a wrong name under one of five drawings of every class. Or the classes have 1, 3, 5, 7 and 9 drawings, and
//: not five each. Both beside a clean five, with the same classes and the same queries:
cell("bad")
let clean = try metaTest(.clean, everybody)
let misnamed = try metaTest(.misnamed, everybody)
let unbalanced = try metaTest(.unbalanced, everybody)
table(
  ["learner", "five of each", "1 of 5 names wrong", "1, 3, 5, 7, 9 of each"],
  Contender.allCases.map { [$0.name, clean.text($0), misnamed.text($0), unbalanced.text($0)] })
cell("bad-kept", .folded)
let bad: [(Condition, [Contender: Marks])] = [
  (.clean, clean), (.misnamed, misnamed), (.unbalanced, unbalanced),
]
for (condition, marks) in bad { keep(marks, as: condition.key) }
record("noise", Seen.spoiled(misnamed.leads(over: clean), by: "A wrong name"))
record("uneven", Seen.spoiled(unbalanced.leads(over: clean), by: "Uneven classes"))
//: {{noise}} A nearest neighbour believes every single name; a mean outvotes a wrong one. Why tuning everything should hold
//: as well, or not, is not shown here.
//:
//: {{uneven}} All these are differences task by task, of those who did better than guess. (Who hardly reads has little to lose.)
//:
//: ## From world to world
//: {{worlds-named}} Whoever was trained in one is tested in all, on five-way tasks with one drawing.
//:
//: > **Predict.** What is left of a learner that knows only discs, when it sees handwriting?
cell("worlds")
let elsewhere = try everywhere.indices.dropFirst().map { world in
  let condition = Condition.elsewhere(world, everywhere[world])
  return (condition, try metaTest(condition, everybody))
}
let visits = [known[1]!] + elsewhere.map(\.1)
let journeys = try WorldStudy(field, abroad, everybody, metaTest, visits: visits)
plot(
  worlds(
    WorldStudy.few.map { one in
      (one.name, (journeys.marks[one]! + [journeys.pixels]).map { $0.map { 100 * $0.mean } })
    }, rows: journeys.rows + ["(pixels)"], columns: journeys.columns), "worlds",
  alt: Seen.worlds)
cell("drops")
let schools = journeys.rows.indices
let foreign = schools.flatMap { to in schools.filter { $0 != to }.map { (from: $0, to: to) } }
plot(
  drops(
    WorldStudy.few.map { one in
      let lost = foreign.map { journeys.loss(one, trained: $0.from, tested: $0.to) }
      return (one.name, one.color, lost.map { 100 * $0.mean }, lost.map { 100 * $0.interval })
    }, worlds: foreign.map { "\(everywhere[$0.to].key)\n\(everywhere[$0.from].key)" }),
  "drops", alt: Seen.drops)
cell("worlds-kept", .folded)
keep(journeys, everywhere)
record("worlds-named", Seen.named(everywhere))
let digitsWorld = everywhere.count - 1
let ten = try metaTest(
  Condition(key: "ten", name: "ten digits", short: "ten", world: digitsWorld, way: 10), everybody)
keep(ten, as: "ten-digits")
for (condition, marks) in elsewhere { keep(marks, as: condition.key) }
record("from-discs", Seen.fromDiscs(journeys, everywhere))
//: At home, {{from-discs}} What is chosen at the task was chosen at home, for all worlds.
//:
//: Now all ten digits at once, one drawing of each, after training at home. Papers give numbers for Omniglot to MNIST; a
//: run on other data, or a training as short as this, stands beside them only to be seen, not to be ranked:
cell("digits")
table(
  ["Omniglot to MNIST, 10-way 1-shot", "paper", "this run"],
  [
    ["nearest pixels (Koch et al. 2015)", "26.5 %", ten.text(.pixels)],
    ["Siamese (Koch et al. 2015)", "70.3 %", "not here"],
    ["Matching (Vinyals et al. 2016)", "72.0 %", ten.text(.matching)],
    ["ProtoNet", "none", ten.text(.protoNet)],
    ["ridge regression", "none", ten.text(.ridge)],
  ])
//: ## Where each is beaten
//: For every learner and every kind of task: by how many points is it ahead of the nearest pixels, which learned nothing?
cell("leads")
let columns =
  [
    (Condition.shot(1), known[1]!), (.shot(5), known[5]!), (.shot(15), byShot.last!),
  ] + bad.dropFirst() + elsewhere
let leading = columns.map { ($0.0, $0.1.leads) }
plot(
  leads(
    Contender.allCases.dropFirst().map { one in
      (one.name, leading.map { $0.1[one] })
    }, columns: leading.map { $0.0.short }), "leads", alt: Seen.leads)
cell("leads-kept", .folded)
record("beaten", Seen.beaten(leading))
let shots = zip(size.shots, byShot).map { shot, marks in
  (Condition.shot(shot), shot == 1 ? one : shot == 5 ? five : marks)
}
let others = zip(ways.map(Condition.way), byWay).filter { $0.0.way != 5 }
everybody.enliven(
  "leads", spent.map(\.seconds), shots + others + bad.dropFirst() + elsewhere, size, on: home.name)
//: {{beaten}} (A memory that has not begun to learn counts, too.) Rings: not to be told apart from the pixels. A dash: a memory
//: reads 25 pictures at most. Along a row is where a learner breaks; down a column, what to take there.
//:
//: ## What it costs
//: A picture takes the network $F$ multiply-adds forward; going back costs twice as much again. An embedding learner pays
//: $(S + Q)F$ for a task with $S$ examples and $Q$ queries. $T$ gradient steps add $3TSF$; ANIL's go through the head alone
//: and add $SF$. A meta-gradient of first order costs $3TSF + 3QF$; second order also goes back *through* each step's
//: forward and backward half, $9TSF + 3QF$ (exercise 14.3): twice as dear where $TS = Q$, and never more than three times.
//:
//: > **Predict.** With one step on five pictures and 25 queries: how many times dearer is second order?
cell("costs")
let (rounds, orders) = (chapter.scaled(quick: 3, standard: 20, paper: 50), [Order.first, .second])
let bySteps = try orders.map {
  try field.trainer().costs($0, steps: [1, 2, 3, 4, 5], rounds: rounds)
}
let byShots = try orders.map {
  try field.trainer().costs($0, shots: [1, 2, 5, 10, 15], rounds: rounds)
}
plot(costs(bySteps, byShots), "costs", alt: Seen.costs)
cell("costs-kept", .folded)
let isDearer = zip(bySteps[1].megabytes, bySteps[0].megabytes).allSatisfy(>)
expect(isDearer, "second order makes more tensors than first order, with every number of steps")
let ratios = zip(bySteps[1].counted, bySteps[0].counted).map { $0 / $1 }
record("counted-ratio", ratios[0], style: .decimals(2))
record("counted-ratio-five", ratios[4], style: .decimals(2))
let (secondRun, firstRun) = (trained[.maml]![0], trained[.firstOrder]![0])
record(
  "second-order",
  Seen.secondOrder(
    one[.maml]!.lead(over: one[.firstOrder]!),
    seconds: secondRun.seconds / max(firstRun.seconds, 1e-9)))
record("as-dear", try metaTest.verdict(asDear, everybody, one))
//: Counted: {{counted-ratio}} times with one step, {{counted-ratio-five}} times with five. Where the points leave the
//: dashes, counting multiplications is not the whole story. {{second-order}} At equally many
//: multiply-adds, {{as-dear}} This is one budget: chapter 6, with longer trainings and at other rates, brings first order
//: within a few points of second.
//:
//: ## Five questions
//: Answered from this run's numbers, for data like these. "Cannot be told apart" means: with these trainings,
//: the paired interval contains zero.
cell("decisions")
let few = growth.marks[0]
let decisions = [
  Decision("no time to train?", one.filter { $0.key.course == nil }),
  Decision("one drawing of each?", one),
  Decision("fifteen drawings of each?", byShot.last!),
  Decision(
    "\(growth.counts[0]) classes to learn from (\(growth.contenders.count) learners tried)?", few),
  Decision("another world (\(everywhere.last!.name))?", elsewhere.last!.1),
]
table(["have you …", "take", "right", "cannot be told apart from it"], decisions.map(\.row))
//: Read the last column first. Where it is long, take what is simplest to run; where it is empty, the choice matters. And
//: before you believe any row, run it on *your* drawings: `--data folder`, with alphabet/character/drawing.png, twenty or
//: more of each of sixty or more characters.
//:
//: ## Reference and this run
//: The papers' tables are of long trainings, each with its own network; this chapter's numbers are of equal short ones, so
//: they rank learners under *this* budget and reach no paper's score. Long runs of MAML stand in chapter 6, of ProtoNet in
//: chapter 8. At paper scale ({{paper-steps}} steps, five trainings) this comparison takes hours and may be resumed.
cell("paper", .folded)
record("paper-steps", 20_000, style: .count)
//: ## What to try next
//: - `--set steps=3000`: whose line in the first picture still rises?
//: - `--seed 2`: does the table of five questions stay?
//: - `--set channels=64`: who gains from a wider network?
//: - `Scripts/fonts` draws letters in your machine's fonts beside Omniglot: one more world, where a font is the writer.
//: - Train ProtoNet with five drawings and ask it for one. Is that better or worse than the other way round?
//: - Give a learner of yours a case in `Contender.swift`: it needs a `course`, a grid of tries and eight choices.
//:
//: ## Your turn
//: @exercise(14.1)
//:
//: @exercise(14.2)
//:
//: @exercise(14.3)
//:
//: @exercise(14.4)
//:
//: `./kit run 14 --mine` uses your functions for the front, the mean by hand, the counted costs and the paired interval.
//:
//: ## Words
//: | English | meaning | Chinese (中文) |
//: |---|---|---|
//: | Pareto front | those whom nobody beats in everything | 帕累托前沿 |
//: | paired difference | two learners on the same task, one taken from the other | 配对差 |
//: | baseline | the simplest rival | 基线 |
//: | ridge regression | least squares with a price on large weights | 岭回归 |
//: | attention | an average whose weights come from likeness | 注意力 |
//: | domain shift | the tasks come from another world than the training | 域偏移 |
//: | label noise | some names are wrong | 标签噪声 |
//: | multiply-add | one product and one sum, the unit of cost | 乘加运算 |
