// A chapter says `import Notebook` and writes records, cards and styles of numbers, which are what the weaver reads.
@_exported import Weaving
