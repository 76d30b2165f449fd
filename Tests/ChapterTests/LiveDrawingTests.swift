import BrowserSupport
import Testing

/// Squares to draw in, and what becomes of a part that fails after its start.
@Suite("Live pages: drawing and failing", .enabled(if: Chromium.isInstalled))
struct LiveDrawingTests {
  /// A drawing on a square of 210 pixels, and `send(event, x, y)` for a pointer on it, in units of the square.
  private static let square = """
    window.requestAnimationFrame = setTimeout
    const box = drawing('A square', () => {})
    document.documentElement.append(box.node)
    Object.assign(box.node.style, { position: 'fixed', left: '300px', top: '300px', width: '210px', height: '210px' })
    box.node.setPointerCapture = () => {}
    const send = (name, x, y) => box.node.dispatchEvent(new PointerEvent(name, {
      pointerId: 1, isPrimary: true, clientX: 300 + 2 * x, clientY: 300 + 2 * y }))
    const key = (name) => box.node.dispatchEvent(new KeyboardEvent('keydown', { key: name }))

    """
  private static let said = "document.title = JSON.stringify(box.strokes)"

  private func drawn(_ script: String) throws -> String {
    try ScriptPage.title(Self.square + script + "\n" + Self.said, with: ["widgets", "drawing"])
  }

  /// What leaves the square on any side goes on along its edge, where it is seen; a place below zero would end a stroke.
  @Test func aStrokeMayLeaveTheSquare() throws {
    let found = try drawn(
      """
      send('pointerdown', 20, 50)
      send('pointermove', -30, 50)
      send('pointermove', 50, 200)
      send('pointermove', 130, -5)
      send('pointerup', 130, -5)
      """)
    #expect(found == "[[[20,50],[0,50],[50,105],[105,0]]]")
  }

  /// A key under the pointer takes no stroke away, and the stroke before stays whole.
  @Test func backspaceWaitsForTheStrokesEnd() throws {
    let found = try drawn(
      """
      send('pointerdown', 10, 10)
      send('pointerup', 10, 10)
      send('pointerdown', 20, 20)
      key('Backspace')
      send('pointermove', 30, 30)
      send('pointerup', 30, 30)
      """)
    #expect(found == "[[[10,10]],[[20,20],[30,30]]]")
    let after = try drawn(
      """
      send('pointerdown', 10, 10)
      send('pointerup', 10, 10)
      send('pointerdown', 20, 20)
      box.set([])
      send('pointermove', 30, 30)
      send('pointerup', 30, 30)
      key('Backspace')
      """)
    #expect(after == "[]", "a square that was cleared meanwhile stays clear")
  }

  /// A part that stops later, in a frame or at a click, gives its place back to the picture, with one warning; others live on.
  @Test(arguments: ["onceAFrame(trap)", "trap"]) func aPartThatStopsIsAPictureAgain(_ act: String)
    throws
  {
    let found = try ScriptPage.title(
      """
      window.requestAnimationFrame = setTimeout
      let warnings = ''
      console.warn = (...words) => { warnings += words.join(' ') + '; ' }
      const trap = () => { throw Error('unreachable') }
      parts.bad = () => [button('go', \(act))]
      parts.good = () => [button('go', onceAFrame(() => {}))]
      const figures = ['good', 'bad', 'good'].map((name) => {
        const figure = make('div')
        Object.assign(figure.dataset, { live: name, settings: '{}' })
        return figure
      })
      const tell = () => figures.map((figure) => figure.className + figure.children.length).join(' ')
      const press = () => { for (const figure of figures) figure.querySelector('button')?.click() }
      (async () => {
        for (const figure of figures) await enliven({ lastWords: 'a reason' }, figure)
        const before = tell()
        const bad = figures[1].querySelector('button')
        press()
        bad.click()
        setTimeout(() => {
          press()
          bad.click()
          setTimeout(() => { document.title = [before, tell(), warnings].join(' | ') }, 50)
        }, 50)
      })()
      """, with: ["live", "widgets"])
    #expect(
      found == "is-alive1 is-alive1 is-alive1 | is-alive1 0 is-alive1 | "
        + "The part “bad” stays a picture: Error: unreachable a reason; ")
  }

  /// From the address comes what a reader wrote there.
  @Test func noNumberOfAnAddressIsTooLarge() throws {
    let found = try ScriptPage.title(
      """
      const pick = choice('a', ['one', 'two'], () => {})
      pick.set(1)
      for (const number of [7, -1, 0.5]) pick.set(number)
      document.title = [1e17, -3, 2.5].map(seedOf).join(' ') + ' ' + pick.read()
      """)
    #expect(found == "4294967296 1 2 1")
  }

  /// A slider says when a drag is over, also one that ends where it began.
  @Test func aSliderComesToRest() throws {
    let found = try ScriptPage.title(
      """
      const said = []
      const knob = slider('a', { min: 0, max: 9, step: 1, value: 3,
        changed: () => said.push(knob.isMoving()), settled: () => said.push('settled', knob.isMoving()) })
      const send = (...names) => { for (const name of names) knob.querySelector('input').dispatchEvent(new Event(name)) }
      send('input', 'input', 'pointerup', 'change', 'blur')
      send('input', 'change')
      document.title = said.join(' ')
      """)
    #expect(found == "true true settled false true settled false")
  }
}
