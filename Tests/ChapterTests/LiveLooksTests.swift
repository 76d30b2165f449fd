import BrowserSupport
import Foundation
import Testing

/// Live pages on the narrowest of telephones.
@Suite("Live pages: looks", .enabled(if: Chromium.isInstalled)) struct LiveLooksTests {
  /// Tells the page around it what is amiss: what spills, what a finger cannot hit (WCAG 2.2, 2.5.8: 24 pixels), what no key
  /// reaches, and what the page asks the network for.
  private static let look = """
    <script>{
    const faults = []
    const judge = (control) => {
      const { width, height, right } = control.getBoundingClientRect()
      const name = control.tagName + ' ' + (control.getAttribute('aria-label') ?? control.textContent)
      if (!width) return
      if (Math.min(width, height) < 24) faults.push(name + ' is small')
      if (right > innerWidth + 1) faults.push(name + ' spills')
      if (control.tabIndex < 0 && control.tagName != 'CANVAS') faults.push(name + ' has no key')
    }
    const look = () => {
      if (document.documentElement.scrollWidth > innerWidth + 1) faults.push('the page spills')
      document.querySelectorAll('.alive :is(button, input, select, canvas, summary)').forEach(judge)
      const asked = performance.getEntriesByType('resource').filter(({ name }) => !/^(data|blob):/.test(name))
      faults.push(...asked.map(({ name }) => 'asks for ' + name))
      parent.postMessage(`looked at ${innerWidth}: ` + faults.join(' | '), '*')
    }
    const wait = () => setTimeout(document.documentElement.dataset.engine ? look : wait, 50)
    wait()
    }</script>
    """

  /// What a page looks like in a frame of 360 pixels, and what the browser logged meanwhile.
  private func looked(_ page: String) throws -> (title: String?, log: String) {
    try Chromium.title(
      of: """
        <!DOCTYPE html><title>nothing</title><iframe src=page.html width=360 height=800></iframe>
        <script>addEventListener('message', ({ data }) => { document.title = data })</script>
        """, beside: ["page.html": page + Self.look])
  }

  @Test(arguments: LivePageTests.chapters)
  func onATelephoneAllCanBeHitAndNothingSpills(_ chapter: String) throws {
    let page = try String(contentsOf: QuickRun.of(chapter).page, encoding: .utf8)
    let (found, log) = try looked(page)
    #expect(found == "looked at 360: ")
    #expect(!log.contains("CONSOLE"), "\(log)")
  }

  /// Weights of another network: the picture stays, with one warning.
  @Test func weightsThatDoNotFitLeaveThePicture() throws {
    let page = try String(contentsOf: QuickRun.of("06-maml").page, encoding: .utf8)
    let other = page.replacing(#/&quot;channels&quot;: (\d+)/#) { "&quot;channels&quot;: 1\($0.1)" }
    #expect(other != page)
    let (found, log) = try looked(other)
    #expect(found == "looked at 360: ")
    #expect(log.contains("weights do not fit the network"))
  }
}
