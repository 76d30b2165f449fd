// Each part of a page that has all words of the question, those first whose heading has them.
window.innerLoopSearch = (question) => {
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  const words = plain(question).split(/\s+/).filter((word) => word)
  if (words.length == 0) return []
  const found = []
  for (const page of window.innerLoopPages) {
    for (const [anchor, heading, text] of page.parts) {
      const [head, body] = [plain(page.title + " " + heading), plain(text)]
      if (!words.every((word) => head.includes(word) || body.includes(word))) continue
      const score = words.filter((word) => head.includes(word)).length * 10
        + words.reduce((sum, word) => sum + Math.min(body.split(word).length - 1, 5), 0)
      const folder = encodeURIComponent(page.folder)
      found.push({
        score, link: `${folder}/${folder}.html#${encodeURIComponent(anchor)}`,
        title: page.title.split(":")[0] + (heading && heading != page.title ? " · " + heading : ""),
        words: excerpt(text, words),
      })
    }
  }
  return found.sort((a, b) => b.score - a.score).slice(0, 20)

  // A few words around the first that was found; every second piece is one that was asked for.
  function excerpt(text, words) {
    const pattern = words.map((word) => word.replace(/[.*+?^{}()|[\]\\$]/g, "\\$&")).join("|")
    const first = Math.max(text.search(new RegExp(pattern, "iu")), 0)
    const start = Math.max(first - 50, 0)
    const piece = (start > 0 ? "…" : "") + text.slice(start, first + 90) + (text.length > first + 90 ? "…" : "")
    return piece.split(new RegExp(`(${pattern})`, "iu"))
  }
}
