// What the parts are made of: a canvas, sliders, choices, buttons, a sentence, and their state in the address.
const make = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name in node && name !== 'list') node[name] = value
    else node.setAttribute(name, value)
  }
  node.append(...children)
  return node
}

const dark = matchMedia('(prefers-color-scheme: dark)')
const stillness = matchMedia('(prefers-reduced-motion: reduce)')
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
// Okabe and Ito's colours, by day and in the dark, as in the pictures of the run.
const palette = Object.defineProperties({}, Object.fromEntries(Object.entries({
  vermilion: ['#d55e00', '#ff8a3d'], blue: ['#0072b2', '#4aa3e0'], green: ['#009e73', '#22b98a'],
  orange: ['#e69f00', '#f2c14a'], sky: ['#56b4e9', '#a5dcff'], purple: ['#cc79a7', '#e39bc3'],
}).map(([name, shades]) => [name, { get: () => shades[+dark.matches] }])))

const tenTo = (power) => `10${[...String(power)].map((sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[sign] ?? '⁻').join('')}`
// "0.0312", "3.64 · 10⁻⁹"
const short = (number) => {
  const [digits, power] = number.toPrecision(3).split('e')
  return power ? `${digits} · ${tenTo(+power)}` : digits
}
// "0.031", "12", "123"
const rough = (number) => (number < 99.5 ? number.toPrecision(2) : String(Math.round(number)))

const signed = (number) => number.toFixed(2).replace('-', '−')

// From the address may come any number.
const between = (low, number, high) => Math.min(high, Math.max(low, number))
// Seeds are whole; far above these the next one would be the same number again.
const seedOf = (number) => between(1, Math.floor(number), 2 ** 32)

// What becomes of a part where something goes wrong later: `enliven` sets it while it makes one. What all share has none.
let giveUp = (error) => { throw error }
const guarded = (act) => {
  const end = giveUp
  return (...given) => {
    try { return act(...given) } catch (error) { return end(error) }
  }
}

// One picture a frame, however many events come.
const onceAFrame = (draw) => {
  const safely = guarded(draw)
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => { isDue = false; safely() })
  }
}

// Canvases whose place on the screen has another size get another bitmap. What draws on several of them draws once.
const fits = []
const refit = onceAFrame(() => { for (const [redraw, safely] of new Map(fits.map((fit) => fit()))) if (redraw) safely() })
const sizes = new ResizeObserver(refit)
addEventListener('resize', refit)

// A canvas of width x height units, sharp on every screen, with its name for those who do not see it. `redraw` fills a new bitmap.
const canvas = (width, height, label, redraw) => {
  const node = make('canvas', { width, height, tabIndex: 0 })
  node.style.aspectRatio = `${width} / ${height}`
  node.setAttribute('role', 'img')
  node.setAttribute('aria-label', label)
  const [pen, safely] = [node.getContext('2d'), guarded(() => redraw())]
  fits.push(() => {
    const wide = Math.round(node.clientWidth * devicePixelRatio)
    if (!wide || wide === node.width) return []
    Object.assign(node, { width: wide, height: Math.round((wide * height) / width) })
    pen.setTransform(node.width / width, 0, 0, node.height / height, 0, 0)
    return [redraw, safely]
  })
  sizes.observe(node)
  return [node, pen]
}

// The place of an event on a canvas, in its units.
const placeOn = (node, event, width, height) => {
  const box = node.getBoundingClientRect()
  return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height]
}

// Calls `move` for a press and for every place that it is dragged to, by one finger, one pen or the mouse's first button.
const onDrag = (node, move, end = () => {}) => {
  [move, end] = [move, end].map(guarded)
  let active = null
  node.addEventListener('pointerdown', (event) => {
    if (active !== null || event.button !== 0 || !event.isPrimary) return
    node.setPointerCapture(event.pointerId)
    active = event.pointerId
    move(event, true)
  })
  node.addEventListener('pointermove', (event) => { if (event.pointerId === active) move(event, false) })
  for (const name of ['pointerup', 'pointercancel', 'lostpointercapture']) node.addEventListener(name, (event) => {
    if (event.pointerId !== active) return
    active = null
    end()
  })
}

// A screen reader hands its keys to an application; those of a picture it would keep.
const onKeys = (node, press) => {
  node.setAttribute('role', 'application')
  node.addEventListener('keydown', guarded(press))
}

const onArrows = (node, move) => onKeys(node, (event) => {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
  if (!way) return
  event.preventDefault()
  move(...way)
})

// `changed` is called while it moves, `settled` when it has come to rest; `isMoving()` says which.
const slider = (label, { min, max, step, value, written = String, changed, settled = () => {} }) => {
  const input = make('input', { type: 'range', min, max, step, value })
  let isMoving = false
  const shown = make('span', { className: 'value', 'aria-hidden': 'true' })
  const show = () => {
    shown.textContent = written(+input.value)
    input.setAttribute('aria-valuetext', shown.textContent)
  }
  input.addEventListener('input', guarded(() => { isMoving = true; show(); changed() }))
  // A drag that ends where it began changes nothing, so there is no “change”.
  const rest = guarded(() => { if (isMoving) { isMoving = false; settled() } })
  for (const name of ['change', 'pointerup', 'pointercancel', 'blur']) input.addEventListener(name, rest)
  show()
  const node = make('label', {}, make('span', {}, label), input, shown)
  return Object.assign(node, { read: () => +input.value, set: (value) => { input.value = value; show() }, isMoving: () => isMoving })
}

// A number that names none of its options leaves it as it is.
const choice = (label, names, changed) => {
  const input = make('select', {}, ...names.map((name, index) => make('option', { value: index }, name)))
  input.addEventListener('change', guarded(changed))
  const node = make('label', {}, make('span', {}, label), input)
  return Object.assign(node, { read: () => +input.value, set: (value) => { if (names[value] !== undefined) input.value = value } })
}

const button = (words, act) => {
  const node = make('button', { type: 'button' }, words)
  node.addEventListener('click', guarded(act))
  return node
}

const controls = (...nodes) => make('div', { className: 'controls' }, ...nodes)

// A sentence that a screen reader hears when it changes.
const sentence = () => {
  const node = make('p', { className: 'say' })
  node.setAttribute('aria-live', 'polite')
  return Object.assign(node, { say: (text) => { if (node.textContent !== text) node.textContent = text } })
}

// What runs, and where the reader has read it.
const note = (...words) => make('p', { className: 'note' }, ...words)
const code = (text) => make('code', {}, text)

// The states of the parts, each by its name as “part:1,2.5,3” or empty at first, and the pieces of the address behind #, where they stand.
const states = new Map()
const pieces = () => location.hash.slice(1).split('&').filter(Boolean)
const isOf = (part) => (piece) => piece.startsWith(part + ':')
const address = (pieces) => history.replaceState(null, '', '#' + pieces.join('&'))
let due = null
const keepStates = () => {
  clearTimeout(due)
  due = null
  const others = pieces().filter((piece) => ![...states.keys()].some((part) => isOf(part)(piece)))
  address([...others, ...states.values()].filter(Boolean))
}
addEventListener('pagehide', () => { if (due !== null) keepStates() })
// A link within the page brings a new address without them; one with others begins the page anew.
addEventListener('hashchange', () => {
  const found = [...states].map(([part, words]) => [words, pieces().find(isOf(part))])
  if (found.some(([words, piece]) => piece && piece !== words)) {
    clearTimeout(due)
    due = null
    return location.reload()
  }
  const lost = found.filter(([words, piece]) => words && !piece)
  if (lost.length) address([...pieces(), ...lost.map(([words]) => words)])
})

// The state of a part comes back with the link. It is written once things rest: a browser takes few addresses a second.
const state = (part) => {
  const found = pieces().find(isOf(part))
  const numbers = found?.slice(part.length + 1).split(',').map(Number)
  states.set(part, found ?? '')
  return {
    start: numbers?.every(Number.isFinite) ? numbers : null,
    keep: (numbers) => {
      const words = numbers.map((number) => (Number.isInteger(number) ? number : +number.toPrecision(4))).join(',')
      states.set(part, `${part}:${words}`)
      clearTimeout(due)
      due = setTimeout(keepStates, 300)
    },
  }
}
