import BrowserSupport
import Testing

/// What the parts of live pages are made of: states in the address, canvases, pointers.
@Suite("Live pages: widgets", .enabled(if: Chromium.isInstalled)) struct LiveWidgetTests {
  /// What is kept stands in the address once things rest, and a link within the page does not take it away.
  @Test func theAddressKeepsPlaceAndStates() throws {
    let found = try ScriptPage.title(
      """
      const replace = history.replaceState.bind(history)
      replace(null, '', '#cell-x&a:1')
      let count = 0
      history.replaceState = (...words) => { count += 1; replace(...words) }
      const [a, b] = ['a', 'b'].map(state)
      for (let value = 0; value < 50; value += 1) b.keep([value, 2.5])
      const kept = () => [location.hash, count].join(' ')
      setTimeout(() => {
        const first = kept()
        location.hash = '#cell-y'
        setTimeout(() => { document.title = [first, kept(), a.start].join(', ') }, 200)
      }, 600)
      """)
    #expect(found == "#cell-x&amp;a:1&amp;b:49,2.5 1, #cell-y&amp;a:1&amp;b:49,2.5 2, 1")
  }

  /// A link with another state of a part opens it, also where nobody has touched the part.
  @Test func anAddressWithAnotherStateOpensIt() throws {
    let found = try ScriptPage.title(
      """
      const a = state('a')
      if (location.hash) document.title = [location.hash, a.start].join(' ')
      else setTimeout(() => { location.hash = '#cell-x&a:2,3' })
      """)
    #expect(found == "#cell-x&amp;a:2,3 2,3")
  }

  /// A part that has gone on since shows what the address says after a way back.
  @Test func theWayBackShowsTheStateOfTheAddress() throws {
    let found = try ScriptPage.title(
      """
      const a = state('a')
      if (sessionStorage.began) document.title = [location.hash, a.start].join(' ')
      else {
        sessionStorage.began = 1
        a.keep([1])
        setTimeout(() => { location.hash = '#cell-y' }, 500)
        setTimeout(() => a.keep([2]), 1000)
        setTimeout(() => history.back(), 2000)
      }
      """)
    #expect(found == "#a:1 1")
  }

  /// A bitmap has the size that is shown, and what is drawn on two canvases is drawn once for both.
  @Test func aCanvasIsAsFineAsTheScreen() throws {
    let found = try ScriptPage.title(
      """
      window.requestAnimationFrame = setTimeout
      let count = 0
      const draw = () => { count += 1 }
      const nodes = [1, 2].map(() => canvas(100, 50, 'a picture', draw)[0])
      document.documentElement.append(...nodes)
      const said = []
      const show = (width, ratio) => {
        for (const node of nodes) node.style.width = width + 'px'
        window.devicePixelRatio = ratio
        dispatchEvent(new Event('resize'))
        setTimeout(() => said.push(nodes.map(({ width, height }) => width + 'x' + height), count), 50)
      }
      show(300, 1)
      setTimeout(() => show(180, 1), 100)
      setTimeout(() => show(180, 2), 200)
      setTimeout(() => { document.title = said.join(' ') }, 300)
      """)
    #expect(found == "300x150,300x150 1 180x90,180x90 2 360x180,360x180 3")
  }

  /// A second finger, the palm beside a pen and the mouse's other buttons draw nothing.
  @Test func onlyTheFirstPointerDrags() throws {
    let found = try ScriptPage.title(
      """
      const [node, said] = [document.createElement('canvas'), []]
      node.setPointerCapture = () => {}
      onDrag(node, (event) => said.push(event.type + event.pointerId), () => said.push('end'))
      const send = (pointerId, button, isPrimary) => {
        for (const name of ['pointerdown', 'pointermove', 'pointerup']) {
          node.dispatchEvent(new PointerEvent(name, { pointerId, button, isPrimary }))
        }
      }
      send(1, 2, true)
      send(2, 0, false)
      send(3, 0, true)
      node.dispatchEvent(new PointerEvent('pointerdown', { pointerId: 4, isPrimary: true }))
      send(5, 0, true)
      node.dispatchEvent(new PointerEvent('lostpointercapture', { pointerId: 4, isPrimary: true }))
      send(6, 0, true)
      document.title = said.join(' ')
      """)
    #expect(
      found == "pointerdown3 pointermove3 end pointerdown4 end pointerdown6 pointermove6 end")
  }
}
