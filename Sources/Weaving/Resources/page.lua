-- Makes a page of a notebook, second half: headings, questions and their answers, exercises, what stands around.
local tools = dofile((PANDOC_SCRIPT_FILE:gsub("[^/]*$", "")) .. "tools.lua")
local stringify = pandoc.utils.stringify
local has, raw, unfolding = tools.has, tools.raw, tools.unfolding

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

-- "7 × 7" and "83.5 ± 0.3" stay in one line.
local binding = { ["×"] = true, ["±"] = true }

local function Inlines(inlines)
  for index, one in ipairs(inlines) do
    local before, after = inlines[index - 1], inlines[index + 1]
    local isBlank = one.t == "Space" or one.t == "SoftBreak"
    if isBlank and before and after and (binding[before.text] or binding[after.text]) then
      inlines[index] = pandoc.Str("\u{a0}")
    end
  end
  return inlines
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
  if meta.stopped and stringify(meta.stopped) == "asked" then
    meta.stopped, meta.asked = nil, true
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

return { { Header = Header, BlockQuote = BlockQuote, Para = Para, Inlines = Inlines }, { Pandoc = Pandoc }, { Meta = Meta } }
