// Without this script a page shows all it has, and looks for nothing.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)]

  // An answer folds until somebody has thought about the question; one that went wrong stays in sight.
  for (const answer of all("details.answer:not(.failed)")) answer.open = false

  // A link into something folded unfolds it.
  const reveal = () => {
    let place = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    for (const target = place; place; place = place.parentElement) {
      if (place.localName == "details" && !place.open) {
        place.open = true
        target.scrollIntoView()
      }
    }
  }
  addEventListener("hashchange", reveal)
  if (location.hash) reveal()

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

  // On a narrow screen the contents wait above the lesson.
  if (matchMedia("(max-width: 68rem)").matches) for (const list of all("aside details")) list.open = false

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
  const show = () => {
    const found = window.innerLoopSearch(field.value)
    list.replaceChildren(...found.map(item))
    form.querySelector("[role=status]").textContent =
      field.value.trim() == "" ? "" : found.length == 0 ? "Nothing found." : ""
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
