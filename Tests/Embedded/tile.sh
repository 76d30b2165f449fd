#!/usr/bin/env bash
# What the product tile's inner loop is made of on each machine, the table of Sources/Benchmarks/BREAKDOWN.md: builds Engine for AVX-512
# and AVX2 as for any program, for NEON and WebAssembly as Embedded Swift, a minute each, and counts in the disassembly.
# tile.sh --loop prints the loops, too.
set -euo pipefail
CDPATH='' cd -- "$(dirname "$0")/../.."
. Scripts/embedded
show_loops=${1:-}

of_this_kind() { # name, processor
  local scratch=.build/tile/$1
  INNERLOOP_MARCH=$2 swift build -c release --target Engine --scratch-path "$scratch" >&2
  count_tile "$1" "$scratch"/release/Engine.build/*.o
}

of_another() { # name; target and flags are set
  out=.build/tile/$1
  mkdir -p "$out"
  compile Engine $(sources Engine)
  count_tile "$1" "$out/Engine.o"
}

echo "| machine | the tile in | sums in registers | multiply-adds | additions apart | loads | others | calls | instructions a multiply-add |"
echo "|---|---|--:|--:|--:|--:|--:|--:|--:|"
# As a reader of this machine has it, where it can.
of_this_kind AVX-512 "$(grep -qw avx512f /proc/cpuinfo && echo native || echo skylake-avx512)"
of_this_kind AVX2 haswell
target=aarch64-none-none-elf flags=()
of_another NEON
target_webassembly
of_another WebAssembly
