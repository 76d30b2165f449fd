import BrowserSupport
import Foundation
import Testing

/// Pages whose pictures come alive, from a file, without a network.
@Suite("Live pages") struct LivePageTests {
  static let chapters = ChapterSettingsTests.chapters.filter {
    FileManager.default.fileExists(atPath: "\(LiveModule.repository)/Chapters/\($0)/Live.swift")
  }
  private static let resources = LiveModule.repository + "/Sources/Weaving/Resources/live"

  @Test(arguments: chapters) func theModuleIsSmallAndAsksForNothing(_ chapter: String) throws {
    let module = try LiveModule(chapter)
    let names = try module.names()
    #expect(names.imports == 0)
    #expect(try module.packedSize() <= 180_000)
  }

  /// What the scripts of a chapter's parts call stands in its module.
  @Test(arguments: chapters) func everyCallOfAPageHasItsFunction(_ chapter: String) throws {
    let exports = try LiveModule(chapter).names().exports
    let page = try String(contentsOf: QuickRun.of(chapter).page, encoding: .utf8)
    let calls = page.matches(of: #/(?:engine|this)\.call\.(\w+)/#).map { String($0.1) }
    #expect(calls.count > 3)
    for call in Set(calls) { #expect(exports.contains(call), "\(call)") }
  }

  /// The same of what `make bench` measures.
  @Test func everyCallOfTheBenchmarkHasItsFunction() throws {
    let path = LiveModule.repository + "/Sources/Benchmarks/Browser/measure.js"
    let script = try String(contentsOfFile: path, encoding: .utf8)
    for (name, chapter) in [
      ("adaptation", "06-maml"), ("prototypes", "08-prototypical-networks"),
    ] {
      let exports = try LiveModule(chapter).names().exports
      let calls = script.matches(of: try Regex("\\b\(name)\\.(\\w+)\\("))
        .compactMap { $0[1].substring.map(String.init) }
      #expect(calls.count > 2)
      for call in calls { #expect(exports.contains(call), "\(name).\(call)") }
    }
  }

  @Test(arguments: chapters) func thePicturesComeAlive(_ chapter: String) throws {
    let document = try loaded(chapter) { $0 }
    #expect(document.contains("data-engine=\"ready\""))
    let figures = document.components(separatedBy: "data-live=\"").count - 1
    #expect(figures > 0 && document.components(separatedBy: "is-alive").count - 1 >= figures)
    #expect(!document.contains("data-failed"))
  }

  @Test(.enabled(if: Firefox.isInstalled, "\(Firefox.remark)"), arguments: chapters)
  func thePicturesComeAliveInFirefox(_ chapter: String) throws {
    let page = try String(contentsOf: QuickRun.of(chapter).page, encoding: .utf8)
    let alive = """
      Array.from(document.querySelectorAll('[data-live]'), (figure) => figure.classList
        .contains('is-alive') && figure.querySelector('.say')?.textContent.length > 9)
      """
    // A part may speak a frame after it is there.
    let found = try Firefox.text(
      of: "[document.documentElement.dataset.engine, ...\(alive)].join(' ')",
      when: """
        document.documentElement.dataset.engine
          && (\(alive).every(Boolean) || performance.now() > 60000)
        """,
      on: page)
    let words = found.split(separator: " ")
    #expect(
      words.count > 1 && words[0] == "ready" && words.dropFirst().allSatisfy { $0 == "true" },
      "\(found)")
  }

  /// A module that was cut: the pictures stay, with one warning.
  @Test func withoutTheEngineThePicturesStay() throws {
    let chapter = try #require(Self.chapters.first)
    let document = try loaded(chapter) {
      $0.replacing(#/(id="engine">)[A-Za-z0-9+\/=]{400}/#) { "\($0.1)" }
    }
    #expect(document.contains("data-engine=\"failed\""))
    #expect(!document.contains("class=\"alive\"") && document.contains("class=\"still"))
  }

  /// What is kept stands in the address once things rest, and a link within the page does not take it away.
  @Test func theAddressKeepsPlaceAndStates() throws {
    let found = try found(
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
    let found = try found(
      """
      const a = state('a')
      if (location.hash) document.title = [location.hash, a.start].join(' ')
      else setTimeout(() => { location.hash = '#cell-x&a:2,3' })
      """)
    #expect(found == "#cell-x&amp;a:2,3 2,3")
  }

  /// A part that has gone on since shows what the address says after a way back.
  @Test func theWayBackShowsTheStateOfTheAddress() throws {
    let found = try found(
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
    let found = try found(
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
    let found = try found(
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

  /// The title that a script gives to a page with what all parts are made of.
  private func found(_ script: String) throws -> String {
    let place = URL.temporaryDirectory.appending(path: "widgets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let widgets = try String(contentsOfFile: Self.resources + "/widgets.js", encoding: .utf8)
    let page = place.appending(path: "page.html")
    try "<!DOCTYPE html><title>none</title><script>{\(widgets)\n\(script)}</script>"
      .write(to: page, atomically: true, encoding: .utf8)
    let document = try Chromium.load(page).document
    return String(document.firstMatch(of: #/<title>(.*?)<\/title>/#)?.1 ?? "")
  }

  private func loaded(_ chapter: String, _ change: (String) -> String) throws -> String {
    let run = try QuickRun.of(chapter)
    let place = run.folder.appending(path: "live-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    let copy = place.appending(path: "page.html")
    try change(String(contentsOf: run.page, encoding: .utf8))
      .write(to: copy, atomically: true, encoding: .utf8)
    return try Chromium.load(copy).document
  }
}
