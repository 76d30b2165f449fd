// Chapter 11: drag the start in a bowl; two learned optimizers and Adam go down from there.
parts.bowl = async (engine, figure, { factor0, factor1, rate: tuned, horizon, score, seed: first }) => {
  await engine.weights('bowl', (pointer, count) => engine.call.bowlLoad(pointer, count, factor0, factor1))
  const [width, height, most] = [420, 320, 10 * horizon]
  const [plot, pen] = canvas(width, height, 'The bowl from above, with three paths to its lowest point. Arrow keys move the start.', draw)
  const [curve, ink] = canvas(width, height, 'The logarithm of the loss after each step.', draw)
  const [say, more, kept, room] = [sentence(), sentence(), state('bowl'), engine.room(3 * (most + 1))]
  curve.tabIndex = -1
  let [seed, start, bowl] = [first, [0, 0], null]
  const walkers = () => [
    { name: 'reads the gradient', tint: palette.blue }, { name: 'is told the mean, too', tint: palette.purple },
    { name: 'Adam', tint: palette.vermilion },
  ]

  const redraw = onceAFrame(() => { draw(); kept.keep([seed, ...start, rate.read(), loud.read(), steps.read()]) })
  const rate = slider('Adam’s rate', { min: -3, max: 0.5, step: 0.02, value: Math.log10(tuned), written: (power) => short(10 ** power), changed: redraw })
  const loud = slider('gradients times', { min: -3, max: 3, step: 0.5, value: 0, written: (power) => short(10 ** power), changed: redraw })
  const steps = slider('steps', { min: 10, max: most, step: 10, value: horizon, changed: redraw })
  const another = button('Another bowl', () => { begin(seed + 1); redraw() })
  const reset = button('Start again', () => {
    begin(first)
    for (const [knob, value] of [[rate, Math.log10(tuned)], [loud, 0], [steps, horizon]]) knob.set(value)
    redraw()
  })

  // The first bowl from this seed on whose lowest point lies near enough to be drawn, and that is not all valley.
  function begin(number) {
    for (seed = seedOf(number); ; seed++) {
      engine.call.bowlDraw(seed)
      const loss = engine.call.bowlLoss
      const [low, right, left, up, down] = [loss(0, 0), loss(1, 0), loss(-1, 0), loss(0, 1), loss(0, -1)]
      const [a, c, gx, gy] = [right + left - 2 * low, up + down - 2 * low, (right - left) / 2, (up - down) / 2]
      const b = loss(1, 1) - low - gx - gy - a / 2 - c / 2
      const [det, bend] = [a * c - b * b, Math.hypot((a - c) / 2, b)]
      const eigen = [(a + c) / 2 + bend, (a + c) / 2 - bend]
      const lowest = [(-gx * c + gy * b) / det, (-gy * a + gx * b) / det]
      bowl = { eigen, lowest, angle: Math.atan2(2 * b, a - c) / 2 }
      if (eigen[0] < 60 * eigen[1] && Math.hypot(...lowest) < 3 && Math.hypot(...lowest) > 0.5) break
    }
    start = [0, 0]
  }
  const size = () => Math.max(1, Math.hypot(...bowl.lowest))
  const scale = () => height / (3.4 * size())
  const toX = (x) => width / 2 + (x - bowl.lowest[0] / 2) * scale()
  const toY = (y) => height / 2 - (y - bowl.lowest[1] / 2) * scale()

  function walked(who, loudness) {
    engine.call.bowlDescend(who, ...start, loudness, 10 ** rate.read(), steps.read(), room)
    const numbers = engine.floats(room, 3 * (steps.read() + 1))
    return Array.from({ length: steps.read() + 1 }, (_, step) => [...numbers.subarray(3 * step, 3 * step + 3)])
  }
  function draw() {
    const paths = walkers().map((walker, who) => ({ ...walker, places: walked(who, 10 ** loud.read()) }))
    drawBowl(paths)
    drawLosses(paths)
    const end = ({ places }) => (Number.isFinite(places.at(-1)[2]) ? short(places.at(-1)[2]) : 'nowhere, for it overflowed')
    say.say(`After ${steps.read()} steps the optimizer that reads the gradient is at a loss of ${end(paths[0])}, the one that is told its mean, too, at ${end(paths[1])}, Adam at ${end(paths[2])}.`)
    const plain = loud.read() === 0 ? [] : [0, 2].map((who) => ({ places: walked(who, 1) }))
    more.say([
      steps.read() > horizon ? `Their lessons ended at step ${horizon}; Adam never had any.` : '',
      plain.length ? `With the gradients as they are, the first would end at ${end(plain[0])} and Adam at ${end(plain[1])}.` : '',
    ].join(' ').trim() || 'Nothing is out of the ordinary here but the size of the bowl: their lessons were bowls of ten coordinates.')
  }
  function drawBowl(paths) {
    const [size, [x, y]] = [letters(pen, plot, width), bowl.lowest]
    const deepest = engine.call.bowlLoss(0, 0)
    pen.clearRect(0, 0, width, height)
    Object.assign(pen, { strokeStyle: colour('--rule'), lineWidth: 1 })
    for (let level = 4 * deepest; level > 1e-4 * deepest; level /= 3) {
      const [long, wide] = bowl.eigen.map((eigen) => Math.sqrt((2 * level) / eigen) * scale())
      pen.beginPath()
      pen.ellipse(toX(x), toY(y), long, wide, -bowl.angle, 0, 7)
      pen.stroke()
    }
    for (const { places, tint } of paths) {
      Object.assign(pen, { strokeStyle: tint, fillStyle: tint, lineWidth: 2 })
      const within = places.filter((place) => place.every(Number.isFinite))
      pen.beginPath()
      for (const [x, y] of within) pen.lineTo(toX(x), toY(y))
      pen.stroke()
      for (const [x, y] of within.slice(0, 60)) { pen.beginPath(); pen.arc(toX(x), toY(y), 2.5, 0, 7); pen.fill() }
    }
    Object.assign(pen, { strokeStyle: colour('--ink'), lineWidth: 2 })
    pen.beginPath()
    pen.arc(toX(start[0]), toY(start[1]), 8, 0, 7)
    pen.stroke()
    pen.beginPath()
    for (const [right, up] of [[-5, 0], [5, 0]]) pen.lineTo(toX(x) + right, toY(y) + up)
    pen.moveTo(toX(x), toY(y) - 5)
    pen.lineTo(toX(x), toY(y) + 5)
    pen.stroke()
    key(pen, size, paths.map(({ name, tint }) => [name, tint]))
  }
  function drawLosses(paths) {
    const [size, count] = [letters(ink, curve, width), steps.read()]
    const logs = paths.map(({ places }) => places.map(([, , loss]) => Math.log10(Math.max(loss, 1e-12))))
    const finite = logs.flat().filter(Number.isFinite)
    const [low, high] = [Math.max(-12, Math.floor(Math.min(...finite))), Math.min(4, Math.ceil(Math.max(...finite)))]
    const at = (step, log) => [3 * size + (step / count) * (width - 4 * size), 2 * size + ((high - Math.min(high + 0.3, log)) / (high - low || 1)) * (height - 4 * size)]
    ink.clearRect(0, 0, width, height)
    Object.assign(ink, { fillStyle: colour('--dim'), strokeStyle: colour('--rule'), lineWidth: 1, textAlign: 'right' })
    for (let log = low; log <= high; log += Math.ceil((high - low) / 6) || 1) {
      ink.fillText(tenTo(log), at(0, log)[0] - 4, at(0, log)[1] + 4)
      ink.beginPath()
      ink.moveTo(...at(0, log))
      ink.lineTo(...at(count, log))
      ink.stroke()
    }
    ink.textAlign = 'center'
    for (const step of [0, count / 2, count]) ink.fillText(String(step), at(step, low)[0], height - 4)
    if (count > horizon) {
      ink.setLineDash([3, 4])
      ink.strokeStyle = colour('--dim')
      ink.beginPath()
      ink.moveTo(...at(horizon, low))
      ink.lineTo(...at(horizon, high))
      ink.stroke()
      ink.setLineDash([])
    }
    ink.textAlign = 'left'
    ink.fillStyle = colour('--dim')
    ink.fillText('loss after each step', 2, size)
    for (const [index, { tint }] of paths.entries()) {
      Object.assign(ink, { strokeStyle: tint, lineWidth: 2 })
      ink.beginPath()
      logs[index].forEach((log, step) => { if (Number.isFinite(log)) ink.lineTo(...at(step, log)) })
      ink.stroke()
    }
  }

  const move = (x, y) => { start = [x, y]; redraw() }
  onDrag(plot, (event) => {
    const [x, y] = placeOn(plot, event, width, height)
    move((x - width / 2) / scale() + bowl.lowest[0] / 2, (height / 2 - y) / scale() + bowl.lowest[1] / 2)
  })
  onArrows(plot, (right, down) => move(start[0] + 0.05 * size() * right, start[1] - 0.05 * size() * down))
  dark.addEventListener('change', redraw)
  const [old = first, x = 0, y = 0, power, volume = 0, count = horizon] = kept.start ?? []
  begin(old)
  start = [x, y].map((place) => between(-99, place, 99))
  for (const [knob, value] of [[rate, power ?? Math.log10(tuned)], [loud, volume], [steps, count]]) knob.set(value)
  draw()
  return [make('div', { className: 'pair' }, plot, curve), say, more, controls(rate, loud, steps, another, reset),
    note(score, ' Each change walks all three to the end, with the chapter’s own ', code('LearnedOptimizer'), ' and the library’s ', code('Adam'), '.')]
}
