#!/usr/bin/env bash
# What the product tile's inner loop is made of on each machine, the table of Sources/Benchmarks/BREAKDOWN.md: compiles Engine for
# AVX-512, AVX2, NEON and WebAssembly, half a minute each, and counts in the disassembly. tile.sh --loop prints the loops, too.
set -euo pipefail
cd "$(dirname "$0")/../.."
. Scripts/embedded
options=("$@")

row() { # name; target and flags are set
  out=.build/embedded/tile/$1
  mkdir -p "$out"
  compile Engine $(sources Engine)
  count_tile "$1" "$out/Engine.o" "${options[@]}"
}

echo "| machine | sums kept in registers | multiply-adds | additions apart | loads | others | calls | instructions a multiply-add |"
echo "|---|--:|--:|--:|--:|--:|--:|--:|"
target=x86_64-unknown-none-elf flags=(-Xcc -march=skylake-avx512)
row AVX-512
flags=(-Xcc -march=haswell)
row AVX2
target=aarch64-none-none-elf flags=()
row NEON
target_webassembly
row WebAssembly
