// Without this script a page shows all it has, and looks for nothing.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)]

  // An answer folds until somebody has thought about the question; one that went wrong stays in sight.
  for (const answer of all("details.answer:not(.failed)")) answer.open = false

  // What an address names; it may be no address at all.
  const named = (piece) => {
    try { return document.getElementById(decodeURIComponent(piece)) } catch { return null }
  }

  // A link into something folded unfolds it. Behind & stand states of parts, with which no browser finds the place.
  const reveal = (isFirst) => {
    const pieces = location.hash.slice(1).split("&")
    for (const target of pieces.map(named).filter(Boolean)) {
      let isUnseen = isFirst && pieces.length > 1
      for (let place = target; place; place = place.parentElement) {
        if (place.localName == "details" && !place.open) place.open = isUnseen = true
      }
      if (isUnseen) target.scrollIntoView()
    }
  }
  addEventListener("hashchange", () => reveal(false))
  if (location.hash) reveal(true)

  // Paper cannot be unfolded.
  let unfolded = []
  addEventListener("beforeprint", () => {
    unfolded = all("details.answer:not([open]), details.deeper:not([open])")
    for (const element of unfolded) element.open = true
  })
  addEventListener("afterprint", () => { for (const element of unfolded) element.open = false })

  // What is wider than its place can be reached with the tab key, and nothing else of its kind.
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) target.tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1
  })
  for (const box of all(".formula, .table, div.sourceCode")) observer.observe(box)

  // On a narrow screen the contents wait above the lesson, beside it they are open.
  const narrow = matchMedia("(max-width: 68rem)")
  const fold = () => { for (const list of all("aside details")) list.open = !narrow.matches }
  narrow.addEventListener("change", fold)
  fold()

  const form = document.querySelector("form.search")
  if (!form) return
  const [field, list] = [form.querySelector("input"), form.querySelector("ol")]
  form.hidden = false
  let index
  const load = () => index ??= new Promise((done, failed) => {
    const script = document.createElement("script")
    script.src = form.dataset.root + "search.js"
    script.onload = done
    script.onerror = failed
    document.head.append(script)
  })
  const item = (part) => {
    const [entry, link, words] = ["li", "a", "span"].map((name) => document.createElement(name))
    link.href = form.dataset.root + part.link
    link.textContent = part.title
    for (const [index, text] of part.words.entries()) {
      const piece = index % 2 ? document.createElement("mark") : document.createTextNode(text)
      if (index % 2) piece.textContent = text
      words.append(piece)
    }
    entry.append(link, words)
    return entry
  }
  const count = (places) =>
    places == 0 ? "Nothing found." : places == 1 ? "1 place found." : places < 20 ? `${places} places found.` : "The 20 best places."
  const show = () => {
    const found = window.innerLoopSearch(field.value)
    list.replaceChildren(...found.map(item))
    form.querySelector("[role=status]").textContent = field.value.trim() == "" ? "" : count(found.length)
  }
  field.addEventListener("focus", () => load().catch(() => {}))
  field.addEventListener("input", () => load().then(show, () => {
    form.querySelector("[role=status]").textContent = "The words of all pages stand in search.js, which is missing."
  }))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    list.querySelector("a")?.click()
  })
})()
