// node live.mjs MODULE < CALLS: what calls.js answers, as JSON.
import { readFileSync } from 'node:fs'

const script = readFileSync(new URL('calls.js', import.meta.url), 'utf8')
const answersOf = new Function(`${script}\nreturn answersOf`)()
console.log(JSON.stringify(answersOf(readFileSync(process.argv[2]), JSON.parse(readFileSync(0, 'utf8')))))
