-- Makes a page of a notebook, first half: cells, outputs, pictures, and what scrolls. For pandoc 2.17 to 3.x, read with
-- --ipynb-output=all.
local tools = dofile((PANDOC_SCRIPT_FILE:gsub("[^/]*$", "")) .. "tools.lua")
local escaped, has, scrolls, unfolding = tools.escaped, tools.has, tools.scrolls, tools.unfolding

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
  local live = image.attributes.live
  if live then
    div.classes:insert("live")
    for _, name in ipairs({ "live", "settings", "keeps" }) do
      div.attributes[name], image.attributes[name] = image.attributes[name], nil
    end
    image.classes:insert("still")
  end
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

local function Code(element)
  if has(element, "swift") then return scrolls(element, "code") end
end

local function Formula(element)
  if element.mathtype ~= "DisplayMath" then return nil end
  return scrolls(pandoc.Span({ element }, pandoc.Attr("", { "formula" })), "formula")
end

local function isBlank(inline) return inline.t == "Space" or inline.t == "SoftBreak" end

local function matched(inline, pattern) return inline and inline.t == "Str" and inline.text:match(pattern) end

local function isShortFormula(inline)
  return inline and inline.t == "Math" and inline.mathtype == "InlineMath" and #inline.text <= 40
end

-- No line ends beside "±", before "%", or between a formula and the comma behind it.
local function Inlines(inlines)
  local out = pandoc.List({})
  for index, inline in ipairs(inlines) do
    local before, after = out[#out], inlines[index + 1]
    local mark = matched(inline, "^[,.;:)]+")
    if isBlank(inline) and (matched(before, "±$") or matched(after, "^±") or matched(after, "^%%")) then
      out:insert(pandoc.Str("\u{a0}"))
    elseif mark and isShortFormula(before) then
      out[#out] = pandoc.Span({ before, pandoc.Str(mark) }, pandoc.Attr("", { "whole" }))
      if #mark < #inline.text then out:insert(pandoc.Str(inline.text:sub(#mark + 1))) end
    else
      out:insert(inline)
    end
  end
  return out
end

return {
  { Div = Div },
  { Table = boxed, Image = embedded, CodeBlock = Code, Math = Formula, Inlines = Inlines },
}
