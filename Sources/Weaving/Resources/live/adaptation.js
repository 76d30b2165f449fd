// Chapters 6 and 7: five characters once each; take the inner steps yourself, from a learned start and from a random one.
// With: drawing
parts.adaptation = async (engine, figure, { channels, rate: usual, visits, score }) => {
  const call = (verb) => engine.call[(visits ? 'visit' : 'start') + verb]
  await engine.weights('adaptation', (pointer, count) => call('Load')(channels, pointer, count))
  const [most, highest, kept] = [visits ? 20 : 10, visits ? 4 * usual : 1, state('adaptation')]
  const ways = [['learned start', () => (visits ? palette.green : palette.blue)], ['random start', () => colour('--dim')]].map(([name, tint]) => ({ name, tint, bars: shares(name) }))
  const losses = chart('The loss on the five characters after each step, from both starts.', 480, 150)
  let drawn = null  // what the answers belong to: another number of steps needs no others

  const answer = (pixels) => {
    const [taken, alpha, ink] = [steps.read(), rate.read(), engine.floats(pixels, 6 * 784).join()]
    const isOld = drawn === alpha + ink
    drawn = alpha + ink
    for (const [index, way] of ways.entries()) {
      if (!isOld) way.numbers = engine.numbers(6 * (most + 1), (pointer) => call('Adapt')(index, pixels, most, alpha, pointer))
      way.losses = Array.from({ length: most + 1 }, (_, step) => way.numbers[6 * step])
      way.best = way.bars.show(way.numbers.slice(6 * taken + 1, 6 * taken + 6))
      way.share = way.numbers[6 * taken + 1 + way.best]
      way.bars.node.style.accentColor = way.tint()
    }
    losses.show('loss on the five', ways.map(({ name, tint, losses }) => ({ name, colour: tint(), values: losses })), { most, top: 1.8, mark: taken })
    const words = ways.map((way) => `from the ${way.name} it says ${way.best + 1} (${Math.round(100 * way.share)} %, loss ${short(way.losses[taken])})`)
    return `After ${taken === 1 ? 'one step' : `${taken} steps`} ${words.join('; ')}.`
  }
  const six = fiveCharacters(engine, kept, ways.map((way) => way.bars), answer, () => [steps.read(), rate.read()])
  const [, taken = visits ? 5 : 1, alpha = usual] = kept.start ?? []
  const steps = slider('inner steps', { min: 0, max: most, step: 1, value: taken, changed: six.update })
  const rate = slider('inner rate α', { min: 0, max: highest, step: highest / (visits ? 40 : 50), value: alpha, written: (alpha) => alpha.toFixed(visits ? 4 : 2), changed: six.update })
  dark.addEventListener('change', six.update)
  return [six.node, controls(steps, rate), ...ways.map((way) => way.bars.node), losses.node, controls(...six.buttons), six.say,
    note(score, ' Each step runs the chapter’s own ', code(visits ? 'visiting' : 'adapted'), '; all six drawings are normalised together.')]
}
