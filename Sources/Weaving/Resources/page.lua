-- Makes a page of a notebook; for pandoc 2.17 to 3.x, read with --ipynb-output=all.
local stringify = pandoc.utils.stringify

-- Twelve bits as two letters (RFC 4648), made once: a page may hold megabytes of pictures.
local pairs_of_letters = {}
local letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
for i = 0, 4095 do
  local high, low = (i >> 6) + 1, (i & 63) + 1
  pairs_of_letters[i] = letters:sub(high, high) .. letters:sub(low, low)
end

-- Three bytes as four letters; a rest of one or two bytes is filled up with "=".
local function base64(bytes)
  local rest = -#bytes % 3
  local text = (bytes .. ("\0"):rep(rest)):gsub("...", function(three)
    local a, b, c = three:byte(1, 3)
    return pairs_of_letters[a << 4 | b >> 4] .. pairs_of_letters[(b & 15) << 8 | c]
  end)
  return text:sub(1, #text - rest) .. ("="):rep(rest)
end

local function escaped(text)
  return (text:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

local function has(element, class)
  for _, name in ipairs(element.classes) do
    if name == class then return true end
  end
end

-- Of the forms of one output, which a browser shows best: html, picture, markdown, text.
local function rank(block)
  if block.t == "RawBlock" then
    return ({ html = 1, markdown = 4 })[block.format] or 7
  elseif block.t == "Para" and block.content[1] and block.content[1].t == "Image" then
    local source = block.content[1].src
    return source:match("%.gif$") and 2 or source:match("%.svg$") and 2.5 or 3
  end
  return 6
end

local function raw(html) return pandoc.RawBlock("html", html) end

-- What may be wider than its place scrolls there, also with the keys.
local function scrolls(element, name)
  element.attributes.tabindex = "0"
  element.attributes.role = "group"
  element.attributes["aria-label"] = name
  return element
end

local function unfolding(class, summary, blocks, isOpen)
  local out = { raw('<details class="' .. class .. '"' .. (isOpen and " open" or "") .. "><summary>"
    .. escaped(summary) .. "</summary>") }
  for _, block in ipairs(blocks) do out[#out + 1] = block end
  out[#out + 1] = raw("</details>")
  return out
end

-- A picture has another form for a telephone, and one that has no colours for dark pages stays a light card.
local function shaped(image)
  local narrow = image.attributes.narrow
  image.attributes.narrow = nil
  if not image.src:match("^data:image/svg") then image.classes:insert("bitmap") end
  if not narrow then return image end
  return {
    pandoc.RawInline("html", '<picture><source media="(max-width: 36rem)" srcset="' .. escaped(narrow) .. '">'),
    image, pandoc.RawInline("html", "</picture>"),
  }
end

-- A page opens nothing: its pictures are those that the notebook holds, and stand in it.
local function embedded(image)
  if image.src:match("^data:") then return shaped(image) end
  local type, bytes = pandoc.mediabag.lookup(image.src)
  if not type then error("the picture " .. image.src .. " is not in the notebook; draw it with plot", 0) end
  image.src = "data:" .. type .. ";base64," .. base64(bytes)
  return shaped(image)
end

local function picture(div, block)
  local image = block.content[1]
  local alt = image.attributes.alt
  for _, other in ipairs(div.content) do
    if not alt and other.t == "CodeBlock" then alt = other.text end
  end
  image.caption = { pandoc.Str(alt or "") }
  image.attributes.alt = nil
  image.title = ""
  return pandoc.Plain({ image })
end

-- A row of columns that are as wide as what stands in them, in a box that scrolls; every head says something.
local function boxed(element)
  for index, column in ipairs(element.colspecs) do element.colspecs[index] = { column[1] } end
  for _, row in ipairs(element.head.rows or element.head[2]) do
    for index, cell in ipairs(row.cells or row[2]) do
      local contents = cell.contents or cell[5]
      if #contents == 0 then
        local word = pandoc.Span({ pandoc.Str(index == 1 and "row" or "value") }, pandoc.Attr("", { "unseen" }))
        if cell.contents then cell.contents = { pandoc.Plain({ word }) } else cell[5] = { pandoc.Plain({ word }) } end
      end
    end
  end
  return scrolls(pandoc.Div({ element }, pandoc.Attr("", { "table" })), "table")
end

local function output(div)
  local best
  for _, block in ipairs(div.content) do
    if not best or rank(block) < rank(best) then best = block end
  end
  if not best then return {} end
  if best.t == "RawBlock" and best.format == "markdown" then
    div.content = pandoc.read(best.text, "markdown-smart").blocks
  elseif best.t == "Para" and best.content[1].t == "Image" then
    div.content = { picture(div, best) }
    div.classes:insert("figure")
  else
    div.content = { best }
  end
  return div
end

local function prompt(count, id)
  return pandoc.RawBlock(
    "html", '<a class="prompt" href="#' .. escaped(id) .. '" aria-label="cell ' .. count .. '">' .. count .. "</a>")
end

local function isKept(block)
  local best = block.t == "Div" and block.content[1]
  return best and best.t == "RawBlock" and best.text:match('^<div class="kept">')
end

-- A folded cell: a line, in it the code with its checks and numbers; what it printed and drew stays in sight.
local function folded(cell, summary)
  local inside, outside = {}, {}
  for index, block in ipairs(cell.content) do
    local list = (index == 1 or isKept(block)) and inside or outside
    list[#list + 1] = block
  end
  local blocks = unfolding("line", summary, inside)
  for _, block in ipairs(outside) do blocks[#blocks + 1] = block end
  return blocks
end

-- The table of the settings is the first output of its cell.
local function withSettings(blocks, title)
  for index, block in ipairs(blocks) do
    if block.t == "Div" and has(block, "output") then
      block.content = unfolding("line settings", title, block.content)
      return
    end
  end
end

-- Cells keep their ids as anchors, with a prefix, for a heading may have the same words.
local function code(cell)
  local count = cell.attributes["execution_count"] or ""
  local id = "cell-" .. cell.identifier
  local source = cell.content[1]
  if source and source.t == "CodeBlock" and source.text == "" then cell.content:remove(1) end
  if cell.attributes.settings then withSettings(cell.content, cell.attributes.settings) end
  local blocks = cell.content
  if cell.attributes.folded then
    blocks = folded(cell, cell.attributes.folded)
    cell.classes:insert("folded")
  end
  if count ~= "" then table.insert(blocks, 1, prompt(count, id)) else cell.classes:insert("unrun") end
  cell.content = blocks
  cell.identifier = id
  cell.attributes = {}
  return cell
end

-- pandoc 2.17 leaves headings inside a Div out of the contents: prose loses its Div.
local function prose(cell)
  local anchor = '<a class="anchor" id="cell-' .. escaped(cell.identifier) .. '"></a>'
  local blocks = { pandoc.RawBlock("html", anchor) }
  for _, block in ipairs(cell.content) do blocks[#blocks + 1] = block end
  return blocks
end

function Div(element)
  if has(element, "output") then return output(element) end
  if has(element, "cell") and has(element, "code") then return code(element) end
  if has(element, "cell") then return prose(element) end
end

-- The first "# heading" is the page's title; every other heading gets an id of its own.
local heading
local used = {}

local function Header(element)
  if element.level == 1 and not heading then
    heading = element.content
    return {}
  end
  local id = element.identifier
  local count = 1
  while used[element.identifier] do
    count = count + 1
    element.identifier = id .. "-" .. count
  end
  used[element.identifier] = true
  return element
end

-- A quotation that opens with a bold word is an aside: Predict, Try, A common error.
local function BlockQuote(element)
  local first = element.content[1]
  local word = first and first.content and first.content[1]
  if word and word.t == "Strong" then
    local name = stringify(word):lower():gsub("[^%a]+", "-"):gsub("^-", ""):gsub("-$", "")
    return pandoc.Div(element.content, pandoc.Attr("", { "aside", name }))
  end
end

-- An exercise can be linked to from the list beside the lesson.
local exercises = {}

local function Para(element)
  local first = element.content[1]
  local number = first and first.t == "Strong" and stringify(first):match("^Exercise (%d+%.%d+) ·")
  if not number or exercises[number] then return nil end
  exercises[number] = "#exercise-" .. number
  return { raw('<a class="anchor" id="exercise-' .. number .. '"></a>'), element }
end

local function Code(element)
  if has(element, "swift") then return scrolls(element, "code") end
end

local function Formula(element)
  if element.mathtype ~= "DisplayMath" then return nil end
  return scrolls(pandoc.Span({ element }, pandoc.Attr("", { "formula" })), "formula")
end

local function isPredict(block) return block.t == "Div" and has(block, "predict") end

local function isAnchor(block) return block.t == "RawBlock" and block.text:match('^<a class="anchor"') end

-- Where an answer ends: at a heading or the next question, and at the anchors right before them.
local function isBoundary(blocks, index)
  local block = blocks[index]
  if not block then return true end
  if isAnchor(block) then return isBoundary(blocks, index + 1) end
  return block.t == "Header" or isPredict(block)
end

-- The heading that stands at an index or right behind the anchors there.
local function headingAt(blocks, index)
  local block = blocks[index]
  if block and isAnchor(block) then return headingAt(blocks, index + 1) end
  return block and block.t == "Header" and block
end

local function hasTrouble(blocks)
  local found = false
  for _, block in ipairs(blocks) do
    if block.t == "RawBlock" and block.text:match('class="check failed"') then found = true end
    if block.t == "Div" and (has(block, "error") or hasTrouble(block.content)) then found = true end
  end
  return found
end

-- What follows a question up to the next heading folds, and so does each section that goes deeper.
local hasDeeper = false

local function Pandoc(document)
  local blocks, out, index = document.blocks, pandoc.List({}), 1
  local deeper
  local function close()
    if deeper then out:insert(raw("</details>")) end
    deeper = nil
  end
  while index <= #blocks do
    local block = blocks[index]
    local next = deeper and headingAt(blocks, index)
    if next and next.level <= deeper then close() end
    out:insert(block)
    index = index + 1
    if block.t == "Header" and not deeper and stringify(block):match("^Going deeper") then
      deeper, hasDeeper = block.level, true
      out:insert(raw('<details class="deeper"><summary>Unfold this section</summary>'))
    elseif isPredict(block) then
      local answer = {}
      while not isBoundary(blocks, index) do
        answer[#answer + 1] = blocks[index]
        index = index + 1
      end
      if #answer > 0 then
        out:extend(unfolding(hasTrouble(answer) and "answer failed" or "answer", "The answer", answer, true))
      end
    end
  end
  close()
  document.blocks = out
  return document
end

local function Meta(meta)
  local jupyter = meta.jupyter or {}
  local title = jupyter.title and stringify(jupyter.title)
  meta.pagetitle = title or (heading and stringify(heading)) or "InnerLoop"
  meta.heading = heading and pandoc.MetaInlines(heading) or title
  for key, value in pairs(jupyter.innerloop or {}) do
    if type(value) ~= "boolean" and stringify(value) ~= "null" then meta[key] = value end
  end
  meta.beside = meta.previous or meta.next
  meta.deeper = hasDeeper
  if meta.reading then
    local minutes = stringify(meta.reading)
    meta.reading = minutes .. (minutes == "1" and " minute" or " minutes")
  end
  for _, exercise in ipairs(meta.exercises or {}) do
    exercise.link = exercises[stringify(exercise.number)]
    exercise.class = stringify(exercise.state):gsub(" ", "-")
  end
  -- The files of a run bear the chapter's name; a link has other signs than a name.
  meta.link = stringify(meta.chapter or ""):gsub("[^%w%-._~]", function(byte)
    return ("%%%02X"):format(byte:byte())
  end)
  return meta
end

return {
  { Div = Div },
  {
    Header = Header, BlockQuote = BlockQuote, Table = boxed, Image = embedded, CodeBlock = Code, Math = Formula,
    Para = Para,
  },
  { Pandoc = Pandoc }, { Meta = Meta },
}
