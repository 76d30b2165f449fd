// Chapter 13: play the machines; the trained network and UCB1 play the same ones with the same luck.
parts.bandit = async (engine, figure, { arms, hidden, pulls, tuned, seed: run, score }) => {
  await engine.weights('bandit', (pointer, count) => engine.call.banditLoad(arms, hidden, pointer, count))
  const [width, height, top, low] = [420, 290, 34, 262]
  const [plot, pen] = canvas(width, height, 'What may be believed of each arm; the buttons say the same.', draw)
  const curve = chart('Coins or regret, pull by pull, of the reader, the network and UCB1.', width, height)
  const [now, told, kept, first] = [sentence(), sentence(), state('bandit'), run + 1]
  plot.tabIndex = -1
  const tints = { you: 'vermilion', network: 'blue', UCB1: 'green' }
  // Games are lists of [arm, payment]; the chances are those of the machines.
  let [seed, mine, others, chances, record] = [first, [], [], [], { games: 0, won: [0, 0, 0] }]
  const isOver = () => mine.length === pulls
  const pairs = (numbers) => Array.from({ length: numbers.length / 2 }, (_, index) => numbers.slice(2 * index, 2 * index + 2))
  const ask = (game, count, call) => {
    const pointer = engine.put([...game.flat(), 0])
    const numbers = engine.numbers(count, (result) => call(pointer, game.length, result))
    engine.call.release(pointer)
    return numbers
  }
  const scores = (game) => pairs(ask(game, 2 * game.length, (...all) => engine.call.banditScore(...all)))

  function begin(number, own) {
    seed = seedOf(number)
    const numbers = engine.numbers(4 * pulls + arms, (pointer) => engine.call.banditStart(seed, pulls, tuned, pointer))
    chances = numbers.splice(4 * pulls)
    const both = pairs(numbers)
    others = [0, 1].map((player) => both.filter((_, index) => index % 2 === player))
    mine = []
    for (const arm of own.slice(0, pulls)) take(arm)
  }
  const take = (arm) => mine.push([arm, engine.call.banditPull(arm)])
  const pull = (arm) => {
    if (isOver()) return
    take(arm)
    if (isOver()) {
      record.games += 1
      for (const [index, game] of [mine, ...others].entries()) record.won[index] += scores(game).at(-1)[0]
    }
    redraw()
  }
  const redraw = onceAFrame(() => { draw(); kept.keep([seed, shown.read(), ...mine.map(([arm]) => arm)]) })
  const shown = choice('show', ['what you may believe', 'and what the network would pull', 'and UCB1’s index'], redraw)
  const buttons = Array.from({ length: arms }, (_, arm) => button(`pull ${arm + 1}`, () => pull(arm)))
  const fresh = button('New machines', () => { begin(seed + 1, []); redraw() })
  const reset = button('Start again', () => { record = { games: 0, won: [0, 0, 0] }; shown.set(1); begin(first, sample); redraw() })
  // The first coins are put for the reader, one on each of the last arms, so that there is something to believe.
  const sample = Array.from({ length: Math.min(arms - 1, pulls - 2) }, (_, index) => arms - 1 - index)

  const onPlot = (share) => low - (low - top) * Math.min(1, share)
  function draw() {
    const numbers = ask(mine, 4 * arms, (game, count, result) => engine.call.banditBeliefs(game, count, tuned, result))
    const beliefs = buttons.map((_, arm) => numbers.slice(4 * arm, 4 * arm + 4))
    const size = letters(pen, plot, width)
    const [ink, dim] = ['--ink', '--dim'].map(colour)
    pen.clearRect(0, 0, width, height)
    const names = [['you may expect, ± 1 deviation', palette.vermilion]]
    if (shown.read() === 1) names.push(['the network’s next pull', palette.blue])
    if (shown.read() === 2) names.push(['UCB1’s index', palette.green])
    if (isOver()) names.push(['truth', ink])
    key(pen, size, names)
    Object.assign(pen, { fillStyle: dim, strokeStyle: colour('--rule'), lineWidth: 1, textAlign: 'left' })
    for (const share of [0, 0.5, 1]) {
      pen.strokeRect(0, onPlot(share), width, 0)
      pen.fillText(String(share), 0, onPlot(share) - 3)
    }
    beliefs.forEach(([mean, doubt, index, wish], arm) => {
      const middle = ((arm + 0.5) * width) / arms
      const [won, lost] = [1, 0].map((paid) => mine.filter((each) => each[0] === arm && each[1] === paid).length)
      const line = (y, half, tint, thick) => { Object.assign(pen, { strokeStyle: tint, lineWidth: thick }); pen.strokeRect(middle - half, y, 2 * half, 0) }
      if (shown.read() === 1) {
        pen.fillStyle = palette.blue
        pen.fillRect(middle + 10, onPlot(wish), 10, low - onPlot(wish))
      }
      Object.assign(pen, { strokeStyle: palette.vermilion, fillStyle: palette.vermilion, lineWidth: 3 })
      pen.strokeRect(middle, onPlot(mean + doubt), 0, onPlot(mean - doubt) - onPlot(mean + doubt))
      pen.beginPath()
      pen.arc(middle, onPlot(mean), 5, 0, 7)
      pen.fill()
      if (shown.read() === 2) line(onPlot(index), 11, palette.green, 3)
      if (isOver()) line(onPlot(chances[arm]), 16, ink, 3)
      Object.assign(pen, { fillStyle: dim, textAlign: 'center' })
      pen.fillText(`+${won} −${lost}`, middle, height - 8)
      buttons[arm].setAttribute('aria-label', `pull ${arm + 1}, won ${won}, lost ${lost}, one may expect ${mean.toFixed(2)}`)
      buttons[arm].disabled = isOver()
    })
    tell(beliefs.map((belief) => belief[3]))
  }
  function tell(wishes) {
    const all = [mine, ...others].map((game) => scores(game.slice(0, mine.length)))
    const lines = Object.entries(tints).map(([name, tint], index) => ({ name, colour: palette[tint], values: [0, ...all[index].map((score) => score[isOver() ? 1 : 0])] }))
    curve.show(isOver() ? 'regret' : 'coins won', lines, { most: pulls, top: 1 })
    const [coins, regrets] = [0, 1].map((column) => all.map((score) => score.at(-1)?.[column] ?? 0))
    const best = wishes.indexOf(Math.max(...wishes))
    const advice = `In your place the network would pull arm ${best + 1} (${Math.round(100 * wishes[best])} %).`
    const [right, chance] = [chances.indexOf(Math.max(...chances)) + 1, Math.max(...chances).toFixed(2)]
    now.say(isOver() ? `All ${pulls} coins are played: you won ${coins[0]}, the network ${coins[1]}, UCB1 ${coins[2]}. Best was arm ${right}, which pays with chance ${chance}; beside it you gave away ${regrets[0].toFixed(1)} coins on average, the network ${regrets[1].toFixed(1)}, UCB1 ${regrets[2].toFixed(1)}.`
      : `${mine.length} of ${pulls} coins played: you won ${coins[0]}, the network ${coins[1]}, UCB1 ${coins[2]}. ${shown.read() === 1 ? advice : ''}`)
    const games = record.games === 1 ? 'one game' : `${record.games} games`
    told.say(record.games ? `In ${games} here: you ${record.won[0]} coins, the network ${record.won[1]}, UCB1 ${record.won[2]}. So few games are mostly luck.` : 'Pull an arm: it pays one coin or none.')
  }
  dark.addEventListener('change', redraw)
  const [old = first, way = 1, ...own] = kept.start ?? []
  shown.set([0, 1, 2].includes(way) ? way : 1)
  begin(old, kept.start ? own.filter((arm) => buttons[arm]) : sample)
  draw()
  const row = make('div', { className: 'arms' }, ...buttons)
  row.style.gridTemplateColumns = `repeat(${arms}, minmax(0, 1fr))`
  return [make('div', { className: 'pair' }, make('div', {}, plot, row), curve.node), now, told, controls(shown, fresh, reset),
    note(score, ' The pictures’ numbers are the chapter’s own ', code('Tally'), ', ', code('plausibleBest'), ' and ', code('BanditAgent'), '; regret is shown at the end, since it would tell which arm is best.')]
}
