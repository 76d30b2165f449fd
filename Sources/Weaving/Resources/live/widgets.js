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

const signed = (number) => number.toFixed(2).replace('-', '−')

// One picture a frame, however many events come.
const onceAFrame = (draw) => {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => { isDue = false; draw() })
  }
}

// A canvas of width x height units, sharp on every screen, with its name for those who do not see it.
const canvas = (width, height, label) => {
  const scale = Math.max(1, Math.min(3, devicePixelRatio || 1))
  const node = make('canvas', { width: width * scale, height: height * scale, tabIndex: 0 })
  node.style.aspectRatio = `${width} / ${height}`
  node.setAttribute('role', 'img')
  node.setAttribute('aria-label', label)
  const pen = node.getContext('2d')
  pen.scale(scale, scale)
  return [node, pen]
}

// The place of an event on a canvas, in its units.
const placeOn = (node, event, width, height) => {
  const box = node.getBoundingClientRect()
  return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height]
}

// Calls `move` for a press and for every place that it is dragged to, by one finger or the mouse's first button.
const onDrag = (node, move, end = () => {}) => {
  const isDrag = (event) => event.isPrimary && node.hasPointerCapture(event.pointerId)
  node.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return
    node.setPointerCapture(event.pointerId)
    move(event, true)
  })
  node.addEventListener('pointermove', (event) => { if (isDrag(event)) move(event, false) })
  for (const name of ['pointerup', 'pointercancel']) node.addEventListener(name, (event) => { if (isDrag(event)) end() })
}

const onArrows = (node, move) => node.addEventListener('keydown', (event) => {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
  if (!way) return
  event.preventDefault()
  move(...way)
})

const slider = (label, { min, max, step, value, written = String, changed }) => {
  const input = make('input', { type: 'range', min, max, step, value })
  const output = make('output')
  const show = () => {
    output.textContent = written(+input.value)
    input.setAttribute('aria-valuetext', output.textContent)
  }
  input.addEventListener('input', () => { show(); changed() })
  show()
  const node = make('label', {}, make('span', {}, label), input, output)
  return Object.assign(node, { read: () => +input.value, set: (value) => { input.value = value; show() } })
}

const choice = (label, names, changed) => {
  const input = make('select', {}, ...names.map((name, index) => make('option', { value: index }, name)))
  input.addEventListener('change', changed)
  const node = make('label', {}, make('span', {}, label), input)
  return Object.assign(node, { read: () => +input.value, set: (value) => { input.value = value } })
}

const button = (words, act) => {
  const node = make('button', { type: 'button' }, words)
  node.addEventListener('click', act)
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

// The states of the parts, each by its name as “part:1,2.5,3”, and the pieces of the address behind #, where they stand.
const states = new Map()
const pieces = () => location.hash.slice(1).split('&').filter(Boolean)
const isOf = (part) => (piece) => piece.startsWith(part + ':')
const address = (pieces) => history.replaceState(null, '', '#' + pieces.join('&'))
let due = null
const keepStates = () => {
  clearTimeout(due)
  due = null
  const others = pieces().filter((piece) => ![...states.keys()].some((part) => isOf(part)(piece)))
  address([...others, ...states.values()])
}
addEventListener('pagehide', () => { if (due !== null) keepStates() })
// A link within the page brings a new address without them.
addEventListener('hashchange', () => {
  const lost = [...states].filter(([part]) => !pieces().some(isOf(part)))
  if (lost.length) address([...pieces(), ...lost.map(([, words]) => words)])
})

// The state of a part comes back with the link. It is written once things rest: a browser takes few addresses a second.
const state = (part) => {
  const found = pieces().find(isOf(part))
  const numbers = found?.slice(part.length + 1).split(',').map(Number)
  if (found) states.set(part, found)
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
