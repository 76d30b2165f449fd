// Chapter 14: five questions about the reader's own data; who was best in this run, and from whom it cannot be told apart.
parts.choice = async (engine, figure, { learners, kinds, slowest, score }) => {
  await engine.weights('choice', (pointer, count) => engine.call.choiceLoad(pointer, count))
  const [names, tasks] = [learners, kinds].map((list) => list.split('\u001f'))
  const [width, row] = [720, 26]
  const height = row * names.length + 30
  const [plot, pen] = canvas(width, height, 'Right answers of every learner in question, with intervals.', draw)
  const [say, kept, missing] = [sentence(), state('choice'), engine.room(3)]
  plot.tabIndex = -1
  plot.classList.add('chart')

  const redraw = onceAFrame(() => { draw(); kept.keep(all.map((question) => question.read())) })
  const kind = choice('Your tasks:', tasks, redraw)
  const training = choice('Time to train before them?', ['yes', 'no'], redraw)
  const steps = choice('May it learn by steps at the task?', ['yes', 'no'], redraw)
  const way = choice('Always five classes?', ['yes', 'no, it varies'], redraw)
  const time = slider('At most for a task', { min: -1, max: 1, step: 0.05, value: 1, written: (power) => (power < 1 ? `${rough(limit(power))} ms` : 'any time'), changed: redraw })
  // From a hundredth of the slowest learner's time to all of it.
  const limit = (power) => (power < 1 ? slowest * 10 ** (power - 1) : Infinity)
  const all = [kind, training, steps, way, time]
  const reset = button('Start again', () => { for (const question of all) question.set(question === time ? 1 : 0); redraw() })

  function draw() {
    engine.floats(missing, 3).set([training.read(), steps.read(), way.read()])
    let best
    const numbers = engine.numbers(4 * names.length, (pointer) => { best = engine.call.choiceAsk(kind.read(), missing, limit(time.read()), pointer) })
    const rows = names.map((name, index) => ({ name, index, values: numbers.slice(4 * index, 4 * index + 4) })).filter(({ values }) => Number.isFinite(values[0]))
    for (const each of rows) each.isTied = each.index !== best && Math.abs(each.values[2]) <= each.values[3]
    rows.sort((one, other) => other.values[0] - one.values[0])
    const size = letters(pen, plot, width)
    const left = 15 * size
    const at = (share) => left + share * (width - left - 5.5 * size)
    pen.clearRect(0, 0, width, height)
    rows.forEach(({ name, index, values: [mean, half], isTied }, place) => {
      const middle = row * (place + 0.5)
      pen.fillStyle = colour('--ink')
      pen.textAlign = 'right'
      pen.fillText(name, left - 8, middle + size / 3)
      pen.textAlign = 'left'
      pen.fillText(`${(100 * mean).toFixed(1)} %`, at(Math.min(1, mean + half)) + 6, middle + size / 3)
      pen.fillStyle = index === best ? palette.vermilion : isTied ? palette.orange : palette.sky
      pen.fillRect(left, middle - 8, at(mean) - left, 16)
      Object.assign(pen, { strokeStyle: colour('--ink'), lineWidth: 1.5 })
      pen.beginPath()
      pen.moveTo(at(Math.max(0, mean - half)), middle)
      pen.lineTo(at(Math.min(1, mean + half)), middle)
      pen.stroke()
    })
    if (best < 0) return say.say('Nobody is left: every learner of this chapter needs one of these.')
    const [first, tied] = [rows.find(({ index }) => index === best), rows.filter(({ isTied }) => isTied).map(({ name }) => name)]
    const right = `${(100 * first.values[0]).toFixed(1)} % ± ${(100 * first.values[1]).toFixed(1)} right`
    say.say(`Take ${first.name}: ${right}. ${rows.length === 1 ? 'Nobody else is left.' : tied.length ? `It cannot be told apart from ${tied.join(', ')}${tied.length + 1 < rows.length ? '; it is ahead of all others' : ''}.` : 'It is ahead of all others.'}`)
  }

  dark.addEventListener('change', redraw)
  for (const [index, value] of (kept.start ?? []).slice(0, all.length).entries()) all[index].set(value)
  if (!tasks[kind.read()]) kind.set(0)
  draw()
  return [controls(...all, reset), say, plot,
    note(score, ' Orange bars: the paired interval has nought in it. Leads and intervals are computed here, from every test task, by the chapter’s own ', code('Marks'), '.')]
}
