// Squares to draw in, and the six of them that a few-shot learner needs.

// `changed` is called when a stroke has ended; strokes are lists of places in a square of 105 units, as in Omniglot.
const drawing = (label, changed) => {
  const [node, pen] = canvas(105, 105, `${label}, empty. Draw with a finger, a pen or the mouse; Backspace takes a stroke back.`, draw)
  let strokes = []
  node.classList.add('drawing')
  function draw() {
    pen.clearRect(0, 0, 105, 105)
    pen.strokeStyle = colour('--ink')
    pen.lineWidth = 5.6
    pen.lineCap = pen.lineJoin = 'round'
    for (const stroke of strokes) {
      pen.beginPath()
      for (const place of stroke.length > 1 ? stroke : [stroke[0], stroke[0].map((x) => x + 0.01)]) pen.lineTo(...place)
      pen.stroke()
    }
  }
  const paint = onceAFrame(draw)
  const set = (lines) => {
    strokes = lines.map((line) => line.map((place) => [...place]))
    paint()
    node.setAttribute('aria-label', `${label}, ${strokes.length === 1 ? '1 stroke' : `${strokes.length} strokes`}`)
    changed()
  }
  onDrag(node, (event, isFirst) => {
    if (isFirst) strokes.push([])
    const events = event.getCoalescedEvents?.() ?? []
    for (const each of events.length ? events : [event]) strokes.at(-1)?.push(placeOn(node, each, 105, 105))
    paint()
  }, () => { if (strokes.length) set(strokes) })
  onKeys(node, (event) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return
    event.preventDefault()
    set(strokes.slice(0, -1))
  })
  dark.addEventListener('change', paint)
  return { node, set, get isEmpty() { return strokes.length === 0 }, get strokes() { return strokes } }
}

// Strokes to 28 x 28 ink at `target`, by the course's own pen.
const inkOf = (engine, strokes, target) => {
  const flat = strokes.flatMap((stroke) => [...stroke.flat(), -1, -1])
  const pointer = engine.put(flat)
  engine.call.ink(pointer, flat.length / 2, target)
  engine.call.release(pointer)
}

// A few characters of nobody's alphabet, each drawn twice, for those who cannot or will not draw.
const line = (...places) => places
const arc = (x, y, radius, from = 0, to = 6.3) => Array.from({ length: 24 }, (_, index) => {
  const angle = from + ((to - from) * index) / 23
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
})
const samples = [
  [[arc(50, 40, 20), line([50, 60], [50, 90]), line([34, 78], [66, 78])],
    [arc(54, 38, 17), line([53, 55], [50, 92]), line([36, 76], [70, 74])]],
  [[line([25, 25], [78, 25], [28, 80], [80, 80])], [line([28, 29], [74, 24], [33, 78], [76, 84])]],
  [[line([30, 20], [30, 85]), arc(46, 52, 18, -1.6, 1.6), line([62, 20], [75, 34])],
    [line([34, 18], [31, 84]), arc(48, 55, 19, -1.5, 1.7), line([66, 22], [76, 37])]],
  [[line([52, 15], [22, 55], [80, 55], [52, 15]), line([52, 55], [52, 90])],
    [line([50, 20], [25, 58], [78, 52], [50, 20]), line([50, 56], [55, 88])]],
  [[arc(36, 50, 17, 0.5, 5.8), arc(70, 50, 14, 3.6, 9), line([20, 86], [84, 86])],
    [arc(38, 46, 15, 0.4, 5.7), arc(70, 48, 15, 3.5, 9), line([22, 84], [80, 88])]],
]

// Five characters once each and a sixth drawing. `answer(pixels)` gives the sentence on them; it is called when none is empty, and
// otherwise `bars` are cleared. The example that is shown stands in the address with what `more()` adds.
const fiveCharacters = (engine, kept, bars, answer, more = () => []) => {
  const [pixels, say] = [engine.room(6 * 784), sentence()]
  let [example, isQuiet, turns] = [1, false, 0]
  const update = onceAFrame(() => {
    const empty = all.filter((box) => box.isEmpty).length
    if (empty) {
      for (const each of bars) each.clear()
      return say.say(`Still empty: ${empty} of 6.`)
    }
    all.forEach((box, index) => inkOf(engine, box.strokes, pixels + 4 * 784 * index))
    say.say(answer(pixels))
    // The address changes when the reader has.
    if (turns++) kept.keep([example, ...more()])
  })
  const changed = () => { if (!isQuiet) { example = -1; update() } }
  const all = Array.from({ length: 6 }, (_, index) => drawing(index < 5 ? `Character ${index + 1}` : 'The sixth drawing', changed))
  const quietly = (act) => { isQuiet = true; act(); isQuiet = false; update() }
  const show = (sixth) => quietly(() => {
    samples.forEach((drawings, index) => all[index].set(drawings[0]))
    all[5].set(samples[sixth][1])
    example = sixth
  })
  let next = 2
  const node = make('div', { className: 'six' }, ...all.map((box, index) =>
    make('div', {}, box.node, make('span', {}, index < 5 ? String(index + 1) : 'which?'))))
  const buttons = [
    button('Draw an example for me', () => { show(next); next = (next + 1) % 5 }),
    button('Clear the sixth', () => all[5].set([])),
    button('Clear all', () => quietly(() => { example = -1; for (const box of all) box.set([]) })),
  ]
  show(samples[kept.start?.[0]] ? kept.start[0] : 1)
  return { node, buttons, update, say }
}

// Five shares as bars with a name.
const shares = (label) => {
  const bars = Array.from({ length: 5 }, () => make('meter', { min: 0, max: 1, value: 0 }))
  const node = make('div', { className: 'shares' }, make('span', {}, label), ...bars)
  const set = (values, best) => bars.forEach((bar, index) => {
    bar.value = values[index]
    bar.classList.toggle('best', index === best)
    bar.setAttribute('aria-label', `character ${index + 1}: ${Math.round(100 * values[index])} per cent`)
  })
  const show = (values) => {
    const best = values.indexOf(Math.max(...values))
    set(values, best)
    return best
  }
  return { node, show, clear: () => set(Array(5).fill(0), -1) }
}
