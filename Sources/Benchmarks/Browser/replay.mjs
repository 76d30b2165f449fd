// node replay.mjs PAGE < TASKS: draws the tasks into the six squares of a page by its pointer; which character each row of bars took the
// sixth for, as JSON. A task is { support: five drawings, queries: drawings }; a drawing is 784 shares of ink, row by row.
import { readFileSync } from 'node:fs'
import { opened } from './page.mjs'
import { strokesOf } from './trace.mjs'

const page = await opened(process.argv[2])
const squares = await page.value(`(() => {
  document.querySelector('.six').scrollIntoView({ block: 'center' })
  return [...document.querySelectorAll('.six canvas')].map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect()
    return { left, top, width, height }
  })
})()`)
const draw = async (square, ink) => {
  const { left, top, width, height } = squares[square]
  for (const stroke of strokesOf(ink)) {
    const line = stroke.length > 1 ? stroke : [stroke[0], stroke[0]]
    await page.drag(line.map(([x, y]) => [left + (x / 105) * width, top + (y / 105) * height]))
  }
}
const press = (words) => page.value(`[...document.querySelectorAll('.alive button')].find((node) => node.textContent === '${words}').click()`)
const answers = []
for (const { support, queries } of JSON.parse(readFileSync(0, 'utf8'))) {
  await press('Clear all')
  for (const [square, ink] of support.entries()) await draw(square, ink)
  for (const ink of queries) {
    await press('Clear the sixth')
    await draw(5, ink)
    // The answer comes with the next frame.
    answers.push(await page.value(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
      done([...document.querySelectorAll('.shares')].map((row) => [...row.querySelectorAll('meter')].findIndex((bar) => bar.classList.contains('best'))))))))`))
  }
}
await page.close()
console.log(JSON.stringify(answers))
