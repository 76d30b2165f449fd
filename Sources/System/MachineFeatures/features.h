// What the compiler may assume of the machine, as a constant that Swift can fold.
#pragma once
#include <stdbool.h>

#ifdef __AVX512F__
static const bool machine_has_512_bit_vectors = true;
#else
static const bool machine_has_512_bit_vectors = false;
#endif
