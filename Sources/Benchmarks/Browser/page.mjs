// A page in headless Chromium, moved by a pointer through its debugging pipe; needs nothing but node.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const opened = async (file, { width = 1280, height = 900 } = {}) => {
  const profile = mkdtempSync(join(tmpdir(), 'page-'))
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe', '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${profile}`, `--window-size=${width},${height}`, 'about:blank']
  const browser = spawn('chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const [ask, answers] = [browser.stdio[3], browser.stdio[4]]
  const waiting = new Map()
  let [last, session, rest] = [0, undefined, '']
  answers.setEncoding('utf8')
  answers.on('data', (text) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop()
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      if (id === undefined) continue
      const { done, failed } = waiting.get(id)
      waiting.delete(id)
      if (error) failed(Error(error.message))
      else done(result)
    }
  })
  browser.on('exit', () => { for (const { failed } of waiting.values()) failed(Error('Chromium ended')) })
  const send = (method, params = {}) => new Promise((done, failed) => {
    waiting.set(++last, { done, failed })
    ask.write(JSON.stringify({ id: last, method, params, sessionId: session }) + '\0')
  })
  const { targetId } = await send('Target.createTarget', { url: 'about:blank' })
  session = (await send('Target.attachToTarget', { targetId, flatten: true })).sessionId
  const value = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  const pointer = (type, [x, y]) => send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 })
  await send('Page.navigate', { url: 'file://' + resolve(file) })
  await value(`new Promise((done) => { const wait = () => document.readyState === 'complete' && (document.documentElement.dataset.engine || !document.getElementById('engine')) ? done() : setTimeout(wait, 20); wait() })`)
  return {
    value,
    // Presses at the first place, goes through all others, and lets go; faster than frames come, so that the page gets several at once.
    drag: (places) => Promise.all([
      pointer('mousePressed', places[0]),
      ...places.slice(1).map((place) => pointer('mouseMoved', place)),
      pointer('mouseReleased', places.at(-1)),
    ]),
    press: (place) => pointer('mousePressed', place),
    move: (place) => pointer('mouseMoved', place),
    letGo: (place) => pointer('mouseReleased', place),
    close: async () => {
      browser.removeAllListeners('exit')
      const ended = new Promise((done) => browser.once('exit', done))
      browser.kill()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
