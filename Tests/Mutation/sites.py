"""Finds the places of Swift sources that can be changed by one step: an operator, a constant, a sign, a bound, a line.

A place is an expression on one line with a changed twin of it, so that both can stand in one program:
`(isMutant(17) ? a - b : a + b)`.
"""
import re
from dataclasses import dataclass

SWAPS = {
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "*",
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==",
    "&&": "||", "||": "&&",
    "max": "min", "min": "max", "sum": "mean", "mean": "sum", "true": "false", "false": "true",
    "sqrt": "exp", "exp": "sqrt", "sin": "cos", "cos": "sin",
}
TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|//.*|\d[\d_]*\.\d+(?:e[-+]?\d+)?|\d+e[-+]?\d+|0x[0-9a-f_]+|\d[\d_]*|[A-Za-z_$][\w$]*'
    r"|\.\.<|\.\.\.|&&|\|\||->|[-+*/%<>=!&|^~?]+|\S")
OPENING, CLOSING = {"(": ")", "[": "]", "{": "}"}, {")", "]", "}"}
# What an expression cannot reach beyond, at its own depth of brackets.
EDGES = {",", "=", "in", "return", "if", "guard", "while", "else", "case", "?", ":", ";", "where", "try", "+=", "-=",
         "*=", "/=", "for", "let", "var", "->", "func", "switch", "inout", "await", "throw", "repeat", "defer"}
CONTINUES = re.compile(r"\s*([-+*/%?:.]|&&|\|\||==|\)\s*[-+*/])")
UNFINISHED = re.compile(r"(?:[-+*/%?:=]|&&|\|\||==)\s*$")


@dataclass
class Site:
    path: str
    line: int  # from 0
    start: int
    end: int  # of the expression or the line
    kind: str
    before: str
    after: str
    rank: int = 0  # the position in the line of what changes

    def __str__(self):
        return f"{self.path}:{self.line + 1}  {self.before.strip()}  →  {self.after.strip() or '(dropped)'}"


def tokens(line):
    return [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(line)]


def segment(line, found, at):
    """The expression around token `at`: the tokens from one edge to the next; None where it is no whole one."""
    first, depth = at, 0
    while first > 0:
        text = found[first - 1][0]
        if text in CLOSING:
            depth += 1
        elif text in OPENING:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and text in EDGES:
            break
        first -= 1
    last, depth = at, 0
    while last + 1 < len(found):
        text = found[last + 1][0]
        if text in OPENING:
            # A brace after a blank that ends the line begins a block, not a closure.
            if text == "{" and depth == 0 and last + 1 == len(found) - 1:
                break
            depth += 1
        elif text in CLOSING:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (text in EDGES or text.startswith("//")):
            break
        last += 1
    return (found[first][1], found[last][2]) if depth == 0 else None


def changed_token(found, at):
    """What the token becomes, and of which kind the change is."""
    text, start, end = found[at]
    before, after = (found[at - 1] if at else None), (found[at + 1] if at + 1 < len(found) else None)
    if before and before[0] == "func":
        return None
    isSpaced = before and after and before[2] < start and end < after[1]
    if text == "-" and not isSpaced and after and after[1] == end:
        return "", "sign"
    if text in ("..<", "...") and before and after and after[0] not in CLOSING:
        return f" {text} -1 + ", "bound"
    if text in SWAPS and not text[0].isalpha():
        return (SWAPS[text], "comparison" if text[0] in "<>=!&|" else "operator") if isSpaced else None
    if text in ("true", "false"):
        return SWAPS[text], "constant"
    if text in SWAPS:
        return (SWAPS[text], "function") if after and after[0] == "(" else None
    if text[0].isdigit():
        if before and (before[0] == "." or before[0] == "$" or before[2] == start and before[0] not in "([-"):
            return None
        if "." in text or "e" in text and "x" not in text:
            return ("1.0" if float(text) == 0 else f"({text} * 1.5)"), "constant"
        return f"({text} + 1)", "constant"
    return None


def sites(path, text):
    lines = text.split("\n")
    found_sites, isText = [], False
    for number, line in enumerate(lines):
        code = line.strip()
        if line.count('"""') % 2:
            isText = not isText
        if isText or not code or code.startswith(("//", "import", "@", "///", "case ", "#")):
            continue
        previous = lines[number - 1] if number else ""
        following = lines[number + 1] if number + 1 < len(lines) else ""
        found = tokens(line)
        for at, (text_, start, end) in enumerate(found):
            change = changed_token(found, at)
            if change is None:
                continue
            span = segment(line, found, at)
            if span is None:
                continue
            reaches_start = not line[:span[0]].strip()
            reaches_end = not line[span[1]:].strip()
            if reaches_end and CONTINUES.match(following) or reaches_start and UNFINISHED.search(previous):
                continue
            if reaches_start and code.startswith((".", "}", "?", ":", "+", "-", "*", "/", "&&", "||")):
                continue
            new, kind = change
            before = line[span[0]:span[1]]
            after = line[span[0]:start] + new + line[end:span[1]]
            found_sites.append(Site(path, number, span[0], span[1], kind, before, after, start))
        # A statement that is a whole line: a call, or something assigned.
        isStatement = re.match(r"\s+(self\.)?[\w.\[\]$]+ ([-+*/]?=) .*[^{,(=]$", line) or re.match(r"\s+[\w.]+\(.*\)$", line)
        isDeclaration = code.startswith(("let ", "var ", "return", "guard", "if ", "for ", "init", "super", "require", "self.init"))
        if isStatement and not isDeclaration and not CONTINUES.match(following) and not UNFINISHED.search(previous) \
                and not previous.rstrip().endswith(("(", ",", "{ get", "-> Tensor {", "in")) and line.count("(") == line.count(")"):
            found_sites.append(Site(path, number, len(line) - len(line.lstrip()), len(line.rstrip()), "line", line.strip(), ""))
    return found_sites
