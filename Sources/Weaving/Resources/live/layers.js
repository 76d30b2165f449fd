// Chapter 4: draw a digit, move it, see who still reads it, point at an answer of a map.
// With: drawing digits
parts.layers = async (engine, figure, { kernel, first, second, dense, score }) => {
  await engine.weights('layers', (pointer, count) =>
    engine.call.layersLoad(kernel, first, second, pointer, count - dense) && engine.call.layersDense(pointer + 4 * (count - dense), dense))
  const [shown, pitch, ink, kept] = [8, 704 / 7, engine.room(784), state('layers')]
  const [said, beside, told] = [sentence(), sentence(), sentence()]
  let [at, image, home] = [null, null, null]  // the answer that the reader points at; what the network reads; its answer in place
  const update = onceAFrame(() => { answer(); kept.keep([box.example, ...shift.read()]) })
  const look = onceAFrame(tell)
  const box = digitBox(engine, ink, () => { home = null; update() })
  const [input, pen] = canvas(280, 280, 'What the network reads, with the square that the marked answer stands on.', tell)
  input.tabIndex = -1
  const [shift, bars] = [shifts(4, update), tenShares()]
  const back = button('Back in place', () => { shift.set(0, 0); update() })
  const reset = button('Start again', () => { [at, home] = [null, null]; box.take(7); shift.set(3, 0); update() })
  // Eight maps in a row; an arrow key at the edge of one goes on to the next.
  const within = (count, place) => between(0, Math.floor(place), count - 1)
  const stages = ['convolution 1', 'convolution 2', 'the pool'].map((name, index) => {
    const [node, pen] = canvas(800, 96, `Eight maps after ${name}. Arrow keys move from answer to answer.`, tell)
    const stage = { name, pen, title: make('span') }
    const pointAt = (map, row, column) => { at = { stage: index, map, row, column }; look() }
    const follow = (event) => {
      if (!image) return
      const [x, y] = placeOn(node, event, 800, 96)
      const map = within(shown, x / pitch)
      pointAt(map, ...[y, x - map * pitch].map((place) => within(stage.side, (place / 96) * stage.side)))
    }
    for (const kind of ['pointerdown', 'pointermove']) node.addEventListener(kind, follow)
    onArrows(node, (x, y) => {
      if (!image || !at) return
      const [{ side }, { map, row, column }] = [stage, at]
      const place = within(shown * side, map * side + within(side, column) + x)
      pointAt(Math.floor(place / side), within(side, within(side, row) + y), place % side)
    })
    node.classList.add('maps')
    return Object.assign(stage, { node: make('div', { className: 'layer' }, stage.title, node) })
  })
  const frame = (pen, left, unit, row, column, side) => {
    [pen.strokeStyle, pen.lineWidth] = [palette.vermilion, 3]
    pen.strokeRect(left + column * unit, row * unit, side * unit, side * unit)
  }
  // The image, the square that the answer stands on and, for the first layer, the window's weights in it.
  const paintInput = (row, column, side) => {
    paint(pen, image, 28, colour('--ink'), 0, 0, 280, 280)
    const weights = at.stage ? [] : engine.numbers(side ** 2, (pointer) => engine.call.layersWindow(at.map, pointer))
    weights.forEach((weight, index) => {
      const size = 9 * Math.sqrt(Math.abs(weight) / Math.max(...weights.map(Math.abs)))
      const [x, y] = [column + (index % side), row + Math.floor(index / side)]
      pen.fillStyle = weight > 0 ? palette.orange : palette.sky
      pen.fillRect(10 * x + 5 - size / 2, 10 * y + 5 - size / 2, size, size)
    })
    frame(pen, 0, 10, row, column, side)
  }
  const read = (x, y) => {
    const numbers = engine.numbers(794, (pointer) => engine.call.layersRead(ink, x, y, pointer))
    const rival = answerOf(engine.numbers(10, (pointer) => engine.call.layersBeside(ink, x, y, pointer)))
    return { ...answerOf(numbers.splice(0, 10)), image: numbers, rival }
  }
  function answer() {
    if (!box.read()) {
      image = null
      bars.clear()
      said.say('Nothing to read yet: draw a digit in the first box, or take one.')
      beside.say('')
      return tell()
    }
    // The layers keep what they saw last: the digit where it stands.
    const way = shift.words()
    home = way && home ? home : read(0, 0)
    const here = way ? read(...shift.read()) : home
    image = here.image
    bars.show(here.shares)
    stages.forEach((stage, index) => {
      const values = engine.numbers(shown * 784, (pointer) => { stage.side = engine.call.layersMaps(index, shown, pointer) })
      stage.maps = Array.from({ length: shown }, (_, map) => values.slice(map * stage.side ** 2, (map + 1) * stage.side ** 2))
      stage.title.textContent = `after ${stage.name}: ${shown} of ${index ? second : first} maps of ${stage.side} × ${stage.side}`
    })
    said.say(`${readAs(home, here, way)}.${way ? '' : ' Move it: does the answer survive?'}`)
    beside.say(`By the dense network, which was shown digits only in place: ${readAs(home.rival, here.rival, way).replace(/^./, (letter) => letter.toLowerCase())}.`)
    tell()
  }
  // The answer that is pointed at: its squares in the pictures, its sum in words. At first the strongest of the first layer.
  function tell() {
    for (const each of [pen, ...stages.map((stage) => stage.pen)]) each.clearRect(0, 0, 800, 280)
    if (!image) return told.say('')
    const [all, high] = [stages[0].maps.flat(), stages[0].side]
    const top = all.indexOf(Math.max(...all))
    at ??= { stage: 0, map: Math.floor(top / high ** 2), row: Math.floor(top / high) % high, column: top % high }
    const { stage, map, row, column } = at
    const [value, sum, ...squares] = engine.numbers(8, (pointer) => engine.call.layersCell(stage, map, row, column, pointer))
    const [reach, before] = [squares.slice(0, 3), squares.slice(3)]
    paintInput(...reach)
    stages.forEach(({ pen, maps, side }, index) => {
      maps.forEach((values, own) => {
        const most = Math.max(...values, 1e-6)
        Object.assign(pen, { fillStyle: colour('--code') }).fillRect(own * pitch, 0, 96, 96)
        paint(pen, values.map((value) => value / most), side, dark.matches ? palette.sky : palette.blue, own * pitch, 0, 96, 96)
        if (index === stage - 1 && (stage === 1 || own === map)) frame(pen, own * pitch, 96 / side, ...before)
        if (index === stage && own === map) frame(pen, own * pitch, 96 / side, row - 0.5, column - 0.5, 2)
      })
    })
    const [window, pixels] = [before, reach].map(([, , side]) => `${side} × ${side}`)
    const made = `the sum ${signed(sum)}; norm and relu make it ${signed(value)}`
    const ground = [`its window on ${pixels} pixels gives ${made}`, `windows of ${window} on all ${first} maps above, ${pixels} pixels of the image, give ${made}`,
      `the largest of ${window} answers is ${signed(value)}; it stands on ${pixels} pixels of the image`][stage]
    told.say(`After ${stages[stage].name}, map ${map + 1}, row ${row + 1}, column ${column + 1}: ${ground}.`)
  }
  dark.addEventListener('change', look)
  const [digit, x, y] = kept.start?.length === 3 ? kept.start : [7, 3, 0]
  box.take(digit)
  shift.set(x, y)
  answer()
  return [
    make('div', { className: 'drawn-and-read' }, box.node, make('div', {}, input, 'what the network reads'), bars.node),
    controls(...shift.nodes, back, reset),
    box.buttons, said, beside, ...stages.map((stage) => stage.node), told,
    note(score, ' Point at a map, or walk through it with the arrow keys. What runs is the chapter’s own ', code('stages'), ' and ', code('moved'), '. In a window, orange weights ask for ink, blue ones for paper.')]
}
