// Chapter 6: five characters once each; take the inner steps yourself, from a learned start and from a random one.
parts.adaptation = async (engine, figure, settings) => {
  await engine.weights('adaptation', (pointer, count) => engine.call.startLoad(settings.channels, pointer, count))
  const most = 10
  const ways = [
    { name: 'learned start', colour: palette.vermilion, bars: shares('learned start') },
    { name: 'random start', colour: palette.blue, bars: shares('random start') },
  ]
  const say = sentence()
  const [plot, pen] = canvas(640, 150, 'The loss on the five characters after each step, from both starts.')
  let drawn

  const answer = (pixels) => {
    drawn = pixels
    const [taken, alpha] = [steps.read(), rate.read()]
    for (const [index, way] of ways.entries()) {
      const numbers = engine.numbers(6 * (most + 1), (pointer) => engine.call.adapt(index, pixels, most, alpha, pointer))
      way.losses = Array.from({ length: most + 1 }, (_, step) => numbers[6 * step])
      way.best = way.bars.show(numbers.slice(6 * taken + 1, 6 * taken + 6))
      way.share = numbers[6 * taken + 1 + way.best]
    }
    draw(taken)
    const words = ways.map((way) => `from the ${way.name} it says ${way.best + 1} (${Math.round(100 * way.share)} %, loss ${short(way.losses[taken])})`)
    say.say(`After ${taken === 1 ? 'one step' : `${taken} steps`} ${words.join('; ')}.`)
  }
  const six = fiveCharacters(engine, {
    answer,
    empty: (count) => {
      drawn = null
      for (const way of ways) way.bars.clear()
      say.say(`Still empty: ${count} of 6.`)
    },
  })
  const again = onceAFrame(() => { if (drawn) answer(drawn) })
  const steps = slider('inner steps', { min: 0, max: most, step: 1, value: 1, changed: again })
  const rate = slider('inner rate α', { min: 0, max: 1, step: 0.02, value: settings.rate, written: (alpha) => alpha.toFixed(2), changed: again })

  // Loss against steps; a line marks the step that the answers belong to.
  function draw(taken) {
    const top = Math.max(1.8, ...ways.flatMap((way) => way.losses.filter(Number.isFinite)))
    const at = (step, loss) => [40 + (step * 590) / most, 125 - (110 * Math.min(loss, top)) / top]
    pen.clearRect(0, 0, 640, 150)
    pen.fillStyle = pen.strokeStyle = colour('--dim')
    pen.font = '12px system-ui, sans-serif'
    pen.lineWidth = 1
    pen.textAlign = 'center'
    for (let step = 0; step <= most; step++) pen.fillText(String(step), at(step, 0)[0], 143)
    pen.textAlign = 'right'
    pen.fillText('loss on the five, against steps', 630, 14)
    pen.textAlign = 'left'
    pen.fillText(top.toPrecision(2), 4, at(0, top)[1] + 4)
    pen.fillText('0', 26, 129)
    pen.strokeRect(at(taken, 0)[0] - 0.5, 8, 1, 117)
    for (const way of ways) {
      pen.strokeStyle = pen.fillStyle = way.colour
      pen.lineWidth = 2
      pen.beginPath()
      way.losses.forEach((loss, step) => pen.lineTo(...at(step, loss)))
      pen.stroke()
      way.losses.forEach((loss, step) => { pen.beginPath(); pen.arc(...at(step, loss), step === taken ? 5 : 2.5, 0, 7); pen.fill() })
    }
  }
  dark.addEventListener('change', again)

  for (const way of ways) way.bars.node.style.accentColor = way.colour
  return [six.node, controls(steps, rate), ...ways.map((way) => way.bars.node), plot, controls(...six.buttons), say,
    note(settings.score, ' Each step runs the chapter’s own ', code('adapted'), '; all six drawings are normalised together.')]
}
