// Squares to draw in, and the six of them that a few-shot learner needs.

// `changed` is called when a stroke has ended; strokes are lists of places in a square of 105 units, as in Omniglot.
// `blend(other, share)` shows so much of another drawing's ink, and so much less of its own.
const drawing = (label, changed) => {
  const [node, pen] = canvas(105, 105, `${label}, empty. Draw with a finger, a pen or the mouse; Backspace takes a stroke back.`, draw)
  // The stroke under the pointer is open.
  let [strokes, open, other, share] = [[], null, null, 0]
  node.classList.add('drawing')
  function draw() {
    pen.clearRect(0, 0, 105, 105)
    pen.strokeStyle = colour('--ink')
    pen.lineWidth = 5.6
    pen.lineCap = pen.lineJoin = 'round'
    for (const [lines, part] of [[strokes, 1 - share], [(strokes.length && other?.strokes) || [], share]]) {
      pen.globalAlpha = part
      for (const stroke of lines) {
        pen.beginPath()
        for (const place of stroke.length > 1 ? stroke : [stroke[0], stroke[0].map((x) => x + 0.01)]) pen.lineTo(...place)
        pen.stroke()
      }
    }
  }
  const paint = onceAFrame(draw)
  const set = (lines) => {
    [strokes, open] = [lines.map((line) => line.map((place) => [...place])), null]
    paint()
    node.setAttribute('aria-label', `${label}, ${strokes.length === 1 ? '1 stroke' : `${strokes.length} strokes`}`)
    changed()
  }
  onDrag(node, (event, isFirst) => {
    if (isFirst) strokes.push(open = [])
    const events = event.getCoalescedEvents?.() ?? []
    // The pointer may leave the square; what is read is what is seen in it, and below zero strokes end.
    for (const each of events.length ? events : [event]) open?.push(placeOn(node, each, 105, 105).map((x) => between(0, x, 105)))
    paint()
  }, () => { if (open) set(strokes) })
  onKeys(node, (event) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return
    event.preventDefault()
    if (!open) set(strokes.slice(0, -1))
  })
  dark.addEventListener('change', paint)
  const blend = (box, part) => { [other, share] = [box, part]; paint() }
  return { node, set, blend, get isEmpty() { return strokes.length === 0 }, get strokes() { return strokes } }
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

// Five characters once each and a sixth drawing. `answer(pixels, version, all)` gives the sentence on them; it is called when none is
// empty, and otherwise `bars` are cleared. The version is another when a drawing is; the example that is shown stands in the address with
// what `more()` adds, and `begin()` sets that back.
const fiveCharacters = (engine, kept, bars, answer, more = () => [], begin = () => {}) => {
  const [pixels, say] = [engine.room(6 * 784), sentence()]
  let [example, isQuiet, turns, version, written] = [1, false, 0, 0, -1]
  const update = onceAFrame(() => {
    const empty = all.filter((box) => box.isEmpty).length
    if (empty) {
      for (const each of bars) each.clear()
      return say.say(`Still empty: ${empty} of 6.`)
    }
    if (written !== version) all.forEach((box, index) => inkOf(engine, box.strokes, pixels + 4 * 784 * index))
    written = version
    say.say(answer(pixels, version, all))
    // The address changes when the reader has.
    if (turns++) kept.keep([example, ...more()])
  })
  const changed = () => {
    version += 1
    if (!isQuiet) { example = -1; update() }
  }
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
    button('Start again', () => { next = 2; begin(); show(1) }),
  ]
  show(samples[kept.start?.[0]] ? kept.start[0] : 1)
  return { node, buttons, update, say, pixels }
}

// Loss and five shares after 0, 1, … `most` steps, which `call(steps, pointer)` writes. `upTo(taken, isMoving, key)` answers with at
// least `taken` steps of them, and while something moves with no more; a key is what they belong to: another number of steps needs no others.
const answersAfter = (engine, most, call) => {
  let [known, numbers, belongsTo] = [-1, [], null]
  return (taken, isMoving, key) => {
    const wanted = isMoving ? taken : most
    if (belongsTo !== key || known < wanted) {
      numbers = engine.numbers(6 * (wanted + 1), (pointer) => call(wanted, pointer));
      [known, belongsTo] = [wanted, key]
    }
    const after = (step) => numbers.slice(6 * step + 1, 6 * step + 6)
    return { losses: numbers.filter((_, index) => index % 6 === 0), answers: after(taken), loss: numbers[6 * taken] }
  }
}

// Five shares as bars with a name, which may stand over the colour of a line in a chart.
const shares = (label) => {
  const bars = Array.from({ length: 5 }, () => make('meter', { min: 0, max: 1, value: 0 }))
  const name = make('span', {}, label)
  const node = make('div', { className: 'shares' }, name, ...bars)
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
  return { node, show, tint: (tint) => { name.style.borderBottom = `3px solid ${tint}` }, clear: () => set(Array(5).fill(0), -1) }
}
