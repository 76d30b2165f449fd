// Chapter 3: draw a digit, move it, and see which weights say yes to an answer and which say no.
// With: drawing digits
parts.weights = async (engine, figure, { units, score }) => {
  await engine.weights('weights', (pointer, count) => engine.call.weightsLoad(units, pointer, count))
  const [loud, ink, kept] = [8, engine.room(784), state('weights')]
  const [tiles, pitch, side] = [loud + 1, 800 / (loud + 1), 84]
  const [said, told, caption, bars] = [sentence(), sentence(), make('span'), tenShares()]
  const [picture, pen] = canvas(280, 280, 'The chosen weights on your ink: orange ones ask for ink, blue ones for paper.', draw)
  const [row, brush] = canvas(800, side, 'All weights for the digit, and those of its loudest hidden units. Arrow keys move from picture to picture.', draw)
  picture.tabIndex = -1
  row.classList.add('maps')
  let [chosen, loudest] = [0, []]  // 0: all units together; the units that count most
  const update = onceAFrame(() => { draw(); kept.keep([box.example, asked.read(), chosen, ...shift.read()]) })
  const box = digitBox(engine, ink, () => { chosen = 0; update() })
  const asked = choice('asked about', ['the answer it gives', ...Array(10).keys()], () => { chosen = 0; update() })
  const shift = shifts(3, update)
  const choose = (tile) => { chosen = between(0, tile, tiles - 1); update() }
  const reset = button('Start again', () => { asked.set(0); shift.set(0, 0); chosen = 0; box.take(7); update() })
  const read = () => answerOf(engine.numbers(10, (pointer) => engine.call.weightsRead(ink, pointer)))
  // By whole pixels; what leaves is lost, what enters is paper.
  const move = (x, y) => {
    const pixels = [...engine.floats(ink, 784)]
    engine.floats(ink, 784).set(pixels.map((_, index) => {
      const [row, column] = [Math.floor(index / 28) - y, (index % 28) - x]
      return row === between(0, row, 27) && column === between(0, column, 27) ? pixels[28 * row + column] : 0
    }))
  }

  // Weights in two colours, strongest where `strength` is 1.
  const colours = (pen, weights, strength, ...target) => {
    const most = Math.max(...weights.map(Math.abs), 1e-9)
    for (const [sign, tint] of [[1, palette.orange], [-1, palette.sky]]) {
      paint(pen, weights.map((weight, pixel) => strength(pixel) * Math.sqrt(Math.max(0, sign * weight) / most)), 28, tint, ...target)
    }
  }
  function draw() {
    for (const each of [pen, brush]) each.clearRect(0, 0, 800, 280)
    if (!box.read()) {
      bars.clear()
      told.say('')
      return said.say('Nothing to read yet: draw a digit in the first box, or take one.')
    }
    const [home, way] = [read(), shift.words()]
    if (way) move(...shift.read())
    const here = way ? read() : home
    bars.show(here.shares)
    const digit = asked.read() ? asked.read() - 1 : here.best
    loudest = engine.numbers(loud, (pointer) => engine.call.weightsLoudest(digit, loud, pointer))
    const all = engine.numbers(788, (pointer) => engine.call.weightsFor(digit, pointer))
    const each = loudest.map((unit) => engine.numbers(789, (pointer) => engine.call.weightsOf(unit, digit, pointer)))
    const pixels = [...engine.floats(ink, 784)]
    const pictures = [all, ...each]
    pictures.forEach((numbers, tile) => {
      Object.assign(brush, { fillStyle: colour('--code') }).fillRect(tile * pitch, 0, side, side)
      colours(brush, numbers.slice(0, 784), () => 1, tile * pitch, 0, side, side)
    })
    Object.assign(brush, { strokeStyle: palette.vermilion, lineWidth: 4 }).strokeRect(chosen * pitch + 2, 2, side - 4, side - 4)
    Object.assign(pen, { fillStyle: colour('--code') }).fillRect(0, 0, 280, 280)
    colours(pen, pictures[chosen].slice(0, 784), (pixel) => 0.25 + 0.75 * pixels[pixel], 0, 0, 280, 280)
    outline(pixels)
    const other = digit === here.best ? '' : `; a ${digit} it is with ${percent(here.shares[digit])}`
    said.say(`${readAs(home, here, way)}${other}.`)
    tell(digit, pictures[chosen].slice(784))
  }
  // Where ink begins, as a thin line.
  function outline(pixels) {
    Object.assign(pen, { strokeStyle: colour('--ink'), lineWidth: 1.2 })
    const isInk = (row, column) => pixels[28 * row + column] > 0.4
    pen.beginPath()
    for (let row = 0; row < 28; row++) {
      for (let column = 0; column < 27; column++) {
        if (isInk(row, column) !== isInk(row, column + 1)) { pen.moveTo(10 * column + 10, 10 * row); pen.lineTo(10 * column + 10, 10 * row + 10) }
        if (isInk(column, row) !== isInk(column + 1, row)) { pen.moveTo(10 * row, 10 * column + 10); pen.lineTo(10 * row + 10, 10 * column + 10) }
      }
    }
    pen.stroke()
  }
  function tell(digit, [yes, no, constant, sum, counts]) {
    caption.textContent = `for ${digit}: all weights together, then its ${loud} loudest hidden units`
    const constantly = signed(Math.abs(constant) < 0.005 ? 0 : constant)
    const parts = `ink on orange weights adds ${signed(yes)}, ink on blue ones ${signed(no)}, and ${constantly} comes without any ink`
    told.say(chosen ? `Hidden unit ${loudest[chosen - 1] + 1}: ${parts}. So it answers ${signed(Math.max(0, sum))}, and that counts ${signed(counts)} for ${digit}.`
      : `For ${digit}: ${parts}. Together that is its score, ${signed(sum)}.`)
  }
  for (const kind of ['pointerdown', 'pointermove']) row.addEventListener(kind, (event) => choose(Math.floor(placeOn(row, event, 800, side)[0] / pitch)))
  onArrows(row, (right, down) => choose(chosen + right + down))
  dark.addEventListener('change', onceAFrame(draw))
  const [digit = 7, way = 0, tile = 0, x = 0, y = 0] = kept.start ?? []
  box.take(digit)
  asked.set(way)
  shift.set(x, y)
  chosen = between(0, Math.floor(tile), tiles - 1)
  draw()
  return [
    make('div', { className: 'drawn-and-read' }, box.node, make('div', {}, picture, 'ink and weights'), bars.node),
    controls(asked, ...shift.nodes, reset), box.buttons, said, make('div', { className: 'layer' }, caption, row), told,
    note(score, ' Silent units have no say and all else are sums, so the score is a sum over pixels: the chapter’s own ', code('Network'), ', unit by unit.')]
}
