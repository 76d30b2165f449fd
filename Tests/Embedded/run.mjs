// node run.mjs FILE.wasm: runs a module that imports nothing but WASI's way to print.
import { readFileSync, writeSync } from 'node:fs'

const print = (descriptor, pieces, count, written) => {
  const memory = new DataView(exports.memory.buffer)
  let total = 0
  for (let piece = pieces; piece < pieces + 8 * count; piece += 8) {
    const [base, length] = [memory.getUint32(piece, true), memory.getUint32(piece + 4, true)]
    writeSync(descriptor, new Uint8Array(exports.memory.buffer, base, length))
    total += length
  }
  memory.setUint32(written, total, true)
  return 0
}
const imports = { wasi_snapshot_preview1: { fd_write: print } }
const { exports } = (await WebAssembly.instantiate(readFileSync(process.argv[2]), imports)).instance
exports.printNumbers()
