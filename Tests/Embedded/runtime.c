// The few functions of a C library that Embedded Swift asks for, for a WebAssembly module: a page's (-DSILENT) imports
// nothing, any other only how to print.

#include <stddef.h>
#include <stdint.h>

// Memory: blocks of 128 · 2ⁿ bytes and of a quarter, half, three quarters more, in whole headers of 64 bytes, so that
// every block is aligned for vectors.

typedef struct Block { struct Block *next; int order; } Block;
enum { header = 64, orders = 100 };
extern unsigned char __heap_base;
static Block *released[orders];
static size_t top;

static size_t size_of(int order) {
  size_t size = (size_t)(4 + order % 4) << (5 + order / 4);
  return (size + header - 1) & ~(size_t)(header - 1);
}

static void *grow(int order) {
  size_t size = size_of(order);
  if (top == 0) top = ((size_t)&__heap_base + header - 1) & ~(size_t)(header - 1);
  size_t available = __builtin_wasm_memory_size(0) << 16;
  if (top + size > available) {
    size_t pages = (top + size - available + 65535) >> 16;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) __builtin_trap();
  }
  Block *block = (Block *)top;
  top += size;
  block->order = order;
  return block;
}

void *malloc(size_t count) {
  int order = 0;
  while (size_of(order) < count + header) order++;
  Block *block = released[order];
  if (block) released[order] = block->next;
  else block = grow(order);
  return (char *)block + header;
}

void free(void *pointer) {
  if (!pointer) return;
  Block *block = (Block *)((char *)pointer - header);
  block->next = released[block->order];
  released[block->order] = block;
}

int posix_memalign(void **result, size_t alignment, size_t count) {
  if (alignment > header) return 22;
  *result = malloc(count);
  return 0;
}

// Bytes: one instruction each with -mbulk-memory.

void *memset(void *target, int value, size_t count) { return __builtin_memset(target, value, count); }
void *memcpy(void *restrict target, const void *restrict source, size_t count) {
  return __builtin_memcpy(target, source, count);
}
void *memmove(void *target, const void *source, size_t count) {
  return __builtin_memmove(target, source, count);
}

int memcmp(const void *left, const void *right, size_t count) {
  const unsigned char *l = left, *r = right;
  for (; count--; l++, r++) if (*l != *r) return *l - *r;
  return 0;
}

// What a page asks for besides: half away from zero, as C has it.
float roundf(float x) {
  float whole = __builtin_truncf(x), rest = x - whole;
  return rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole;
}

// Nothing is random here but what a seed says.

void arc4random_buf(void *target, size_t count) { memset(target, 7, count); }

#ifdef SILENT

// A page shows why its part stopped: what was printed last, up to 500 signs.
static char words[512];

int putchar(int character) {
  static size_t length;
  if (length == 500) length = 0;
  words[length++] = (char)character;
  words[length] = 0;
  if (character == '\n') length = 0;
  return character;
}
__attribute__((export_name("lastWords"))) const char *last_words(void) { return words; }

#else

// What is printed goes to standard output line by line, as WASI has it.

typedef struct { const void *base; size_t count; } Piece;
__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_write")))
int fd_write(int descriptor, const Piece *pieces, size_t count, size_t *written);

int putchar(int character) {
  static char line[256];
  static size_t length;
  line[length++] = (char)character;
  if (character == '\n' || length == sizeof line) {
    Piece piece = {line, length};
    size_t written;
    length = 0;
    if (fd_write(1, &piece, 1, &written) != 0) __builtin_trap();
  }
  return character;
}

#endif
