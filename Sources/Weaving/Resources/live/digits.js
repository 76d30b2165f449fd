// A digit to draw, ten answers, and pictures in one colour: what the readers of digits share.

const percent = (share) => `${(100 * share).toFixed(share > 0.0995 ? 0 : 1)} %`

// Ten shares as bars, the largest bold.
const tenShares = () => {
  const bars = Array.from({ length: 10 }, (_, digit) => {
    const [meter, share] = [make('meter', { min: 0, max: 1, value: 0, 'aria-label': `share of ${digit}` }), make('span', { className: 'value' })]
    return { meter, share, node: make('div', {}, String(digit), meter, share) }
  })
  const show = (shares) => {
    const best = shares.indexOf(Math.max(...shares))
    bars.forEach(({ meter, share, node }, digit) => {
      meter.value = shares[digit]
      share.textContent = percent(meter.value)
      node.classList.toggle('best', digit === best)
    })
    return best
  }
  return { node: make('div', { className: 'ten' }, ...bars.map((bar) => bar.node)), show, clear: () => { show(Array(10).fill(0)); bars[0].node.classList.remove('best') } }
}

// A box to draw a digit in, with a button for an example of each. `read()` leaves the ink at `ink`, and says whether there is any;
// `example` is the digit that was taken, or −1.
const digitBox = (engine, ink, changed) => {
  let [example, isQuiet] = [-1, false]
  const box = drawing('Your digit', () => { if (!isQuiet) { example = -1; changed() } })
  const take = (digit) => {
    const points = engine.room(400)
    const places = Array.from({ length: engine.call.exampleDigit(digit, points) }, (_, i) => [...engine.floats(points + 8 * i, 2)])
    const ends = [-1, ...places.keys()].filter((i) => i < 0 || places[i][0] < 0)
    engine.call.release(points)
    isQuiet = true
    box.set(ends.slice(1).map((end, i) => places.slice(ends[i] + 1, end)))
    isQuiet = false
    example = digit
  }
  const read = () => {
    const flat = box.strokes.flatMap((stroke) => [...stroke.flat(), -1, -1])
    const pointer = engine.put(flat)
    const isDrawn = engine.call.digitInk(pointer, flat.length / 2, ink)
    engine.call.release(pointer)
    return isDrawn
  }
  const digits = Array.from({ length: 10 }, (_, digit) => button(String(digit), () => { take(digit); changed() }))
  const buttons = make('div', { className: 'controls digits' }, 'take a', ...digits, button('Clear', () => box.set([])))
  return { node: make('div', {}, box.node, 'draw here'), buttons, take: (digit) => take(digits[digit] ? digit : 7), read, get example() { return example } }
}

// Two sliders that move a digit by up to `most` pixels; `words()` says where to, and nothing where it is in place.
const shifts = (most, changed) => {
  const nodes = [['sideways', 'left', 'right'], ['up or down', 'up', 'down']].map(([label, less, more]) => slider(label, {
    min: -most, max: most, step: 1, value: 0, changed, written: (by) => (by ? `${Math.abs(by)} ${by < 0 ? less : more}` : '0'),
  }))
  return {
    nodes, read: () => nodes.map((by) => by.read()), set: (...places) => places.forEach((place, index) => nodes[index].set(place)),
    words: () => nodes.filter((by) => by.read()).map((by) => by.querySelector('.value').textContent).join(' and '),
  }
}

// The answer of ten shares, in place and moved.
const answerOf = (shares) => {
  const best = shares.indexOf(Math.max(...shares))
  return { shares, best, words: `${best} (${percent(shares[best])})` }
}
const readAs = (home, here, way) => (!way ? `Read as ${here.words}`
  : `In place it is read as ${home.words}; moved ${way}, ${here.best === home.best ? 'still' : 'the answer does not survive: it is read'} as ${here.words}`)

// Numbers 0…1 as a picture of side x side in one colour, at a place of a canvas.
const paint = (pen, values, side, tint, ...target) => {
  const node = make('canvas', { width: side, height: side })
  const [brush, picture] = [node.getContext('2d'), new ImageData(side, side)]
  values.forEach((value, index) => { picture.data[4 * index + 3] = 255 * value })
  brush.putImageData(picture, 0, 0)
  Object.assign(brush, { globalCompositeOperation: 'source-in', fillStyle: tint })
  brush.fillRect(0, 0, side, side)
  pen.imageSmoothingEnabled = false
  pen.drawImage(node, ...target)
}
