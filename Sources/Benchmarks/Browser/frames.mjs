// node frames.mjs PAGE…: frames a second while every control of the live parts is dragged for two seconds, as Markdown.
import { opened } from './page.mjs'

const seconds = 2
console.log('| page | what is dragged | frames a second | longest frame, ms |\n|---|---|---:|---:|')
for (const file of process.argv.slice(2)) {
  const page = await opened(file)
  const count = await page.value(`(window.dragged = [...document.querySelectorAll('.alive canvas, .alive input[type=range]')]
    .filter((node) => getComputedStyle(node).cursor !== 'default' || node.type === 'range')
    .filter((node) => node.tabIndex >= 0 && node.getClientRects().length)).length`)
  for (let index = 0; index < count; index++) {
    const { name, left, top, width, height } = await page.value(`(() => {
      const node = dragged[${index}]
      node.scrollIntoView({ block: 'center' })
      const { left, top, width, height } = node.getBoundingClientRect()
      const label = node.closest('label')?.querySelector('span')?.textContent ?? node.getAttribute('aria-label').split(/[.,]/)[0]
      return { name: node.closest('[data-live]').dataset.live + ': ' + label, left, top, width, height }
    })()`)
    // To and fro, a little up and down.
    const place = (time) => [left + width * (0.5 + 0.35 * Math.sin(4 * time)), top + height * (0.5 + 0.3 * Math.sin(2.3 * time))]
    await page.press(place(0))
    await page.value(`window.frames_ = []; window.counting = true; {
      const count = (now) => { frames_.push(now); if (counting) requestAnimationFrame(count) }
      requestAnimationFrame(count)
    }`)
    for (const start = performance.now(); performance.now() - start < 1000 * seconds;) {
      await page.move(place((performance.now() - start) / 1000))
      await new Promise((done) => setTimeout(done, 4))
    }
    const frames = await page.value('counting = false; frames_')
    await page.letGo(place(seconds))
    const gaps = frames.slice(1).map((now, frame) => now - frames[frame])
    const rate = (1000 * gaps.length) / (frames.at(-1) - frames[0])
    console.log(`| ${file.split('/').at(-1)} | ${name} | ${rate.toFixed(1)} | ${Math.max(...gaps).toFixed(1)} |`)
  }
  await page.close()
}
