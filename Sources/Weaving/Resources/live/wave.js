// Chapter 10: drop points of a wave one by one; the trained network reads them, and so does Bayes.
parts.wave = async (engine, figure, { units, width: window, noise, seed: first, score }) => {
  await engine.weights('wave', (pointer, count) => engine.call.waveLoad(units, window, pointer, count))
  const [most, places, width, height, tall] = [20, 81, 420, 290, 6.5]
  const [plot, pen] = canvas(width, height, 'The wave, its points, and what is believed of it. Arrow keys move the cursor, Enter drops a point there, Backspace takes one back.', draw)
  const losses = chart('Squared errors, added up from point to point.', width, height)
  const [given, kept, far, lost] = [engine.room(2 * most), state('wave'), sentence(), sentence()]
  const [network, rule, rival] = [() => palette.blue, () => colour('--ink'), () => colour('--dim')]
  let [seed, points, cursor] = [first, [], null]

  const redraw = onceAFrame(() => { draw(); kept.keep([seed, click.read(), read.read(), ...points.slice(0, read.read()).flat()]) })
  const read = slider('points read', { min: 0, max: most, step: 1, value: 3, changed: redraw })
  const click = choice('a click', ['asks the wave there', 'puts a point there'], () => { cursor = null; redraw() })
  const another = button('Another wave', () => { begin(seed + 1); redraw() })
  const reset = button('Start again', () => { click.set(0); begin(first); read.set(3); redraw() })

  // The wave of a seed and the points that come with it, until the reader drops others.
  function begin(number) {
    [seed, cursor] = [number, null]
    engine.call.waveStart(seed, noise, most, given)
    const numbers = [...engine.floats(given, 2 * most)]
    points = Array.from({ length: most }, (_, index) => numbers.slice(2 * index, 2 * index + 2))
  }
  const put = (x, y, isFirst) => {
    const count = isFirst ? Math.min(most, read.read() + 1) : read.read()
    if (!count) return
    points[count - 1] = [x, click.read() ? y : engine.call.waveSee(x)]
    read.set(count)
    redraw()
  }
  const onPlot = (x, y) => [((x + 5.2) / 10.4) * width, ((tall - y) / (2 * tall)) * height]
  const onWave = ([x, y]) => [between(-5, (x / width) * 10.4 - 5.2, 4.99), tall - (y / height) * 2 * tall]
  const curve = (values, tint, line, dashes = []) => {
    Object.assign(pen, { strokeStyle: tint, lineWidth: line })
    pen.setLineDash(dashes)
    pen.beginPath()
    values.forEach((value, place) => pen.lineTo(...onPlot(-5 + (10 * place) / (places - 1), value)))
    pen.stroke()
    pen.setLineDash([])
  }

  function draw() {
    const known = read.read()
    engine.floats(given, 2 * most).set(points.flat())
    const numbers = engine.numbers(4 * places + 4, (pointer) => engine.call.waveBelieve(given, known, places, pointer))
    const [truth, lstm, bayes, doubt] = [0, 1, 2, 3].map((column) => Array.from({ length: places }, (_, place) => numbers[4 * place + column]))
    pen.clearRect(0, 0, width, height)
    axes()
    band(bayes, doubt)
    curve(truth, rival(), 5)
    curve(bayes, rule(), 2, [7, 5])
    curve(lstm, network(), 2.5)
    points.slice(0, known).forEach((point, index) => {
      pen.fillStyle = palette.vermilion
      pen.beginPath()
      pen.arc(...onPlot(...point), index === known - 1 ? 6 : 4, 0, 7)
      pen.fill()
    })
    if (cursor) drawCursor()
    tell(known, numbers.slice(-4))
  }
  // Two deviations to each side: where the wave should lie, as far as anybody can know.
  function band(bayes, doubt) {
    Object.assign(pen, { fillStyle: rule(), globalAlpha: 0.13 })
    pen.beginPath()
    for (const side of [1, -1]) {
      const order = side > 0 ? [...bayes.keys()] : [...bayes.keys()].reverse()
      for (const place of order) pen.lineTo(...onPlot(-5 + (10 * place) / (places - 1), bayes[place] + 2 * side * doubt[place]))
    }
    pen.fill()
    pen.globalAlpha = 1
  }
  function axes() {
    const size = letters(pen, plot, width)
    Object.assign(pen, { fillStyle: rival(), strokeStyle: colour('--rule'), lineWidth: 1, textAlign: 'center' })
    pen.strokeRect(0, onPlot(0, 0)[1], width, 0)
    for (const x of [-5, 0, 5]) pen.fillText(signed(x).replace('.00', ''), onPlot(x * 0.97, 0)[0], height - 4)
    pen.textAlign = 'left'
    for (const y of [-5, 5]) pen.fillText(signed(y).replace('.00', ''), 2, onPlot(0, y)[1] + 4)
    key(pen, size, [['network', network()], ['Bayes ± 2 deviations', rule()], ['the wave', rival()]])
  }
  function drawCursor() {
    const [x, y] = onPlot(...cursor)
    Object.assign(pen, { strokeStyle: palette.vermilion, lineWidth: 1.5 })
    pen.strokeRect(x, click.read() ? y - 9 : 20, 0, click.read() ? 18 : height - 40)
    if (click.read()) pen.strokeRect(x - 9, y, 18, 0)
  }
  function tell(known, [apart, unsure, ...missed]) {
    const when = known === 0 ? 'Before any point' : `After ${known === 1 ? 'one point' : `${known} points`}`
    const [mine, best] = missed.map((number) => number.toFixed(2))
    far.say(`${when} the network misses the wave by ${mine} on average, Bayes by ${best}; the two are ${apart.toFixed(2)} apart, where Bayes himself is unsure by ${unsure.toFixed(2)}.`)
    const sums = engine.numbers(3 * known, (pointer) => engine.call.waveJudge(given, known, pointer))
    const column = (index) => [0, ...Array.from({ length: known }, (_, step) => sums[3 * step + index])]
    const lines = [['network', network()], ['Bayes', rule()], ['reads nothing', rival()]].map(([name, tint], index) => (
      { name, colour: tint, values: column(index), dashes: index === 1 ? [7, 5] : [] }))
    losses.show('errors so far', lines, { most, mark: known, top: 1 })
    const [by, to, none] = lines.map(({ values }) => values.at(-1).toFixed(1))
    lost.say(known === 0 ? 'Each point is foretold before it is read, and the squared errors are added up.'
      : `Each point foretold before it was read, the squared errors add up to ${by} for the network, ${to} for Bayes, and ${none} for who says the mean of all waves.`)
  }

  onDrag(plot, (event, isFirst) => {
    cursor = null
    put(...onWave(placeOn(plot, event, width, height)), isFirst)
  })
  onArrows(plot, (right, down) => {
    const [x, y] = cursor ?? [0, 0]
    cursor = [between(-5, x + 0.2 * right, 4.99), between(-6, y - 0.2 * down, 6)]
    redraw()
  })
  plot.addEventListener('keydown', guarded((event) => {
    if (!['Enter', ' ', 'Backspace', 'Delete'].includes(event.key)) return
    event.preventDefault()
    if (event.key === 'Enter' || event.key === ' ') { cursor ??= [0, 0]; return put(...cursor, true) }
    read.set(read.read() - 1)
    redraw()
  }))
  dark.addEventListener('change', redraw)
  const [old = first, way = 0, count = 3, ...own] = kept.start ?? []
  begin(seedOf(old))
  click.set(way)
  read.set(count)
  own.forEach((number, index) => { if (index < 2 * most) points[Math.floor(index / 2)][index % 2] = index % 2 ? between(-tall, number, tall) : between(-5, number, 4.99) })
  draw()
  return [make('div', { className: 'pair' }, plot, losses.node), far, lost, controls(read, click, another, reset),
    note(score, ' Drop points with a click, or with the arrow keys and Enter. What is believed is the chapter’s own ', code('WaveBelief'), '; its errors stand before each point was read.')]
}
