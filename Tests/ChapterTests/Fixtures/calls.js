// Calls functions of a page's module: what each wrote and gave back.
// A call is [name, …arguments]; an argument is a number, {"in": numbers} or {"out": count}.
const answersOf = (bytes, calls) => {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {})
  const view = (pointer, count) => new Float32Array(exports.memory.buffer, pointer, count)
  return calls.map(([name, ...words]) => {
    const outs = []
    const given = words.map((word) => {
      if (typeof word === 'number') return word
      const pointer = exports.allocate(word.out ?? word.in.length)
      if (word.in) view(pointer, word.in.length).set(word.in)
      else outs.push([pointer, word.out])
      return pointer
    })
    const value = exports[name](...given)
    return [...outs.flatMap(([pointer, count]) => [...view(pointer, count)]), ...(value === undefined ? [] : [value])]
  })
}
