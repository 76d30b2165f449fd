// Chapter 15: five sentences and a question; to which of them it belongs, by tf–idf and as learned, and which letters say so.
parts.sentences = async (engine, figure, { opening, company, familiar, score }) => {
  await engine.weights('sentences', (pointer, count) => engine.call.sentencesLoad(company, familiar, pointer, count))
  const [most, kept] = [120, state('sentences')]
  const [said, learned, told, result] = [sentence(), sentence(), sentence(), engine.room(1200)]
  const ways = ['tf–idf', 'as learned'].map((name) => ({ name, letters: make('p', { className: 'carried' }) }))
  const tints = () => [palette.orange, palette.sky]
  let [number, isOwn] = [opening, false]

  const redraw = onceAFrame(() => { draw(); keep() })
  const keep = () => kept.keep([number, why.read(), ...(isOwn ? scalars() : [])])
  const fields = Array.from({ length: 6 }, (_, row) => {
    const field = make('input', { type: 'text', maxLength: most, spellcheck: false, autocomplete: 'off' })
    field.setAttribute('aria-label', row < 5 ? `Sentence ${row + 1}` : 'The question')
    field.addEventListener('input', () => { isOwn = true; redraw() })
    return field
  })
  const bars = fields.slice(0, 5).map(() => ways.map(() => make('meter', { min: 0, max: 1, value: 0 })))
  const scalars = () => [...fields.map((field) => field.value.replaceAll('\n', ' ')).join('\n')].map((sign) => sign.codePointAt(0))
  const fill = (text) => text.split('\n').slice(0, 6).forEach((line, row) => { fields[row].value = [...line].slice(0, most).join('') })
  const deal = (next) => {
    number = next % 1000
    isOwn = false
    const count = engine.call.sentencesDeal(number, result)
    fill(String.fromCodePoint(...engine.floats(result, count)))
  }
  const why = choice('the letters show', ['what speaks for each answer', ...Array.from({ length: 5 }, (_, row) => `what speaks for ${row + 1}`)], redraw)
  const another = button('Deal another task', () => { deal(number + 1); redraw() })
  const reset = button('Start again', () => { deal(opening); why.set(0); redraw() })

  function draw() {
    const empty = fields.filter((field) => !/[\p{L}\p{N}]/u.test(field.value)).length
    const text = engine.put(scalars())
    const count = empty ? 0 : engine.call.sentencesAsk(text, scalars().length, why.read() - 1, result)
    engine.call.release(text)
    if (!count) {
      ways.forEach((way, index) => bars.forEach((pair, row) => measure(pair[index], way, row, 0)))
      for (const { letters } of ways) { letters.replaceChildren(); letters.setAttribute('aria-label', 'no letters yet') }
      learned.say('')
      told.say('')
      return said.say(`Nothing to say yet: ${empty === 1 ? 'one sentence is' : `${empty} sentences are`} without a word.`)
    }
    const numbers = [...engine.floats(result, 16 + 3 * count)]
    const signs = Array.from({ length: count }, (_, place) => numbers.slice(16 + 3 * place, 19 + 3 * place))
    ways.forEach((way, index) => {
      way.cosines = numbers.slice(8 * index, 8 * index + 5)
      way.sums = numbers.slice(8 * index + 5, 8 * index + 8)
      way.best = way.cosines.indexOf(Math.max(...way.cosines))
      way.cosines.forEach((cosine, row) => measure(bars[row][index], way, row, cosine, row === way.best))
      shade(way, signs.map((sign) => [sign[0], sign[index + 1]]), tints()[index])
    })
    tell()
  }
  function measure(bar, { name }, row, cosine, isBest = false) {
    bar.value = Math.max(0, cosine)
    bar.classList.toggle('best', isBest)
    bar.setAttribute('aria-label', `${name}, sentence ${row + 1}: cosine ${cosine.toFixed(2)}`)
  }
  // Behind each letter a block as high as what it carries; what speaks against hangs from above, in grey.
  function shade(way, signs, tint) {
    const { name, letters } = way
    const largest = Math.max(1e-9, ...signs.map(([, carried]) => Math.abs(carried)))
    letters.setAttribute('role', 'img')
    way.most = strongest(signs)
    letters.setAttribute('aria-label', `${name}: ${way.most}`)
    letters.replaceChildren(...signs.map(([scalar, carried]) => {
      const letter = make('span', {}, String.fromCodePoint(scalar))
      const share = `${Math.round((100 * Math.abs(carried)) / largest)}%`
      letter.style.background = carried < 0 ? `linear-gradient(to bottom, ${colour('--rule')} ${share}, transparent ${share})` : `linear-gradient(to top, color-mix(in srgb, ${tint} 45%, ${colour('--paper')}) ${share}, transparent ${share})`
      return letter
    }))
  }
  // The words in the order of what their letters carry.
  function strongest(signs) {
    const words = [{ word: '', sum: 0 }]
    for (const [scalar, carried] of signs) {
      if (/[\s]/u.test(String.fromCodePoint(scalar))) words.push({ word: '', sum: 0 })
      words.at(-1).word += String.fromCodePoint(scalar).trim()
      words.at(-1).sum += carried
    }
    return words.filter(({ sum }) => sum > 0.0005).sort((one, other) => other.sum - one.sum).slice(0, 3).map(({ word, sum }) => `“${word}” ${sum.toFixed(2)}`).join(', ') || 'nothing speaks for it'
  }
  function tell() {
    const [bag, all] = ways
    const shown = (way) => (why.read() ? why.read() : way.best + 1)
    const parts = (way, names) => names.map((name, place) => `${name} ${signed(way.sums[place])}`).join(', ')
    said.say(`By tf–idf the question belongs to ${bag.best + 1}, as learned to ${all.best + 1}.${isOwn ? '' : ` It was dealt as ${(number % 5) + 1}.`}`)
    learned.say(`tf–idf, for ${shown(bag)}: cosine ${signed(bag.cosines[shown(bag) - 1])} = ${parts(bag, ['whole words', 'pairs', 'letters'])}. Most: ${bag.most}.`)
    told.say(`As learned, for ${shown(all)}: cosine ${signed(all.cosines[shown(all) - 1])} = ${parts(all, ['the bag', 'company', 'familiar intents'])}. Most: ${all.most}.`)
  }

  dark.addEventListener('change', onceAFrame(draw))
  const [task, asked = 0, ...text] = kept.start ?? []
  deal(task >= 0 && Number.isInteger(task) ? task : opening)
  if (asked >= 0 && asked <= 5) why.set(Math.floor(asked))
  const isScalar = (number) => Number.isInteger(number) && number > 0 && number < 0x110000 && (number < 0xd800 || number > 0xdfff)
  if (text.length) { isOwn = true; fill(String.fromCodePoint(...text.filter(isScalar))) }
  draw()
  const head = make('div', { className: 'head' }, make('span', {}, 'one sentence of each intent'), ...ways.map(({ name }) => make('span', {}, name)))
  const rows = fields.map((field, row) => make('div', {}, make('span', {}, row < 5 ? String(row + 1) : '?'), field, ...(bars[row] ?? [])))
  return [make('div', { className: 'sentences' }, head, ...rows), controls(why, another, reset), said,
    ...ways.flatMap(({ name, letters }, index) => [make('span', { className: 'carrier' }, name), letters, [learned, told][index]]),
    note(score, ' Orange is tf–idf, blue as learned; blocks are as high as what a letter carries, and grey from above speaks against. It begins with a task, where there is one, that the learned weights get right and tf–idf does not; the others come as they come. The page drew the 2400 sentences whose words it counts; what runs is the chapter’s own ', code('SentenceEncoder'), '.')]
}
