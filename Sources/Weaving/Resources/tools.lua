-- What both filters of a page use.
local tools = {}

function tools.escaped(text)
  return (text:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

function tools.has(element, class)
  for _, name in ipairs(element.classes) do
    if name == class then return true end
  end
end

function tools.raw(html) return pandoc.RawBlock("html", html) end

-- What may be wider than its place scrolls there, also with the keys.
function tools.scrolls(element, name)
  element.attributes.tabindex = "0"
  element.attributes.role = "group"
  element.attributes["aria-label"] = name
  return element
end

function tools.unfolding(class, summary, blocks, isOpen)
  local out = { tools.raw('<details class="' .. class .. '"' .. (isOpen and " open" or "") .. "><summary>"
    .. tools.escaped(summary) .. "</summary>") }
  for _, block in ipairs(blocks) do out[#out + 1] = block end
  out[#out + 1] = tools.raw("</details>")
  return out
end

return tools
