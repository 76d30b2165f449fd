// Chapter 1: drag the start, turn the rate, see the path.
parts.playground = (engine, figure, settings) => {
  const hills = [
    { name: 'bowl, λ = 1 and 10', box: [-10, 10, -4, 4], start: [9, 2.4], most: 0.24, rate: settings.rate },
    { name: 'turned bowl, λ = 1 and 5', box: [-6.25, 6.25, -2.5, 2.5], start: [3.2, -0.6], most: 0.48, rate: 0.3 },
    { name: 'Rosenbrock’s valley', box: [-2, 2, -0.6, 1], start: [-1.2, 0.8], most: 0.004, rate: 0.001 },
  ]
  const [width, height, columns, rows, steps] = [640, 256, 320, 128, 60]
  const [plot, pen] = canvas(width, height, 'The landscape with the path of the descent. Arrow keys move the start.', draw)
  const [grid, path] = [engine.room(columns * rows), engine.room(3 * (steps + 1))]
  const [limit, say, kept, usual] = [sentence(), sentence(), state('playground'), 0.6]
  let hill = hills[0]
  let place = [...hill.start]
  let background

  const redraw = onceAFrame(() => { draw(); kept.keep([hills.indexOf(hill), rule.read(), share(), momentum.read(), ...place]) })
  const landscape = choice('landscape', hills.map((hill) => hill.name), () => { choose(landscape.read()); redraw() })
  const rule = choice('rule', ['gradient descent', 'momentum', 'Adam'], () => { rate.set(rate.read()); redraw() })
  // Adam's useful rates are of another size: its steps are about as long as the rate.
  const actual = (share) => (rule.read() === 2 ? 40 * hill.most * share ** 2 : hill.most * share)
  const rate = slider('rate α', { min: 0.005, max: 1, step: 0.005, value: 0.75, written: (share) => actual(share).toPrecision(3), changed: redraw })
  const momentum = slider('momentum β', { min: 0, max: 0.98, step: 0.01, value: usual, written: (beta) => beta.toFixed(2), changed: redraw })
  const share = () => rate.read()
  const reset = button('Start again', () => { choose(landscape.read()); rule.set(0); rate.set(hill.rate / hill.most); momentum.set(usual); redraw() })

  function choose(index) {
    hill = hills[index]
    place = [...hill.start]
    background = null
    rate.set(hill.rate / hill.most)
  }
  const toX = (x) => ((x - hill.box[0]) / (hill.box[1] - hill.box[0])) * width
  const toY = (y) => height - ((y - hill.box[2]) / (hill.box[3] - hill.box[2])) * height

  // Steps of the logarithm of the height.
  function shade() {
    engine.call.heights(hills.indexOf(hill), ...hill.box, columns, rows, grid)
    const image = new ImageData(columns, rows)
    const levels = engine.floats(grid, columns * rows).map((height) => Math.floor(1.6 * Math.log2(1 + 8 * height)))
    levels.forEach((level, index) => {
      const row = rows - 1 - Math.floor(index / columns)
      const isLine = level !== (levels[index + 1] ?? level) || level !== (levels[index + columns] ?? level)
      const tone = Math.min(1, level / 16) + (isLine ? 0.25 : 0)
      const light = dark.matches ? 34 + 50 * tone : 253 - 44 * tone
      image.data.set([light * 0.92, light * 0.96, light, 255], 4 * (row * columns + (index % columns)))
    })
    background = make('canvas', { width: columns, height: rows })
    background.getContext('2d').putImageData(image, 0, 0)
  }

  function draw() {
    if (!background) shade()
    pen.clearRect(0, 0, width, height)
    pen.drawImage(background, 0, 0, width, height)
    const alpha = actual(rate.read())
    const count = engine.call.descent(hills.indexOf(hill), rule.read(), ...place, alpha, momentum.read(), steps, path)
    const places = [...engine.floats(path, 3 * count)]
    drawPath(places, count)
    tell(alpha, places, count)
    momentum.hidden = rule.read() !== 1
  }

  function drawPath(places, count) {
    pen.strokeStyle = pen.fillStyle = [palette.blue, palette.green, palette.vermilion][rule.read()]
    pen.lineWidth = 1.8
    pen.beginPath()
    for (let i = 0; i < count; i++) pen.lineTo(toX(places[3 * i]), toY(places[3 * i + 1]))
    pen.stroke()
    for (let i = 0; i < count; i++) dot(toX(places[3 * i]), toY(places[3 * i + 1]), 2.4)
    pen.fillStyle = '#fff'
    dot(toX(places[0]), toY(places[1]), 8)
    pen.lineWidth = 2.5
    pen.stroke()
  }

  function dot(x, y, radius) {
    pen.beginPath()
    pen.arc(x, y, radius, 0, 7)
    pen.fill()
  }

  // The factor 1 − αλ of the steepest direction, and its limit.
  function tell(alpha, places, count) {
    const [low, high] = engine.numbers(2, (pointer) => engine.call.curvatures(hills.indexOf(hill), places[0], places[1], pointer))
    const here = hills.indexOf(hill) === 2 ? ' where the path begins' : ''
    const factors = `1 − αλ is ${signed(1 - alpha * low)} along the flattest direction and ${signed(1 - alpha * high)} along the steepest${here}`
    limit.hidden = rule.read() !== 0
    limit.say(`${factors}; the limit 2/λmax is ${(2 / high).toPrecision(3)}, and α is ${alpha > 2 / high ? 'beyond it' : 'below it'}.`)
    const [first, last] = [places[2], places[3 * (count - 1) + 2]]
    say.say(count <= steps ? `After ${count - 1} steps the numbers overflow: the rate is far too large.`
      : `Loss ${short(first)} → ${short(last)} in ${steps} steps${last > first ? ': it grows' : ''}.`)
  }

  const put = (x, y) => { place = [between(hill.box[0], x, hill.box[1]), between(hill.box[2], y, hill.box[3])] }
  const moveTo = (x, y) => { put(x, y); redraw() }
  onDrag(plot, (event) => {
    const [x, y] = placeOn(plot, event, 1, 1)
    moveTo(hill.box[0] + x * (hill.box[1] - hill.box[0]), hill.box[3] - y * (hill.box[3] - hill.box[2]))
  })
  onArrows(plot, (right, down) => moveTo(place[0] + (right * (hill.box[1] - hill.box[0])) / 50, place[1] - (down * (hill.box[3] - hill.box[2])) / 25))
  dark.addEventListener('change', () => { background = null; redraw() })

  if (kept.start?.length === 6 && hills[kept.start[0]]) {
    landscape.set(kept.start[0])
    choose(kept.start[0])
    rule.set(kept.start[1])
    rate.set(kept.start[2])
    momentum.set(kept.start[3])
    put(...kept.start.slice(4))
  } else choose(0)
  draw()
  return [plot, controls(landscape, rule, rate, momentum, reset), limit, say,
    note('Drag the white point, or move it with the arrow keys. Each step runs the chapter’s own ', code('descentStep'), ', ', code('heavyBall'), ' or ', code('adam'), '.')]
}
