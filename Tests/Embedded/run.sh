#!/usr/bin/env bash
# Compiles Engine, Learning and Ink as Embedded Swift to WebAssembly with its vectors of 128 bits, runs a small network
# there (in node: the toolchain's own runner refuses vectors) and compares its loss, gradients and trained parameters with
# the native build.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=.build/embedded
mkdir -p "$out"

# swiftc may be a wrapper on the path; the other tools stand beside the real one.
tools=$(swiftc -print-target-info | sed -n 's|.*"runtimeResourcePath": "\(.*\)/lib/swift".*|\1/bin|p')
tool() { if [ -x "$tools/$1" ]; then echo "$tools/$1"; else command -v "$1"; fi; }

compile() { # name, then sources
  local name=$1
  shift
  swiftc -target wasm32-unknown-none-wasm -enable-experimental-feature Embedded -wmo -Ounchecked -swift-version 6 \
    -parse-as-library -package-name innerloop -warnings-as-errors -Xfrontend -disable-stack-protector -I "$out" \
    -Xcc -msimd128 -Xcc -mbulk-memory -Xcc -fmodule-map-file=Sources/System/MachineFeatures/module.modulemap -module-name "$name" \
    -emit-module -emit-module-path "$out/$name.swiftmodule" -c "$@" -o "$out/$name.o"
}
compile Engine $(find Sources/Engine -name '*.swift' | sort)
compile Learning $(find Sources/Learning -name '*.swift' | sort)
compile Ink $(find Sources/Ink -name '*.swift' | sort)
compile SmallNetwork Tests/Embedded/SmallNetwork.swift
"$(tool clang)" --target=wasm32 -O2 -mbulk-memory -fno-builtin -nostdlib -c Tests/Embedded/runtime.c -o "$out/runtime.o"
"$(tool wasm-ld)" --export=_start --gc-sections \
  "$out"/{SmallNetwork,Ink,Learning,Engine,runtime}.o -o "$out/network.wasm"

swift build -c release --product EmbeddedTwin
node Tests/Embedded/run.mjs "$out/network.wasm" >"$out/numbers.txt"
.build/release/EmbeddedTwin <"$out/numbers.txt"
