import BrowserSupport
import Testing

/// What parts ask of the engine, by one that counts.
@Suite("Live pages: what parts compute", .enabled(if: Chromium.isInstalled)) struct LivePartsTests {
  /// An engine that notes its calls; `live(name, settings)` starts a part, and `after(act, name, place)` says what stood at a place
  /// of the calls of that name, once an act has had its frame.
  private static let engine = """
    window.requestAnimationFrame = setTimeout
    const [asked, answers] = [[], { exampleDigit: 0, digitInk: 1, layersMaps: 2 }]
    const call = new Proxy({}, { get: (_, name) => (...given) => { asked.push([name, ...given]); return answers[name] ?? 1 } })
    const engine = { call, weights: async (part, load) => load(0, 0), room: () => 0, put: () => 0,
      floats: (pointer, count) => new Float32Array(count),
      numbers: (count, write) => { write(0); return Array(Math.ceil(count)).fill(0.2) } }
    const live = async (name, settings) => {
      document.documentElement.append(...await parts[name](engine, null, { score: '', ...settings }))
      return [...document.querySelectorAll('input[type=range]')]
    }
    const after = async (act, name = '', place = 0) => {
      act()
      await new Promise((done) => setTimeout(done, 30))
      return asked.splice(0).filter((given) => given[0] === name).map((given) => given[place]).join('+')
    }
    const send = (knob, value, ...names) => () => {
      knob.value = value
      for (const name of names) knob.dispatchEvent(new Event(name))
    }

    """
  private func found(_ part: String, with names: [String], _ script: String) throws -> String {
    try ScriptPage.title(
      Self.engine + "const [nothing, said] = [() => {}, []];\n(async () => {\n\(script)\n"
        + "document.title = said.join(' | ')\n})()",
      with: ["live", "widgets", "chart"] + names + [part])
  }

  /// While the rate is dragged only the steps that the reader has chosen are taken; the others follow when it rests, and another
  /// number of steps takes none.
  @Test(arguments: [
    ("adaptation", "startAdapt", 3, "10+10 |  | 3+3 | 10+10"),
    ("transfer", "transferAdapt", 4, "10 |  | 3 | 10"),
  ])
  func aDragTakesOnlyTheChosenSteps(
    _ part: String, _ name: String, _ place: Int, _ expected: String
  ) throws {
    let found = try found(
      part, with: ["drawing"],
      """
      const settings = { channels: 4, rate: 0.01, visits: 0, all: 0, kept: 0, most: 10, tuned: 5 }
      const [steps, rate] = await live('\(part)', settings)
      for (const act of [nothing, send(steps, 3, 'input', 'change'), send(rate, rate.min, 'input'), send(rate, rate.min, 'change')]) {
        said.push(await after(act, '\(name)', \(place)))
      }
      """)
    #expect(found == expected)
  }

  /// In place a digit is read once; while it moves, only where it is.
  @Test func aDigitIsReadOnceAPlace() throws {
    let found = try found(
      "layers", with: ["drawing", "digits"],
      """
      const [right, down] = await live('layers', { kernel: 5, first: 8, second: 8 })
      const press = (words) => () => [...document.querySelectorAll('button')].find((node) => node.textContent === words).click()
      for (const act of [nothing, press('Back in place'), send(right, 1, 'input'), send(down, 2, 'input'), press('4')]) {
        said.push(await after(act, 'layersRead', 2))
      }
      """)
    #expect(found == "0+3 | 0 | 1 | 1 | 0+1")
  }

  /// “Start again” brings back what the page began with: drawings, steps and rate.
  @Test func startAgainSetsAllBack() throws {
    let found = try found(
      "adaptation", with: ["drawing"],
      """
      const knobs = await live('adaptation', { channels: 4, rate: 0.4, visits: 0 })
      const press = (words) => () => [...document.querySelectorAll('button')].find((node) => node.textContent === words).click()
      const words = () => knobs.map((knob) => knob.value).join(' ') + ' ' + document.querySelector('.say').textContent.slice(0, 16)
      await after(nothing)
      said.push(words())
      await after(send(knobs[0], 7, 'input', 'change'))
      await after(send(knobs[1], 0.8, 'input', 'change'))
      await after(press('Clear all'))
      said.push(words())
      await after(press('Start again'))
      said.push(words())
      """)
    #expect(found == "1 0.4 After one step f | 7 0.8 Still empty: 6 o | 1 0.4 After one step f")
  }

  /// The query goes the chosen share of the way to the chosen drawing, and the sentence says so.
  @Test func aQueryIsDraggedTowardsADrawing() throws {
    let found = try found(
      "prototypes", with: ["drawing"],
      """
      let written
      engine.floats = (pointer, count) => Object.assign(Array.from({ length: count }, (_, index) => Math.floor(index / 784)), {
        set: (numbers) => { written = numbers } })
      const [way] = await live('prototypes', { channels: 4 })
      const query = () => [0, 3, 4, 5].map((image) => written[784 * image + 9]).join(' ')
      for (const share of [0, 25, 100]) {
        await after(send(way, share, 'input'))
        said.push(query() + ' ' + document.querySelector('.say').textContent.split('says')[0])
      }
      """)
    #expect(
      found == "0 3 4 5 The network  | "
        + "0 3 4 4.5 25 % of the way from the sixth drawing to 4, the network  | "
        + "0 3 4 3 100 % of the way from the sixth drawing to 4, the network ")
  }
}
