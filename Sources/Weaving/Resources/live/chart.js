// Lines over whole numbers: losses after each step, regrets after each pull.

// Writes on a canvas in letters that a telephone shows large enough; answers their size.
const letters = (pen, node, width) => {
  const size = Math.max(12, (10.5 * width) / (node.clientWidth || width))
  pen.font = `${size}px system-ui, sans-serif`
  return size
}

// Names along the upper edge, each over a bar in its colour.
const key = (pen, size, names) => {
  let start = 2
  pen.textAlign = 'left'
  for (const [name, tint] of names) {
    const wide = pen.measureText(name).width
    pen.fillStyle = colour('--ink')
    pen.fillText(name, start, size)
    pen.fillStyle = tint
    pen.fillRect(start, 1.2 * size, wide, 0.15 * size)
    start += wide + size
  }
}

// `show(words, lines, { most, top, mark })` draws lines { name, colour, values, dashes } over 0…most, from 0 to `top` or to the largest
// value, and a bar where `mark` is; `words` say what stands against what.
const chart = (label, width, height) => {
  const [node, pen] = canvas(width, height, label, () => { if (last) show(...last) })
  let last = null
  node.tabIndex = -1
  node.classList.add('chart')
  function show(...given) {
    last = given
    const [words, lines, { most, top = 0, mark = -1 }] = given
    const size = letters(pen, node, width)
    const high = Math.max(top, 1e-9, ...lines.flatMap(({ values }) => values.filter(Number.isFinite)))
    const [left, low, ceiling] = [3.2 * size, height - 1.7 * size, 1.9 * size]
    const at = (step, value) => [left + (step * (width - left - 12)) / most, low - ((low - ceiling) * Math.min(value, high)) / high]
    pen.clearRect(0, 0, width, height)
    pen.fillStyle = pen.strokeStyle = colour('--dim')
    pen.lineWidth = 1
    pen.setLineDash([])
    pen.textAlign = 'center'
    const stride = Math.ceil(most / (width / (3.2 * size)))
    for (let step = 0; step <= most; step += stride) pen.fillText(String(step), at(step, 0)[0], height - 4)
    pen.textAlign = 'right'
    pen.fillText(rough(high), left - 6, ceiling + 4)
    pen.fillText('0', left - 6, low)
    pen.fillText(words, width - 4, size)
    pen.strokeRect(left - 0.5, ceiling, 0, low - ceiling)
    if (mark >= 0) pen.strokeRect(at(mark, 0)[0] - 0.5, ceiling, 1, low - ceiling)
    key(pen, size, lines.map(({ name, colour }) => [name, colour]))
    // Where lines agree, those below still show.
    for (const [index, { colour, values, dashes = [] }] of lines.entries()) {
      const more = 1.5 * (lines.length - 1 - index)
      pen.strokeStyle = pen.fillStyle = colour
      pen.lineWidth = 2 + more
      pen.setLineDash(dashes)
      pen.beginPath()
      values.forEach((value, step) => pen.lineTo(...at(step, value)))
      pen.stroke()
      if (most > 20) continue
      values.forEach((value, step) => { pen.beginPath(); pen.arc(...at(step, value), (step === mark ? 5 : 2.5) + more / 2, 0, 7); pen.fill() })
    }
  }
  return { node, show }
}
