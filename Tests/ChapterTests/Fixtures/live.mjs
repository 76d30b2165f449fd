// node live.mjs MODULE < CALLS: calls functions of a page's module and prints what each wrote and gave back.
// A call is [name, …arguments]; an argument is a number, {"in": numbers} or {"out": count}.
import { readFileSync } from 'node:fs'

const module = new WebAssembly.Module(readFileSync(process.argv[2]))
const { exports } = new WebAssembly.Instance(module, {})
const view = (pointer, count) => new Float32Array(exports.memory.buffer, pointer, count)
const answers = []
for (const [name, ...words] of JSON.parse(readFileSync(0, 'utf8'))) {
  const outs = []
  const given = words.map((word) => {
    if (typeof word === 'number') return word
    const pointer = exports.allocate(word.out ?? word.in.length)
    if (word.in) view(pointer, word.in.length).set(word.in)
    else outs.push([pointer, word.out])
    return pointer
  })
  const value = exports[name](...given)
  answers.push([...outs.flatMap(([pointer, count]) => [...view(pointer, count)]), ...(value === undefined ? [] : [value])])
}
console.log(JSON.stringify(answers))
