// Chapter 5: five characters once each and a sixth; the nearest pixels, the nearest features, and fine-tuning step by step.
// With: drawing
parts.transfer = async (engine, figure, { channels, rate: usual, all: movesAll, kept: keepsStatistics, most, tuned, score }) => {
  await engine.weights('transfer', (pointer, count) => engine.call.transferLoad(channels, keepsStatistics, pointer, count))
  const [byPixels, byFeatures, byTuning, kept] = [shares('by pixels'), shares('by features'), shares('fine-tuned'), state('transfer')]
  const losses = chart('The loss on the five characters after each step.', 480, 150)
  const after = answersAfter(engine, most, (count, pointer) => engine.call.transferAdapt(six.pixels, what.read(), 10 ** rate.read(), count, pointer))
  let [distances, measured] = [[], -1]  // how near the drawings of that version are
  // What is nearest gets the longest bar: distances have no shares of their own.
  const closeness = (distances) => distances.map((distance) => (Math.min(...distances) + 1e-6) / (distance + 1e-6))

  const answer = (pixels, version) => {
    if (measured !== version) distances = engine.numbers(10, (pointer) => engine.call.transferNearest(pixels, pointer))
    measured = version
    const [nearest, like] = [byPixels.show(closeness(distances.slice(0, 5))), byFeatures.show(closeness(distances.slice(5)))]
    const taken = steps.read()
    const { answers, loss, losses: values } = after(taken, rate.isMoving(), `${version} ${what.read()} ${rate.read()}`)
    const best = byTuning.show(answers)
    losses.show('loss on the five', [{ name: 'fine-tuning', colour: palette.orange, values }], { most, top: 1.8, mark: taken })
    return `The nearest pixels say ${nearest + 1}, the nearest features ${like + 1}; after ${taken === 1 ? 'one step' : `${taken} steps`} `
      + (taken ? `fine-tuning says ${best + 1} (${Math.round(100 * answers[best])} %, loss ${short(loss)}).` : 'fine-tuning can only guess: its last layer begins with zeros.')
  }
  const six = fiveCharacters(engine, kept, [byPixels, byFeatures, byTuning], answer, () => [steps.read(), rate.read(), what.read()], () => {
    for (const [knob, value] of [[steps, tuned], [rate, Math.log10(usual)], [what, movesAll]]) knob.set(value)
  })
  const [, taken = tuned, power = Math.log10(usual), which = movesAll] = kept.start ?? []
  const steps = slider('steps', { min: 0, max: most, step: 1, value: taken, changed: six.update })
  const rate = slider('rate', { min: -4, max: -1, step: 0.1, value: power, written: (power) => short(10 ** power), changed: six.update, settled: six.update })
  const what = choice('learns', ['the last layer', 'all weights'], six.update)
  what.set(which === 1 ? 1 : 0)
  dark.addEventListener('change', six.update)
  return [six.node, controls(what, steps, rate), byPixels.node, byFeatures.node, byTuning.node, losses.node, controls(...six.buttons), six.say,
    note(score, ' Longer bars are nearer. Each step is the chapter’s own ', code('Rule'), ' on the five drawings.')]
}
