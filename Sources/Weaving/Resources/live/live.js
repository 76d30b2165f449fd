// Starts the engine of a page and its parts: no network, no module, nothing global. A part is a picture in a
// <div class="live" data-live="NAME">; it stays a picture if anything here fails.
const parts = {}

const inflated = async (id) => {
  const text = document.getElementById(id).textContent.trim()
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  const stream = new ReadableStream({ start: (queue) => { queue.enqueue(packed); queue.close() } })
  return new Uint8Array(await new Response(stream.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer())
}

class Engine {
  constructor(exports) { this.call = exports }

  // Views are made anew each time: memory that grows takes the old ones with it.
  floats(pointer, count) { return new Float32Array(this.call.memory.buffer, pointer, count) }

  room(count) { return this.call.allocate(count) }

  put(numbers) {
    const pointer = this.room(numbers.length)
    this.floats(pointer, numbers.length).set(numbers)
    return pointer
  }

  // The numbers of a function that writes `count` of them.
  numbers(count, write) {
    const pointer = this.room(count)
    write(pointer)
    const numbers = [...this.floats(pointer, count)]
    this.call.release(pointer)
    return numbers
  }

  // Hands the trained weights of a part to `load`, which says whether they fit.
  async weights(part, load) {
    const halves = await inflated('weights-' + part)
    const count = halves.length / 2
    const [narrow, wide] = [this.room(Math.ceil(count / 2)), this.room(count)]
    new Uint8Array(this.call.memory.buffer, narrow, halves.length).set(halves)
    this.call.widen(narrow, count, wide)
    const fits = load(wide, count)
    for (const pointer of [narrow, wide]) this.call.release(pointer)
    if (!fits) throw Error(`${count} weights do not fit the network of “${part}”`)
  }

  // What it printed before it stopped.
  get lastWords() {
    const bytes = new Uint8Array(this.call.memory.buffer, this.call.lastWords(), 500)
    return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0))).trim()
  }
}

// One after the other: what a part sets up meanwhile gives up this part where it fails, then or later.
const enliven = async (engine, figure) => {
  const name = figure.dataset.live
  giveUp = (error) => {
    if (figure.dataset.failed) return
    figure.dataset.failed = error
    figure.classList.remove('is-alive')
    figure.querySelector('.alive')?.remove()
    console.warn(`The part “${name}” stays a picture:`, error, engine.lastWords)
  }
  try {
    const nodes = await parts[name](engine, figure, JSON.parse(figure.dataset.settings))
    if (figure.dataset.failed) return
    figure.append(make('div', { className: 'alive' }, ...nodes))
    figure.classList.add('is-alive')
  } catch (error) {
    giveUp(error)
  }
}

const start = async () => {
  const root = document.documentElement
  try {
    // On this thread: half a megabyte takes some milliseconds.
    const module = new WebAssembly.Module(await inflated('engine'))
    const engine = new Engine(new WebAssembly.Instance(module, {}).exports)
    for (const figure of document.querySelectorAll('[data-live]')) await enliven(engine, figure)
    root.dataset.engine = 'ready'
  } catch (error) {
    root.dataset.engine = 'failed'
    console.warn('The pictures of this page stay pictures:', error)
  }
}
