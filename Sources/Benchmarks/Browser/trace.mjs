// A drawing of 28 x 28 ink back to the strokes of a pen, in a square of 105 units: made large, thinned to lines, and followed.
const large = 105

// Bilinear, and black or white: ink where at least half of the darkest ink is.
const enlarged = (ink) => {
  const at = (row, column) => ink[28 * Math.min(27, Math.max(0, row)) + Math.min(27, Math.max(0, column))]
  const place = (index) => ((index + 0.5) * 28) / large - 0.5
  const limit = 0.5 * Math.max(...ink)
  return Uint8Array.from({ length: large * large }, (_, index) => {
    const [y, x] = [place(Math.floor(index / large)), place(index % large)]
    const [row, column] = [Math.floor(y), Math.floor(x)]
    const [down, right] = [y - row, x - column]
    const value = (1 - down) * ((1 - right) * at(row, column) + right * at(row, column + 1))
      + down * ((1 - right) * at(row + 1, column) + right * at(row + 1, column + 1))
    return value >= limit ? 1 : 0
  })
}

// The eight around a pixel, clockwise from above.
const around = [[-1, 0], [-1, 1], [0, 1], [1, 1], [1, 0], [1, -1], [0, -1], [-1, -1]]
const neighbours = (index) => around.map(([down, right]) => {
  const [row, column] = [Math.floor(index / large) + down, (index % large) + right]
  return row < 0 || column < 0 || row >= large || column >= large ? -1 : row * large + column
})

// Zhang and Suen 1984: what may go without parting a line goes, from two sides in turn.
const thinned = (pixels) => {
  for (let hasChanged = true; hasChanged;) {
    hasChanged = false
    for (const turn of [0, 1]) {
      const gone = []
      for (let index = 0; index < pixels.length; index++) {
        if (!pixels[index]) continue
        const p = neighbours(index).map((other) => (other < 0 ? 0 : pixels[other]))
        const count = p.reduce((sum, value) => sum + value, 0)
        const changes = p.filter((value, place) => !value && p[(place + 1) % 8]).length
        const [up, right, down, left] = [p[0], p[2], p[4], p[6]]
        const isFree = turn ? !(up && right && left) && !(up && down && left) : !(up && right && down) && !(right && down && left)
        if (count >= 2 && count <= 6 && changes === 1 && isFree) gone.push(index)
      }
      for (const index of gone) pixels[index] = 0
      hasChanged ||= gone.length > 0
    }
  }
  return pixels
}

// From the ends of lines first, straight on where lines cross; lines that meet are joined. Every third place is enough.
export const strokesOf = (ink) => {
  const pixels = thinned(enlarged(ink))
  const next = (index) => neighbours(index).filter((other) => other >= 0 && pixels[other])
  const seen = new Set()
  const place = (index) => [index % large, Math.floor(index / large)]
  const strokes = []
  const follow = (start, from) => {
    const line = from === undefined ? [start] : [from, start]
    seen.add(start)
    for (;;) {
      const here = line.at(-1)
      const before = line.length > 3 ? line.at(-4) : line[0]
      const [x, y] = place(here)
      const way = [x - place(before)[0], y - place(before)[1]]
      const straight = (other) => (place(other)[0] - x) * way[0] + (place(other)[1] - y) * way[1]
      const open = next(here).filter((other) => !seen.has(other)).sort((one, other) => straight(other) - straight(one))
      if (!open.length) {
        const end = next(here).find((other) => !line.slice(-3).includes(other))
        if (end !== undefined && line.length > 2) line.push(end)
        break
      }
      seen.add(open[0])
      line.push(open[0])
    }
    strokes.push(line.filter((_, step) => step % 3 === 0 || step === line.length - 1).map(place))
  }
  const all = [...pixels.keys()].filter((index) => pixels[index])
  for (const index of all) if (!seen.has(index) && next(index).length === 1) follow(index)
  for (const index of all) {
    if (seen.has(index)) continue
    follow(index, next(index).find((other) => seen.has(other)))
  }
  return strokes
}
