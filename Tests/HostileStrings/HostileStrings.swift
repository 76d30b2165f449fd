/// Strings that could be taken for more than text: file names, names in zips, settings, scores. Every
/// crossing is tried on all of them.
public let hostileStrings: [String] =
  hostileForPrograms + hostileForPages + hostileForPaths + hostileForEyes + plainToRead

/// For a shell, gnuplot, or any program's options.
public let hostileForPrograms = [
  "it's \"quoted\"", "`touch CANARY`", "$(touch CANARY)", "; touch CANARY #", "| touch CANARY",
  "' ; touch CANARY; echo '", "$HOME ${HOME} ~", "-rf", "--output=CANARY", "-", "!touch CANARY",
  "'.system('touch CANARY').'", "\"; system(\"touch CANARY\"); \"", "' ; system 'touch CANARY' #",
  "'\n!touch CANARY\n'", "'\nsystem('touch CANARY')\nx='", "@x @macro",
  "x_1 x^2 {/Bold b} &{space} ~a{b}",
  "100% %d %s %%", "\\n \\t \\\\", "\\", "'", "''", "'\u{301}; system('touch CANARY') #",
  "* ? [a-z] {a,b}",
  "a\nb", "\n", "<CANARY", "# comment",
]

/// For Markdown, HTML, XML, TeX, JSON.
public let hostileForPages = [
  "<img src=\"http://127.0.0.1:9/x.png\">", "<script>alert(1)</script>",
  "![x](http://127.0.0.1:9/x.png)",
  "![x](/etc/passwd)", "[x](javascript:alert(1))", "javascript:alert(1)//", "data:text/html,<b>",
  "<http://127.0.0.1:9/>", "http://127.0.0.1:9/", "www.example.org and a@b.example",
  "\" onload=\"x", "' onload='x",
  "&lt;b&gt; &amp; &#60;", "]]> --> </svg> </style>", "<!-- x",
  "*a* **b** _c_ __d__ ~~e~~ `f` ``g``",
  "$x^2$ $$y$$ \\alpha \\(z\\)", "a | b || c", "| - | - |", "# heading", "- item", "+ item",
  "1. item",
  "(a) item", "> quote", "===", "---", "```", "    four blanks", "{{loss}} {{data}}",
  "{.class} [^1] [@cite] @cite",
  ":smile: ::: ~~~", "\\input{/etc/passwd}", "\\includegraphics{/etc/passwd}",
  "{\"a\": \"\\ud800\"}",
  "50%\u{301}d ]]>\u{338}",
]

/// For whoever makes a path of it.
public let hostileForPaths = [
  "../../CANARY", "/tmp/CANARY", ".", "..", "a/../b", "C:\\CANARY", "file:///etc/passwd",
  "http://127.0.0.1:9/CANARY",
  "%2e%2e%2fCANARY", ".hidden", "a//b", "CANARY/", "/\u{301}CANARY",
  String(repeating: "n", count: 300),
]

/// Controls of terminals, and signs that reorder or hide others.
public let hostileForEyes = [
  "\u{1B}[31mred\u{1B}[0m", "\u{1B}]8;;http://127.0.0.1:9/\u{7}link\u{1B}]8;;\u{7}",
  "\u{1B}[2J\u{1B}c", "\u{9B}31mC1",
  "a\rb", "a\u{8}\u{8}b\u{7F}", "a\u{0}b", "\u{202E}gpj.exe", "\u{2066}a\u{2069}\u{2028}b",
  "\u{85}\u{90}q\u{9C}",
  "\u{E000}mark\u{E0FF}", "\u{FFFE}\u{FFFF}", "a\tb",
]

/// What everybody writes, and what must look as it was written.
public let plainToRead = [
  "a_b", "<3", "5 * 3", "名前", "Ελληνικά", "naïve e\u{301}", "🙂 👩‍👩‍👧", "two  blanks ", "C#",
  "a -- b ... c", "x = −1", "don't", "",
  "עברית العربية", "built-in digits, 4000",
]
