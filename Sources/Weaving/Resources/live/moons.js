// Chapter 2: train the network on two moons, add points, and ask one of them whom it blames.
parts.moons = (engine, figure, settings) => {
  const [left, right, bottom, top] = [-1.6, 2.6, -1.2, 1.7]
  const [width, height, columns, rows] = [420, 290, 84, 58]
  const [layers, most, first, usual] = [[2, 12, 12, 1], 400, 40, Math.log10(0.02)]
  const [plot, pen] = canvas(width, height, 'The points on the field of the network’s answers. Arrow keys move the cursor, Enter clicks there.', draw)
  const [graph, ink] = canvas(width, height, 'The network’s weights, as thick as the ringed point’s blame; the sentence below names the thickest.', draw)
  const [grid, judged, blames] = [engine.room(columns * rows), engine.room(2 + 4 * most), engine.room(1000)]
  graph.tabIndex = -1
  const [facts, whom, kept, background] = [sentence(), sentence(), state('moons'), make('canvas', { width: columns, height: rows })]
  // The colours of the two answers, and of blame above and below zero.
  const [minus, plus, above, below] = ['blue', 'vermilion', 'purple', 'green'].map((name) => () => palette[name])
  const pieces = (numbers, size) => Array.from({ length: numbers.length / size }, (_, index) => numbers.slice(size * index, size * (index + 1)))
  const least = (numbers) => numbers.indexOf(Math.min(...numbers))
  // Points are [x, y, label, answer].
  let [step, asked, until, points, added, cursor, isRunning] = [0, 0, 0, [], [], null, false]
  const frame = onceAFrame(() => {
    if (isRunning) advance(2)
    draw()
    if (isRunning) run(step < until)
  })
  const run = (on) => {
    isRunning = on
    train.textContent = on ? 'Pause' : 'Train'
    // A voice cannot follow sixty sentences a second.
    for (const each of [facts, whom]) each.setAttribute('aria-live', on ? 'off' : 'polite')
    if (!on) keep()
    frame()
  }
  const keep = () => kept.keep([seed.read(), rate.read(), asked, ...added.flat()])
  const advance = (steps) => { engine.call.moonTrain(steps, 10 ** rate.read()); step += steps }
  const train = button('Train', () => {
    until = step + settings.steps
    // For whom nothing should move, all steps at once.
    if (!stillness.matches || isRunning) return run(!isRunning)
    advance(settings.steps)
    run(false)
  })
  const once = button('One step', () => { advance(1); run(false) })
  const forget = button('Forget the training', () => { engine.call.moonForget(); step = 0; run(false) })
  const reset = button('Start again', () => { rate.set(usual); seed.set(settings.seed); click.set(0); begin([]); run(false) })
  const click = choice('a click', ['asks a point for its blame', 'adds a blue point, −1', 'adds an orange point, +1'], () => {})
  const rate = slider('rate α', { min: -3.5, max: 0, step: 0.05, value: usual, written: (power) => (10 ** power).toPrecision(2), changed: () => keep() })
  const seed = slider('seed', { min: 1, max: Math.max(20, settings.seed), step: 1, value: settings.seed, changed: () => { begin(added); run(false) } })

  // The points of a seed and the reader's own, and a few steps; the point that is worst off is asked.
  function begin(own) {
    engine.call.moonStart(seed.read())
    for (const point of own) engine.call.moonAdd(...point);
    [added, cursor, step] = [own, null, 0]
    advance(first)
    judge()
    asked = least(points.map(([, , label, answer]) => answer * label))
  }
  function judge() {
    points = pieces([...engine.floats(judged + 8, 4 * engine.call.moonJudge(judged))], 4)
    return [...engine.floats(judged, 2)]
  }
  const onPlot = ([x, y]) => [((x - left) / (right - left)) * width, ((top - y) / (top - bottom)) * height]
  const circle = (on, [x, y], radius, line, edge, fill = 'transparent') => {
    const path = new Path2D()
    path.arc(x, y, radius, 0, 7)
    Object.assign(on, { lineWidth: line, strokeStyle: edge, fillStyle: fill })
    on.fill(path)
    on.stroke(path)
  }
  const word = (on, text, [x, y], size) => {
    Object.assign(on, { font: `${size}px system-ui, sans-serif`, textAlign: 'center', textBaseline: 'middle', fillStyle: colour('--ink') })
    on.fillText(text, x, y)
  }
  function draw() {
    const [loss, sure] = judge()
    const [black, paper] = [colour('--ink'), colour('--paper')]
    field(paper)
    for (const [index, [x, y, label, answer]] of points.entries()) {
      circle(pen, onPlot([x, y]), 4.5, 1.2, paper, label < 0 ? minus() : plus())
      if (index === asked) circle(pen, onPlot([x, y]), 9, 2.5, black)
      else if (answer * label <= 0) circle(pen, onPlot([x, y]), 6, 1.2, black)
    }
    if (cursor) word(pen, '+', onPlot(cursor), 30)
    facts.say(`Step ${step}: loss ${short(loss)}, ${sure} of ${points.length} points right${sure < points.length ? '; thin rings mark the others' : ''}.`)
    engine.call.moonBlame(asked, blames)
    blame([...engine.floats(blames, weights.length + 1)])
  }
  function field(paper) {
    engine.call.moonField(left, right, bottom, top, columns, rows, grid)
    const image = new ImageData(columns, rows)
    const [low, high, ground] = [minus(), plus(), paper].map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)))
    engine.floats(grid, columns * rows).forEach((answer, index) => {
      const [end, place] = [answer < 0 ? low : high, (rows - 1 - Math.floor(index / columns)) * columns + (index % columns)]
      image.data.set([...ground.map((from, part) => from + 0.55 * Math.abs(answer) * (end[part] - from)), 255], 4 * place)
    })
    background.getContext('2d').putImageData(image, 0, 0)
    pen.drawImage(background, 0, 0, width, height)
  }

  // The network from left to right, in the layout's order: a line is a weight, the edge of a unit its bias.
  const weights = layers.slice(1).flatMap((outputs, layer) =>
    Array.from({ length: (layers[layer] + 1) * outputs }, (_, index) => ({ layer, from: Math.floor(index / outputs), to: index % outputs })))
  const isBias = ({ layer, from }) => from === layers[layer]
  const place = (layer, unit) => [28 + 120 * layer, height / 2 + (unit - (layers[layer] - 1) / 2) * (layers[layer] > 2 ? 22 : 90)]
  const called = (layer, unit) => (layer === 0 ? 'xy'[unit] : layer === 3 ? 'the answer' : `unit ${unit + 1} of layer ${layer}`)
  function blame(numbers) {
    const [paper, faint] = ['--paper', '--rule'].map(colour)
    const thick = (number) => Math.min(10, 5 * Math.abs(number))
    const tone = (number) => (thick(number) < 0.4 ? faint : number > 0 ? above() : below())
    const all = weights.map((weight, index) => ({ ...weight, number: numbers[index] })).sort((a, b) => Math.abs(a.number) - Math.abs(b.number))
    const lines = all.filter((weight) => !isBias(weight))
    ink.clearRect(0, 0, width, height)
    for (const { layer, from, to, number } of lines) {
      Object.assign(ink, { lineWidth: Math.max(0.6, thick(number)), strokeStyle: tone(number) })
      ink.stroke(new Path2D(`M${place(layer, from)}L${place(layer + 1, to)}`))
    }
    for (const { layer, to, number } of all.filter(isBias)) circle(ink, place(layer + 1, to), 7, Math.max(1, thick(number)), tone(number), paper)
    for (const unit of [0, 1]) { circle(ink, place(0, unit), 10, 1, colour('--dim'), paper); word(ink, 'xy'[unit], place(0, unit), 14) }
    word(ink, 'answer', [place(3, 0)[0], height / 2 + 44], 14)
    const [{ layer, from, to, number }, [, , label, answer]] = [lines.at(-1), points[asked]]
    const worst = `It blames most the weight from ${called(layer, from)} to ${called(layer + 1, to)}: ∂L/∂w = ${signed(number)}, so that one should go ${number > 0 ? 'down' : 'up'}.`
    whom.say(`The ringed point belongs to ${label < 0 ? '−1 (blue)' : '+1 (orange)'} and gets ${signed(answer)}: its loss L is ${short(numbers.at(-1))}. ${Math.abs(number) >= 0.05 ? worst : `It blames hardly any weight${answer * label > 0 ? '' : ': where tanh is flat, even an error finds no way back'}.`}`)
  }

  // What a click or the Enter key does at a place.
  function act([x, y], isFirst) {
    if (click.read() === 0) {
      asked = least(points.map((point) => Math.hypot(point[0] - x, point[1] - y)))
    } else if (isFirst && points.length < most) {
      added.push([x, y, 2 * click.read() - 3])
      asked = engine.call.moonAdd(...added.at(-1)) - 1
    }
    if (isFirst) keep()
    frame()
  }
  onDrag(plot, (event, isFirst) => {
    const [x, y] = placeOn(plot, event, right - left, top - bottom)
    cursor = null
    act([left + x, top - y], isFirst)
  })
  const here = () => cursor ?? points[asked]
  onArrows(plot, (across, down) => {
    cursor = [between(left, here()[0] + 0.1 * across, right), between(bottom, here()[1] - 0.1 * down, top)]
    act(cursor, false)
  })
  plot.addEventListener('keydown', guarded((event) => {
    if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); act(here(), true) }
  }))
  dark.addEventListener('change', frame)
  const [old = [settings.seed, usual], ...own] = pieces(kept.start ?? [], 3)
  for (const [index, control] of [seed, rate].entries()) control.set(old[index])
  begin(own.slice(0, most - 100).map(([x, y, label]) => [between(left, x, right), between(bottom, y, top), label < 0 ? -1 : 1]))
  if (points[old[2]]) asked = old[2]
  draw()
  return [make('div', { className: 'pair' }, plot, graph), facts, whom, controls(train, once, click, rate, seed, forget, reset),
    note('Click a point and see whom it blames: for its sake purple weights should go down and green ones up, the thick ones most. '
      + 'A step is the chapter’s own ', code('step'), ', a field its ', code('answers'), '; blame is what ', code('gradient'), ' finds, walking back over one ', code('answer'), ' made of values.')]
}
