// Chapters 6 and 7: five characters once each; take the inner steps yourself, from a learned start and from a random one.
// With: drawing
parts.adaptation = async (engine, figure, { channels, rate: usual, visits, score }) => {
  const call = (verb) => engine.call[(visits ? 'visit' : 'start') + verb]
  await engine.weights('adaptation', (pointer, count) => call('Load')(channels, pointer, count))
  const [most, highest, kept] = [visits ? 20 : 10, visits ? 4 * usual : 1, state('adaptation')]
  const ways = [['learned start', () => (visits ? palette.green : palette.blue)], ['random start', () => colour('--dim')]].map(([name, tint], index) => ({
    name, tint, bars: shares(name), after: answersAfter(engine, most, (count, pointer) => call('Adapt')(index, six.pixels, count, rate.read(), pointer)),
  }))
  const losses = chart('The loss on the five characters after each step, from both starts.', 480, 150)

  const answer = (pixels, version) => {
    const taken = steps.read()
    // At every rate that a drag passes, the chosen step is enough; the steps after it come when it rests.
    const all = ways.map((way) => ({ ...way, ...way.after(taken, rate.isMoving(), `${version} ${rate.read()}`) }))
    const words = all.map(({ name, tint, bars, answers, loss }) => {
      const best = bars.show(answers)
      bars.tint(tint())
      return `from the ${name} it says ${best + 1} (${Math.round(100 * answers[best])} %, loss ${short(loss)})`
    })
    losses.show('loss on the five', all.map(({ name, tint, losses }) => ({ name, colour: tint(), values: losses })), { most, top: 1.8, mark: taken })
    return `After ${taken === 1 ? 'one step' : `${taken} steps`} ${words.join('; ')}.`
  }
  const six = fiveCharacters(engine, kept, ways.map((way) => way.bars), answer, () => [steps.read(), rate.read()], () => { steps.set(first); rate.set(usual) })
  const first = visits ? 5 : 1
  const [, taken = first, alpha = usual] = kept.start ?? []
  const steps = slider('inner steps', { min: 0, max: most, step: 1, value: taken, changed: six.update })
  const rate = slider('inner rate α', { min: 0, max: highest, step: highest / (visits ? 40 : 50), value: alpha, written: (alpha) => alpha.toFixed(visits ? 4 : 2), changed: six.update, settled: six.update })
  dark.addEventListener('change', six.update)
  return [six.node, controls(steps, rate), ...ways.map((way) => way.bars.node), losses.node, controls(...six.buttons), six.say,
    note(score, ' Each step runs the chapter’s own ', code(visits ? 'visiting' : 'innerStep'), '; all six drawings are normalised together.')]
}
