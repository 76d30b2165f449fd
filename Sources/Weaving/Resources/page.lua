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

-- A page opens nothing: its pictures are those that the notebook holds, and stand in it.
local function embedded(image)
  if image.src:match("^data:") then return image end
  local type, bytes = pandoc.mediabag.lookup(image.src)
  if not type then error("the picture " .. image.src .. " is not in the notebook; draw it with plot", 0) end
  image.src = "data:" .. type .. ";base64," .. base64(bytes)
  return image
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

-- A row of columns that are as wide as what stands in them, in a box that scrolls.
local function boxed(element)
  for index, column in ipairs(element.colspecs) do element.colspecs[index] = { column[1] } end
  return pandoc.Div({ element }, pandoc.Attr("", { "table" }))
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

-- Cells keep their ids as anchors, with a prefix, for a heading may have the same words.
local function code(cell)
  local count = cell.attributes["execution_count"] or ""
  local id = "cell-" .. cell.identifier
  local blocks = {}
  if count ~= "" then blocks[1] = prompt(count, id) else cell.classes:insert("unrun") end
  for index, block in ipairs(cell.content) do
    local isSource = block.t == "CodeBlock" and index == 1
    if not (isSource and block.text == "") then blocks[#blocks + 1] = block end
  end
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

local function Meta(meta)
  local jupyter = meta.jupyter or {}
  local title = jupyter.title and stringify(jupyter.title)
  meta.pagetitle = title or (heading and stringify(heading)) or "InnerLoop"
  meta.heading = heading and pandoc.MetaInlines(heading) or title
  for key, value in pairs(jupyter.innerloop or {}) do
    if type(value) ~= "boolean" and stringify(value) ~= "null" then meta[key] = value end
  end
  -- The files of a run bear the chapter's name; a link has other signs than a name.
  meta.link = stringify(meta.chapter or ""):gsub("[^%w%-._~]", function(byte)
    return ("%%%02X"):format(byte:byte())
  end)
  return meta
end

return {
  { Div = Div }, { Header = Header, BlockQuote = BlockQuote, Table = boxed, Image = embedded }, { Meta = Meta },
}
