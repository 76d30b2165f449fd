// Chapter 6: five characters once each; take the inner steps yourself, from a learned start and from a random one.
parts.adaptation = async (engine, figure, settings) => {
  await engine.weights('adaptation', (pointer, count) => engine.call.startLoad(settings.channels, pointer, count))
  const [most, kept] = [10, state('adaptation')]
  const ways = [['learned start', 'vermilion'], ['random start', 'blue']].map(([name, tint]) => ({ name, tint, bars: shares(name) }))
  const losses = chart('The loss on the five characters after each step, from both starts.', 640, 150)

  const answer = (pixels) => {
    const [taken, alpha] = [steps.read(), rate.read()]
    for (const [index, way] of ways.entries()) {
      const numbers = engine.numbers(6 * (most + 1), (pointer) => engine.call.adapt(index, pixels, most, alpha, pointer))
      way.losses = Array.from({ length: most + 1 }, (_, step) => numbers[6 * step])
      way.best = way.bars.show(numbers.slice(6 * taken + 1, 6 * taken + 6))
      way.share = numbers[6 * taken + 1 + way.best]
      way.bars.node.style.accentColor = palette[way.tint]
    }
    losses.show('loss on the five', ways.map(({ name, tint, losses }) => ({ name, colour: palette[tint], values: losses })), { most, top: 1.8, mark: taken })
    const words = ways.map((way) => `from the ${way.name} it says ${way.best + 1} (${Math.round(100 * way.share)} %, loss ${short(way.losses[taken])})`)
    return `After ${taken === 1 ? 'one step' : `${taken} steps`} ${words.join('; ')}.`
  }
  const six = fiveCharacters(engine, kept, ways.map((way) => way.bars), answer, () => [steps.read(), rate.read()])
  const [, taken = 1, alpha = settings.rate] = kept.start ?? []
  const steps = slider('inner steps', { min: 0, max: most, step: 1, value: taken, changed: six.update })
  const rate = slider('inner rate α', { min: 0, max: 1, step: 0.02, value: alpha, written: (alpha) => alpha.toFixed(2), changed: six.update })
  dark.addEventListener('change', six.update)
  return [six.node, controls(steps, rate), ...ways.map((way) => way.bars.node), losses.node, controls(...six.buttons), six.say,
    note(settings.score, ' Each step runs the chapter’s own ', code('adapted'), '; all six drawings are normalised together.')]
}
