// node run.mjs MODULE-06 MODULE-08 SCALAR-06 SCALAR-08: the table of the live parts, in node and in Chromium, and in node without
// vectors, as Markdown.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

const script = readFileSync(new URL('measure.js', import.meta.url), 'utf8')
const [modules, scalar] = [process.argv.slice(2, 4), process.argv.slice(4, 6)].map((paths) => paths.map((path) => readFileSync(path)))
const inNode = (modules) => new Function('modules', 'now', `${script}\nreturn measure(modules, now)`)(modules, () => performance.now())
const [here, plain] = [inNode(modules), inNode(scalar)]

// The page writes what it measured into its title while it loads.
const inChromium = () => {
  const folder = mkdtempSync(join(tmpdir(), 'live-'))
  try { return measuredIn(join(folder, 'page.html')) } finally { rmSync(folder, { recursive: true, force: true }) }
}
const measuredIn = (page) => {
  const bytes = modules.map((module) => `Uint8Array.from(atob('${module.toString('base64')}'), (x) => x.charCodeAt(0))`)
  writeFileSync(page, `<title></title><script>${script}
document.title = JSON.stringify(measure([${bytes}], () => performance.now()))</script>`)
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'file://' + page]
  const document = execFileSync('chromium', flags, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] })
  return JSON.parse(document.match(/<title>(.*?)<\/title>/)[1].replaceAll('&amp;', '&'))
}
let there
try { there = inChromium() } catch { there = here.map(([name]) => [name, NaN]) }

const written = (milliseconds) => (Number.isNaN(milliseconds) ? '–' : milliseconds.toFixed(2))
console.log(`# Live pages: the engine as WebAssembly

Written by \`make bench\`: the modules of chapters 6 and 8 on one core of ${cpus()[0].model.trim()}, milliseconds, the least of many calls within 1.5 seconds.
The same sources, built without WebAssembly's vectors, are the other side.

| | node ${process.versions.node} | Chromium | a second, in node | without vectors, in node | times as long |
|---|---:|---:|---:|---:|---:|`)
here.forEach(([name, milliseconds], index) =>
  console.log(`| ${name} | ${written(milliseconds)} | ${written(there[index][1])} | ${(1000 / milliseconds).toFixed(0)} | ${written(plain[index][1])} | ${(plain[index][1] / milliseconds).toFixed(1)} |`))
