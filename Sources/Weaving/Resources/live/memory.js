// Chapter 9: type a text and go through it; what the network remembers, expects, and which memory its answer still hangs on.
parts.memory = async (engine, figure, { units, alphabet, opening, score }) => {
  const letter = alphabet.split('\u001f')
  await engine.weights('memory', (pointer, count) => engine.call.memoryLoad(letter.length, units, pointer, count))
  const [width, high, low, most] = [840, 200, 80, 160]
  const height = high + low + 34
  const [plot, pen] = canvas(width, height, 'One column a character: what the units hold after it, and below how much the answer still hangs on it. Arrow keys go through the text.', draw)
  const [say, more, kept] = [sentence(), sentence(), state('memory')]
  const field = make('input', { type: 'text', maxLength: most, spellcheck: false, autocomplete: 'off' })
  const five = Array.from({ length: 5 }, () => ({ name: make('span'), bar: make('meter', { min: 0, max: 1 }), share: make('span') }))
  const shown = (index) => ({ '\n': '↵', ' ': '␣' })[letter[index]] ?? letter[index]
  let [text, states, chances, order] = [[], [], [], []]

  const redraw = onceAFrame(() => { draw(); kept.keep([at.read(), ...text]) })
  const at = slider('after character', { min: 1, max: most, step: 1, value: 1, changed: redraw })
  const heat = slider('temperature', { min: 0.1, max: 2, step: 0.1, value: 0.5, written: (tau) => tau.toFixed(1), changed: () => {} })
  const on = button('Let it write on', () => {
    const next = text.slice(0, at.read()).slice(-(most - 20))
    begin([...next, ...ask(next, 20, (pointer, length, result) => engine.call.memoryWrite(pointer, length, 20, heat.read(), Date.now() % 1e9, result))])
    redraw()
  })
  const reset = button('Start again', () => { begin(known(opening)); heat.set(0.5); redraw() })
  // `count` numbers of a function that reads so many symbols.
  const ask = (symbols, count, call) => {
    const pointer = engine.put(symbols)
    const numbers = engine.numbers(count, (result) => call(pointer, symbols.length, result))
    engine.call.release(pointer)
    return numbers
  }
  const known = (words) => [...words].map((sign) => letter.indexOf(sign)).filter((index) => index >= 0)
  field.addEventListener('input', guarded(() => { begin(known(field.value.replaceAll('↵', '\n'))); redraw() }))

  // Reads a text; units that change least from character to character come first.
  function begin(symbols) {
    text = symbols.slice(0, most)
    at.querySelector('input').max = Math.max(1, text.length)
    at.set(text.length)
    on.disabled = !text.length
    const numbers = ask(text, text.length * (units + letter.length), (...given) => engine.call.memoryRead(...given))
    states = text.map((_, step) => numbers.slice(step * units, (step + 1) * units))
    chances = text.map((_, step) => numbers.slice(text.length * units + step * letter.length).slice(0, letter.length))
    const unrest = Array.from({ length: units }, (_, unit) => states.reduce((sum, state, step) => sum + (step ? Math.abs(state[unit] - states[step - 1][unit]) : 0), 0))
    order = unrest.map((_, unit) => unit).sort((one, other) => unrest[one] - unrest[other])
    // Not while somebody types in it.
    if (document.activeElement !== field) field.value = text.map((index) => (letter[index] === '\n' ? '↵' : letter[index])).join('')
  }
  const columns = () => Math.min(text.length, (plot.clientWidth || width) < 500 ? 22 : 56)
  const first = () => Math.max(0, Math.min(at.read() - Math.ceil(columns() * 0.9), text.length - columns()))

  function draw() {
    if (!text.length) return clear()
    const now = at.read()
    const blames = ask(text.slice(0, now), now, (...given) => engine.call.memoryBlame(...given))
    const loudest = Math.max(...blames, 1e-30)
    const [start, count] = [first(), columns()]
    const wide = width / count
    pen.clearRect(0, 0, width, height)
    drawStates(start, count)
    const size = letters(pen, plot, width)
    pen.textAlign = 'center'
    for (let column = 0; column < count; column++) {
      const step = start + column
      // From one to a ten-thousandth of the largest, by powers of ten.
      const share = step < now ? Math.max(0, 1 + Math.log10(Math.max(blames[step] / loudest, 1e-9)) / 4) : 0
      pen.fillStyle = palette.vermilion
      pen.fillRect(column * wide + 1, high + 6 + (1 - share) * low, wide - 2, share * low)
      pen.fillStyle = step < now ? colour('--ink') : colour('--dim')
      pen.font = `${Math.min(1.5 * size, 1.5 * wide)}px ui-monospace, monospace`
      pen.fillText(shown(text[step]), (column + 0.5) * wide, height - 8)
    }
    Object.assign(pen, { strokeStyle: colour('--ink'), lineWidth: 2 })
    pen.strokeRect((now - 1 - start) * wide, 1, wide, height - 2)
    tell(now, blames, loudest)
  }
  // Nothing typed, nothing remembered.
  function clear() {
    pen.clearRect(0, 0, width, height)
    for (const { name, bar, share } of five) { name.textContent = share.textContent = ''; bar.value = 0; bar.setAttribute('aria-label', 'nothing') }
    say.say('Nothing to read: type a text of its letters.')
    more.say('')
  }
  function drawStates(start, count) {
    const image = new ImageData(count, units)
    for (let column = 0; column < count; column++) {
      order.forEach((unit, row) => {
        const value = states[start + column][unit]
        const tint = value > 0 ? [230, 120, 20] : [20, 120, 190]
        image.data.set([...tint, 255 * Math.min(1, Math.abs(value))], 4 * (row * count + column))
      })
    }
    const small = make('canvas', { width: count, height: units })
    small.getContext('2d').putImageData(image, 0, 0)
    pen.imageSmoothingEnabled = false
    pen.drawImage(small, 0, 0, width, high)
  }
  function tell(now, blames, loudest) {
    const chance = chances[now - 1]
    const likeliest = chance.map((_, index) => index).sort((one, other) => chance[other] - chance[one]).slice(0, 5)
    const percent = (share) => `${(100 * share).toFixed(1)} %`
    likeliest.forEach((index, place) => {
      five[place].name.textContent = shown(index)
      five[place].bar.value = chance[index]
      five[place].share.textContent = percent(chance[index])
      five[place].bar.setAttribute('aria-label', `next ${shown(index)}`)
    })
    const came = text[now]
    say.say(`After “${text.slice(Math.max(0, now - 12), now).map(shown).join('')}” it expects “${shown(likeliest[0])}” with ${percent(chance[likeliest[0]])}`
      + (came === undefined ? '.' : `; what came, “${shown(came)}”, it gave ${percent(chance[came])}.`))
    const far = now - 1 - blames.findIndex((blame) => blame >= loudest / 100)
    more.say(`The bars under the picture say how much that answer changes with the memory after each character, by powers of ten. Down to a hundredth of the largest it reaches ${far} character${far === 1 ? '' : 's'} back.`)
  }

  const go = (place) => { at.set(between(1, place, text.length)); redraw() }
  // The window moves with the place, so a drag counts from where it began.
  let grip = 0
  onDrag(plot, (event, isStart) => {
    if (isStart) grip = first()
    go(grip + Math.floor((placeOn(plot, event, width, height)[0] / width) * columns()) + 1)
  })
  onArrows(plot, (right, down) => go(at.read() + right + down))
  dark.addEventListener('change', redraw)
  const [place, ...old] = kept.start ?? []
  const own = old.map(Math.floor).filter((index) => letter[index] !== undefined)
  begin(own.length ? own : known(opening))
  if (own.length) at.set(between(1, place, text.length))
  draw()
  const rows = five.map(({ name, bar, share }) => make('div', {}, name, bar, share))
  return [make('label', { className: 'typed' }, make('span', {}, 'text'), field), plot, controls(at, heat, on, reset), say, make('div', { className: 'ten' }, ...rows), more,
    note(score, ' Colours: what each of ', String(units), ' units holds, orange above 0, blue below, the steadiest on top. The reader is the chapter’s own ', code('CharacterModel'), '.')]
}
