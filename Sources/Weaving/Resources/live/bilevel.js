// Chapter 12: turn a knob; training goes again to its end, and the slope of its outcome comes back through all steps.
parts.bilevel = async (engine, figure, { steps, seed: first, score }) => {
  await engine.weights('bilevel', (pointer, count) => engine.call.knobsLoad(pointer, count))
  const names = ['rate, hidden layer', 'rate, output layer', '1 − momentum', 'weight decay', 'initial weights', 'initial biases', 'initial output']
  const [width, height, places, scanned, reach] = [420, 290, 81, 65, 5]
  const [plot, pen] = canvas(width, height, 'The points, the wave that they come from, and what training finds.', draw)
  const [curve, ink] = canvas(width, height, 'The error on validation points against the knob, with the slope where it stands. Arrow keys turn the knob.', draw)
  const [now, slope, kept, z, told] = [sentence(), sentence(), state('bilevel'), engine.room(7), engine.room(1000)]
  plot.tabIndex = -1
  let [seed, task, setting] = [first, null, []]

  const redraw = onceAFrame(() => { draw(); kept.keep([seed, which.read(), ...setting]) })
  const which = choice('knob', names, () => { knob.set(setting[which.read()]); redraw() })
  const value = (index, z) => engine.call.knobsValue(index, z)
  const knob = slider('stands at', { min: -reach, max: reach, step: 0.01, value: 0, written: (z) => (task ? short(value(which.read(), z)) : ''), changed: () => turn(knob.read()) })
  const turn = (to) => { setting[which.read()] = between(-reach, to, reach); knob.set(setting[which.read()]); redraw() }
  const follow = button('Turn all seven a little downhill', () => { setting = slopes(0.1).slice(7).map((z) => between(-reach, z, reach)); knob.set(setting[which.read()]); redraw() })
  const advice = button('What g says', () => { setting = [...task.advice]; knob.set(setting[which.read()]); redraw() })
  const another = button('Another data set', () => { begin(seed + 1); redraw() })
  const reset = button('Start again', () => { which.set(3); begin(first); start(); redraw() })
  // All as g says but weight decay, which stands where its curve has a slope that one can see.
  const start = () => {
    const errors = scan(3)
    const isSteep = (rise) => Math.abs(Math.abs(rise) - 0.08)
    const bends = errors.map((error, place) => isSteep(error - errors[place - 1]) + isSteep(errors[place + 1] - error) || Infinity)
    setting[3] = zOf(Math.max(0, bends.indexOf(Math.min(...bends))))
    knob.set(setting[which.read()])
  }
  const zOf = (place) => -reach + (2 * reach * place) / (scanned - 1)

  const pairs = (numbers) => Array.from({ length: numbers.length / 2 }, (_, index) => numbers.slice(2 * index, 2 * index + 2))
  function begin(number) {
    seed = seedOf(number)
    const count = engine.call.knobsTask(seed, told)
    const numbers = [...engine.floats(told, 8 + 2 * count + 64)]
    task = { advice: numbers.slice(0, 7), scale: numbers[7], training: pairs(numbers.slice(8, 8 + 2 * count)), validation: pairs(numbers.slice(8 + 2 * count)) }
    setting = [...task.advice]
    knob.set(setting[which.read()])
  }
  // A call that takes the setting.
  const ask = (count, call) => {
    engine.floats(z, 7).set(setting)
    return engine.numbers(count, (result) => call(z, result))
  }
  const scan = (index) => ask(scanned, (z, result) => engine.call.knobsScan(z, index, -reach, reach, scanned, steps, result))
  const slopes = (rate) => ask(14, (z, result) => engine.call.knobsSlope(z, steps, rate, result))

  function draw() {
    const numbers = ask(2 * places + 2, (z, result) => engine.call.knobsFit(z, steps, places, result))
    const [error, outcome] = numbers.splice(2 * places)
    drawFit(pairs(numbers))
    const [all, index] = [slopes(0).slice(0, 7), which.read()]
    drawCurve(scan(index), outcome, all[index], index)
    const at = short(value(index, setting[index]))
    now.say(Number.isFinite(outcome) ? `With ${names[index]} ${at}, ${steps} steps end at a mean squared error of ${short(error)} on the ${task.training.length} points to learn from and ${short(Math.exp(outcome))} on 32 others.`
      : `With ${names[index]} ${at} the training blows up.`)
    const loudest = all.map(Math.abs).indexOf(Math.max(...all.map(Math.abs)))
    slope.say(Number.isFinite(all[index]) ? `Along this knob the logarithm of the latter has the slope ${signed(all[index])}: ${Math.abs(all[index]) < 0.02 ? 'nearly flat here' : `turn it ${all[index] > 0 ? 'down' : 'up'}`}. Steepest of the seven is ${names[loudest]}, ${signed(all[loudest])}.`
      : 'There is no slope to follow.')
  }
  function drawFit(rows) {
    const tall = 2.2
    const at = (x, y) => [((x / task.scale + 1.05) / 2.1) * width, ((tall - between(-9, y, 9)) / (2 * tall)) * height]
    const size = letters(pen, plot, width)
    pen.clearRect(0, 0, width, height)
    key(pen, size, [['wave', colour('--dim')], ['what training finds', palette.blue], ['learned from', palette.vermilion], ['judged by', palette.orange]])
    for (const [column, tint, line] of [[1, colour('--dim'), 4], [0, palette.blue, 2.5]]) {
      Object.assign(pen, { strokeStyle: tint, lineWidth: line })
      pen.beginPath()
      rows.forEach((row, place) => pen.lineTo(...at(task.scale * ((2 * place) / (places - 1) - 1), row[column])))
      pen.stroke()
    }
    for (const [points, tint, radius] of [[task.validation, palette.orange, 2.5], [task.training, palette.vermilion, 5]]) {
      pen.fillStyle = tint
      for (const point of points) { pen.beginPath(); pen.arc(...at(...point), radius, 0, 7); pen.fill() }
    }
  }
  function drawCurve(errors, outcome, steep, index) {
    const finite = errors.filter(Number.isFinite)
    const [low, high] = [Math.min(...finite, outcome || 0) - 0.2, Math.min(3, Math.max(...finite)) + 0.2]
    const at = (z, error) => [30 + ((z + reach) / (2 * reach)) * (width - 50), height - 34 - ((error - low) / (high - low)) * (height - 64)]
    const size = letters(ink, curve, width)
    ink.clearRect(0, 0, width, height)
    key(ink, size, [['log validation error', palette.blue], ['its slope through the training', palette.vermilion]])
    Object.assign(ink, { fillStyle: colour('--dim'), strokeStyle: palette.blue, lineWidth: 2.5, textAlign: 'center' })
    for (const z of [-4, 0, 4]) ink.fillText(short(value(index, z)), at(z, 0)[0], height - 4)
    ink.textAlign = 'left'
    for (const error of [low + 0.2, high - 0.2]) ink.fillText(error.toFixed(1).replace('-', '−'), 0, at(0, error)[1] + 4)
    ink.beginPath()
    errors.forEach((error, place) => { if (Number.isFinite(error)) ink.lineTo(...at(zOf(place), Math.min(error, high + 1))) })
    ink.stroke()
    if (!Number.isFinite(outcome)) return
    // The arrow points downhill, along the tangent.
    const [from, to] = [at(setting[index], outcome), at(setting[index] - Math.sign(steep) * 1.5, outcome - Math.abs(steep) * 1.5)]
    Object.assign(ink, { strokeStyle: palette.vermilion, fillStyle: palette.vermilion, lineWidth: 3 })
    if (Math.abs(steep) > 0.02) arrow(from, to)
    ink.beginPath()
    ink.arc(...from, 7, 0, 7)
    ink.fill()
  }
  function arrow([x, y], [toX, toY]) {
    const angle = Math.atan2(toY - y, toX - x)
    const [endX, endY] = [x + 60 * Math.cos(angle), y + 60 * Math.sin(angle)]
    ink.beginPath()
    ink.moveTo(x, y)
    for (const turn of [0, 2.6, 0, -2.6]) ink.lineTo(endX + (turn && 11) * Math.cos(angle + turn), endY + (turn && 11) * Math.sin(angle + turn))
    ink.stroke()
  }

  onDrag(curve, (event) => turn(((placeOn(curve, event, width, height)[0] - 30) / (width - 50)) * 2 * reach - reach))
  onArrows(curve, (right, down) => turn(setting[which.read()] + 0.1 * (right - down)))
  dark.addEventListener('change', redraw)
  const [old = first, index = 3, ...own] = kept.start ?? []
  which.set(names[index] ? index : 3)
  begin(old)
  if (own.length === 7) { setting = own.map((z) => between(-reach, z, reach)); knob.set(setting[which.read()]) } else start()
  draw()
  return [make('div', { className: 'pair' }, plot, curve), now, slope, controls(which, knob, follow, advice, another, reset),
    note(score, ' Each change trains the chapter’s own ', code('trained'), ' to its end; the slope is its ', code('hypergradient'), ', through all of those steps.')]
}
