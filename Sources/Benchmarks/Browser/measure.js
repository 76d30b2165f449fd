// What the live parts of chapters 6 and 8 take, in whatever browser or node this runs: the least of many calls.
const measure = (modules, now) => {
  const instances = modules.map((bytes) => new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports)
  const [adaptation, prototypes] = instances
  let seed = 1
  const random = (count, from, to) => Float32Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return from + ((to - from) * seed) / 2 ** 32
  })
  const put = (engine, numbers) => {
    const pointer = engine.allocate(numbers.length)
    new Float32Array(engine.memory.buffer, pointer, numbers.length).set(numbers)
    return pointer
  }
  // Kernels, scales and shifts around zero; the running statistics of four blocks are ones.
  const weights = (channels, head) => {
    const parameters = 9 * channels + 27 * channels * channels + 8 * channels + head
    return [...random(parameters, -0.05, 0.05), ...Array(8 * channels).fill(1)]
  }
  const least = (act) => {
    const end = now() + 1500
    let best = Infinity
    for (let count = 0; count < 5 || now() < end; count++) {
      const began = now()
      act()
      best = Math.min(best, now() - began)
    }
    return best
  }
  const rows = []
  for (const channels of [16, 32, 64]) {
    const numbers = weights(channels, 5 * channels + 5)
    if (!adaptation.startLoad(channels, put(adaptation, numbers), numbers.length)) throw Error('adaptation')
    const [six, room] = [put(adaptation, random(6 * 784, 0, 1)), adaptation.allocate(66)]
    const [none, five] = [0, 5].map((steps) => least(() => adaptation.startAdapt(0, six, steps, 0.1, room)))
    rows.push([`MAML, 5-way 1-shot, ${channels} channels: a step and six answers`, (five - none) / 5])
  }
  for (const channels of [32, 64]) {
    const numbers = weights(channels, 0)
    if (!prototypes.embeddingLoad(channels, put(prototypes, numbers), numbers.length)) throw Error('prototypes')
    const [six, room] = [put(prototypes, random(6 * 784, 0, 1)), prototypes.allocate(20)]
    rows.push([`prototypical network, ${channels} channels: 5 + 1 images`, least(() => prototypes.nearest(six, room))])
  }
  return rows
}
