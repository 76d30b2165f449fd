"""Draws the small inputs that fuzzing starts from, into Corpora/.

    python3 Tests/Fuzz/seeds.py

Names that begin with "right" are read whole, the others are refused or hold little. Inputs that once did harm stand
beside them under names that say what they did; this script does not touch those.
"""
import gzip, hashlib, io, json, os, struct, zipfile, zlib

here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Corpora")


def keep(target, name, content):
    os.makedirs(os.path.join(here, target), exist_ok=True)
    content = content.encode() if isinstance(content, str) else content
    with open(os.path.join(here, target, name), "wb") as file:
        file.write(content)


def idx(lengths, content, kind=8):
    return bytes([0, 0, kind, len(lengths)]) + b"".join(struct.pack(">I", n) for n in lengths) + content


def gz(content):
    return gzip.compress(content, mtime=0)


def png(width, height, rows, depth=8, color=0, interlace=0, extra=()):
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace)
    middle = b"".join(chunk(name, content) for name, content in extra)
    data = b"".join(b"\0" + row for row in rows)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + middle + chunk(b"IDAT", zlib.compress(data, 9))
            + chunk(b"IEND", b""))


def bar(side):
    return [bytes(0 if side // 3 < x < side // 2 else 255 for x in range(side)) for _ in range(side)]


def archive(files, method=zipfile.ZIP_STORED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as zipped:
        for name, content in files:
            zipped.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def safetensors(entries, numbers, metadata=None):
    head = {} if metadata is None else {"__metadata__": metadata}
    for name, kind, shape, begin, end in entries:
        head[name] = {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}
    text = json.dumps(head, ensure_ascii=False).encode()
    return struct.pack("<Q", len(text)) + text + numbers


# IDX, plain and compressed
labels = idx([5], bytes([0, 1, 2, 3, 9]))
images = idx([2, 3, 3], bytes(range(18)))
keep("idx", "right-labels", labels)
keep("idx", "right-images", images)
keep("idx", "right-empty-axis", idx([0, 28, 28], b""))
keep("idx", "right-four-axes", idx([1, 2, 2, 1], bytes(4)))
keep("idx", "right-many-axes", idx([1] * 40, b"\7"))
keep("idx", "lengths-beyond-memory", idx([0xffffffff] * 3, b"\0" * 8))
keep("idx", "lengths-times-zero", idx([0xffffffff, 0xffffffff, 0, 0xffffffff], b""))
keep("idx", "floats", idx([1], bytes(4), 13))
keep("idx", "truncated", images[:-1])
keep("idx", "trailing", images + b"\0")
keep("idx", "empty", b"")
keep("idx", "compressed", gz(labels))
keep("gzip", "right-labels", gz(labels))
keep("gzip", "right-images", gz(images))
keep("gzip", "right-two-members", gz(images[:9]) + gz(images[9:]))
keep("gzip", "right-zeros", gz(idx([512, 512], bytes(512 * 512))))
keep("gzip", "truncated", gz(images)[:-9])
keep("gzip", "wrong-checksum", gz(images)[:-8] + b"\1\2\3\4" + gz(images)[-4:])
keep("gzip", "with-a-name", gz(labels)[:3] + b"\x08" + gz(labels)[4:10] + b"name\0" + gz(labels)[10:])
keep("gzip", "of-a-gzip", gz(gz(labels)))

# PNG
white = [b"\xff" * 105] * 105
keep("png", "white-105", png(105, 105, white))
keep("png", "right-grey", png(105, 105, bar(105)))
keep("png", "right-one-bit", png(105, 105, [b"\xff" * 14] * 105, depth=1))
keep("png", "right-grey-16", png(105, 105, [b"\xff\xf0" * 105] * 105, depth=16))
keep("png", "right-grey-alpha", png(105, 105, [b"\x00\x80" * 105] * 105, color=4))
keep("png", "right-palette", png(105, 105, [b"\1" * 105] * 105, color=3,
                                 extra=[(b"PLTE", b"\xff\xff\xff\0\0\0"), (b"tRNS", b"\0\xff")]))
keep("png", "right-colours", png(105, 105, [b"\xff\0\0" * 105] * 105, color=2, extra=[(b"gAMA", struct.pack(">I", 100000))]))
keep("png", "right-colours-alpha-16", png(105, 105, [b"\xff" * 8 * 105] * 105, depth=16, color=6))
keep("png", "right-text", png(105, 105, white, extra=[(b"tEXt", b"Comment\0made by a test"), (b"zTXt", b"a\0\0" + zlib.compress(b"b"))]))
keep("png", "small-8", png(8, 8, bar(8)))
keep("png", "wide", png(30, 9, [b"\x80" * 30] * 9))
keep("png", "enormous", png(0x7fffffff, 0x7fffffff, white))
keep("png", "interlaced", png(8, 8, [b"\0"] * 15, interlace=1))
keep("png", "profile", png(105, 105, white, extra=[(b"iCCP", b"a\0\0" + zlib.compress(bytes(200)))]))
keep("png", "no-end", png(105, 105, white)[:-12])
keep("png", "only-a-signature", b"\x89PNG\r\n\x1a\n")

# Zips of drawings and runs
dot = png(8, 8, bar(8))
drawing = png(105, 105, bar(105))
letters = [(f"{a}/{c}/1.png", drawing) for a in ("Αλφα", "b", "かな") for c in "12"]
run = [("run01/training/1.png", drawing), ("run01/training/2.png", drawing), ("run01/test/1.png", drawing),
       ("run01/test/2.png", drawing),
       ("run01/class_labels.txt", "run01/test/1.png run01/training/2.png\nrun01/test/2.png run01/training/1.png\n")]
keep("zip", "right-drawings", archive(letters))
keep("zip", "right-drawings-deflated", archive(letters, zipfile.ZIP_DEFLATED))
keep("zip", "drawings-8", archive([(name, dot) for name, _ in letters]))
keep("zip", "runs", archive(run))
keep("zip", "an-entry-twice", archive(run + run[:1]))
keep("zip", "a-list-twice", archive(run + run[-1:]))
keep("zip", "leaves-the-folder", archive([("../a/1/1.png", dot), ("/a/1/1.png", dot)]))
keep("zip", "folders-and-odd-names", archive([("a/", ""), ("a/b\n\x1b[31m/1.png", dot), ("__MACOSX/a/1/1.png", b"x"), (".x/1.png", dot)]))
keep("zip", "unknown-method", archive([("a/1/1.png", dot)]).replace(b"PK\3\4\x14\0\0\0\0\0", b"PK\3\4\x14\0\0\0\x63\0"))
keep("zip", "no-directory", archive(letters[:1])[:-60])
keep("zip", "empty", archive([]))

# The list of a run
right = "run01/test/1.png run01/training/2.png\nrun01/test/2.png run01/training/1.png\n"
keep("runs", "right-two", right)
keep("runs", "right-one", "run01/test/1.png run01/training/1.png")
keep("runs", "right-returns", right.replace("\n", "\r\n"))
keep("runs", "twice", right + right)
keep("runs", "one-path", "run01/test/1.png\n")
keep("runs", "no-such-picture", "run01/test/9.png run01/training/1.png\n")
keep("runs", "leaves-the-folder", "../../etc/passwd run01/training/1.png\n")
keep("runs", "escape", "run01/test/\x1b[31m.png run01/training/1.png\n")

# Vinyals' lists, zero bytes between them
keep("vinyals", "right", "a/1/rot000\na/1/rot090\n\0b/1/rot000\n\0c/1/rot270\n")
keep("vinyals", "right-returns", "a/1/rot000\r\na/2/rot180\r\n\0b/1/rot000\0c/1/rot270")
keep("vinyals", "a-character-in-two-parts", "a/1/rot000\0a/1/rot090\0c/1/rot000")
keep("vinyals", "a-class-twice", "a/1/rot000\na/1/rot000\0b/1/rot000\0c/1/rot000")
keep("vinyals", "unknown", "a/9/rot000\0b/1/rot45\0c")
keep("vinyals", "empty-list", "a/1/rot000\0\0c/1/rot000")

# Weights
four = struct.pack("<4f", 1, -2, 0.5, float("nan"))
keep("safetensors", "right", safetensors([("a", "F32", [2, 2], 0, 16)], four, {"made by": "a test"}))
keep("safetensors", "right-empty", safetensors([], b""))
keep("safetensors", "right-scalar-and-empty-axis", safetensors([("a", "F32", [], 0, 4), ("b", "F32", [0, 3], 4, 4)], four[:4]))
escaped = br'{"\ud83d\ude00\n\u00e9":{"dtype":"F32","shape":[1],"data_offsets":[0,4] } }'
keep("safetensors", "right-escapes", struct.pack("<Q", len(escaped)) + escaped + four[:4])
keep("safetensors", "gap", safetensors([("a", "F32", [1], 4, 8)], four[:8]))
keep("safetensors", "overlap", safetensors([("a", "F32", [2], 0, 8), ("b", "F32", [2], 4, 12)], four[:12]))
keep("safetensors", "absurd-shape", safetensors([("a", "F32", [1 << 40, 1 << 40], 0, 4)], four[:4]))
keep("safetensors", "huge-header", struct.pack("<Q", 1 << 60) + b"{}")
keep("safetensors", "halves", safetensors([("a", "F16", [2], 0, 4), ("b", "BF16", [2], 4, 8)], four[:8]))
keep("safetensors", "wholes", safetensors([("a", "I64", [], 0, 8), ("b", "F64", [1], 8, 16)], four))
keep("safetensors", "null-metadata", safetensors([], b"", None).replace(b"{}", b"{}"))
keep("safetensors", "lone-surrogate", struct.pack("<Q", 35) + br'{"__metadata__":{"a":"\ud800 word"}}'[:35])
keep("safetensors", "deep", struct.pack("<Q", 200) + b"[" * 200)
keep("safetensors", "escape-in-a-name", safetensors([("\x1b[31m\n", "F32", [3], 0, 4)], four[:4]))


# A checkpoint of SmallTraining, with the digest that it carries of itself
def checkpoint(changes={}, moments=True):
    values = {"innerloop.digest": "0" * 64, "innerloop.run.chapter": "small", "innerloop.run.steps": "9", "innerloop.format": "2",
              "layout.weight": "[in, out]", "optimizer.steps": "1" if moments else "0", "optimizer.rate": "0.1",
              "average.count": "1" if moments else "0", "generator": "1", "step": "1", "losses": "2.5", "curves": "validation",
              "curve.validation": "0.5 1e-300"}
    values.update(changes)
    owners = ["model"] + (["optimizer.firstMoment", "optimizer.secondMoment", "average"] if moments else [])
    header, numbers = {"__metadata__": values}, b""
    for owner in owners:
        for name, shape, tensor in [("weight", [2, 1], (0.5, -1)), ("bias", [1], (0.25,))]:
            data = struct.pack(f"<{len(tensor)}f", *tensor)
            header[f"{owner}.{name}"] = {"dtype": "F32", "shape": shape, "data_offsets": [len(numbers), len(numbers) + len(data)]}
            numbers += data
    text = json.dumps(header, separators=(",", ":")).encode()
    file = struct.pack("<Q", len(text)) + text + numbers
    return file.replace(b"0" * 64, hashlib.sha256(file).hexdigest().encode(), 1)


keep("checkpoint", "right-begun", checkpoint())
keep("checkpoint", "right-untrained", checkpoint(moments=False))
keep("checkpoint", "right-shorter-run", checkpoint({"innerloop.run.steps": "3"}))
keep("checkpoint", "another-run", checkpoint({"innerloop.run.chapter": "\x1b[31m"}))
keep("checkpoint", "too-far", checkpoint({"step": "99999999999"}))
keep("checkpoint", "counts-below-zero", checkpoint({"optimizer.steps": "-1", "step": "-5"}))
keep("checkpoint", "no-numbers", checkpoint({"losses": "nan inf 1e999", "generator": "-1"}))
keep("checkpoint", "curves-missing", checkpoint({"curves": "a b \u0301"}))
keep("checkpoint", "a-flipped-bit", checkpoint()[:-1] + b"\xff")

# JSON files
def text(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)


files = [{"name": "a/b.gz", "bytes": 9, "sha256": "ab" * 32}, {"name": "c", "bytes": 0, "md5": "cd" * 16}]
sets = [{"name": "mnist", "title": "MNIST", "licence": "CC", "mirrors": ["https://x.example/"], "files": files, "chapters": [3, 4]}]
keep("manifest", "unknown-set", text({"sets": sets}))
keep("manifest", "no-digest", text({"sets": [dict(sets[0], files=[{"name": "a", "bytes": 1}])]}))
keep("manifest", "wrong-kind", text({"sets": [dict(sets[0], chapters=["\x1b[31m\n"])]}))
keep("manifest", "huge-number", text({"sets": [dict(sets[0], files=[dict(files[0], bytes=1e300)])]}))
keep("manifest", "right", text({"sets": [dict(sets[0], name="mnits")]}))
keep("manifest", "no-json", "\x1b{")

keep("state", "right", text({"version": 1, "exercises": {"1.1": {"hints": 2, "status": "passed"}, "2.3": {"hints": 0}}}))
keep("state", "right-empty", text({"version": 1, "exercises": {}}))
keep("state", "many-hints", text({"version": 1, "exercises": {"1.1": {"hints": 9223372036854775807}}}))
keep("state", "fewer-than-no-hints", text({"version": 1, "exercises": {"1.1": {"hints": -9223372036854775808}}}))
keep("state", "unknown-status", text({"version": 1, "exercises": {"1.1": {"hints": 1, "status": "a\x1b"}}}))
keep("state", "beyond", '{"version":1e400,"exercises":{}}')

keep("tex", "right-gradient", r"\theta \leftarrow \theta - \alpha\nabla_\theta L(\theta)^{2}")
keep("tex", "right-fraction", r"\frac{1}{\sqrt{n}} \sum_{i=1}^{n} \hat{x}_i' \underset{\theta}{\operatorname{arg\,min}}")
keep("tex", "right-cases", r"\begin{cases} a & x < 0 \\ b \end{cases} \text{if } \left| x \right| \mathbf{x}^\top")
keep("tex", "open-groups", "{{{^_^_\\frac{\\sqrt")
keep("tex", "odd", "\\\\\\ ^^ __ }}}{ \\é \u0301 ~&%")

keep("markdown", "right-prose", "# A *title* with `code`\n\nText with **bold *and* more**, $\\alpha^2$, a [link](x) and <b>html</b>.\n- one\n- two\n  goes on\n\n1. first\n2) second\n")
keep("markdown", "right-blocks", "> quoted\n> more\n\n$$\n\\theta\n$$\n\n```swift\nlet x = 1\n```\n---\n| a | b |\n|---|---|\n| 1 \\| 2 | 中文字 |\n")
keep("markdown", "right-open", "```\nopen\n$$ not")
keep("markdown", "marks", "\ue000\ue0ff\ue0fe `` ` \\` *** ** [a](b [c] ($) $$$ <a\n|\n||\n|-\n")
keep("markdown", "escapes", "\x1b[31mred\x07 \u202eback\r\n\u2028\x85")
keep("markdown", "long-word", "x" * 200 + " 漢字。" * 30)

keep("options", "right-all", "--scale\nquick\n--seed\n7\n--data\nd\n--out\no\n--workers\n2\n--set\nrate=0.1\n--until\nend\n--resume\n--open\n--no-html\n--progress\nlines\n--color\nnever\n--profile")
keep("options", "right-equals", "--scale=paper\n--seed=18446744073709551615\n--out=a b")
keep("options", "right-none", "")
keep("options", "help", "--help")
keep("options", "hyphens", "--seed\n-1\n--out=-x\n--out\n-y\n--\n-")
keep("options", "bad", "--set\nrate=nan\n--workers=0\n--scale\nhuge\nword\n--seed=1e30\n--set=\x1b[31m=1")

keep("verdict", "right", 'a\x1f[1.5]\x1eb\x1f["inf"]\x1ec\x1f[[1,2]]\x1e')
keep("verdict", "right-todo", "a\x1f[1]\x1eb\x1ftodo\x1e")
keep("verdict", "right-cut", "a\x1f[1]\x1eb\x1f[2")
keep("verdict", "right-judged", '[[{"name":"x","outcome":{"holds":{}}},{"name":"y","outcome":{"fails":{"_0":{"input":"1","expected":"2","got":"3"}}}}]]')
keep("verdict", "forged", "a\x1f[1]\x1efinished\x1f3\x1eb\x1f[2]\x1e\x1e\x1f\x1f")
keep("verdict", "after-todo", "a\x1ftodo\x1eb\x1f[2]\x1e")
keep("verdict", "too-many", "".join(f"{c}\x1f[0]\x1e" for c in "abcde"))

start = {"chapter": "01-a", "title": "A", "scale": "quick", "seed": 1, "file": "main.swift", "workers": 2,
         "source": '//: # A title\n//: Text with {{x}} and {{data}}.\ncell("one")\nprint(1)\n//: More.\ncell("two")\nshow(2)\n'}
log = [{"kind": "start", "start": start, "at": 0}, {"kind": "data", "text": "built-in digits"}, {"kind": "cell", "name": "one", "line": 3},
       {"kind": "print", "text": "1\n", "line": 4}, {"kind": "record", "name": "x", "record": {"value": 0.5, "ci95": 0.1, "n": 600}},
       {"kind": "note", "name": "rate", "note": {"number": {"_0": 0.1}}}, {"kind": "cell", "name": "two", "line": 6},
       {"kind": "display", "display": {"alt": "a plot", "plain": "p", "markdown": "| a |", "files": {"image/svg+xml": "plots/a.svg"}, "width": 3, "height": 2}},
       {"kind": "expect", "text": "x is 0.5", "passed": True, "line": 7}, {"kind": "end", "end": {"wallSeconds": 1.5, "peakMemoryBytes": 1000}}]
lines = lambda events: "".join(json.dumps(event) + "\n" for event in events)
keep("events", "right", lines(log))
keep("events", "right-cut-off", lines(log[:6])[:-20])
keep("events", "right-stopped", lines(log[:4] + [{"kind": "stop", "text": "no data", "code": 5, "line": 4}, {"kind": "end", "end": {"wallSeconds": 1e300, "peakMemoryBytes": 9223372036854775807}}]))
keep("events", "right-extremes", lines([dict(log[0], line=-9223372036854775808), {"kind": "cell", "name": "\x1b", "line": 9223372036854775807}, {"kind": "expect", "line": 0},
                                  {"kind": "record", "name": "", "record": {"value": 1e308, "n": -1}}, {"kind": "display", "display": {"width": -1, "files": {"image/png": "../../x"}}}]))
keep("events", "right-nothing", "\n\n{}\n[]\n")

card = {"method": "MAML", "data": "omniglot", "split": "lake", "splitHash": "abc", "rotations": "none", "way": 5, "shot": 1, "queries": 15, "innerSteps": 1,
        "innerRate": 0.1, "normalization": "batch: x", "isTransductive": True, "tasks": 600, "selection": "validation", "tasksSeen": 10, "imagesSeen": 100,
        "trainingSeconds": 60, "seeds": [1], "isEnsemble": False, "paper": {"value": 0.9, "ci95": 0.01, "source": "Finn", "isError": False}, "setting": "5-way 1-shot"}
metrics = {"chapter": "06-maml", "scale": "standard", "seed": 1, "data": "omniglot", "protocol": {"rate": 0.1, "on": True, "word": "x"}, "wallSeconds": 61.5,
           "peakMemoryBytes": 1000, "cores": 2, "version": "0.1.0", "changes": {"shot": 5}, "records": {"accuracy": {"value": 0.9, "ci95": 0.01, "n": 600, "style": "percent", "card": card}}}
keep("metrics", "right", text(metrics))
keep("metrics", "quick", text(dict(metrics, scale="quick")))
keep("metrics", "endless", text(dict(metrics, wallSeconds=1e300, peakMemoryBytes=9223372036854775807, changes={"shot": 1e300})))
keep("metrics", "hostile-names", text(dict(metrics, chapter="../../x\n", scale="paper", data="<img src=x>|", version="\x1b")))
keep("metrics", "stopped", text(dict(metrics, stopped="a trap\x1b\nin line 3")))
keep("metrics", "no-chapter", text({"scale": "quick"}))
keep("metrics", "no-json", "[[[[\x1b")
