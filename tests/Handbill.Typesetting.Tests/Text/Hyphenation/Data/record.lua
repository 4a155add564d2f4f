-- Asks TeX where it hyphenates words, with the same patterns that the press uses.
--   texlua cannot hyphenate, so this runs in an empty LuaTeX:
--   luatex --ini --interaction=nonstopmode record.tex
-- Reads words.txt (set, tab, word) here and ../../../../../artifacts/assets/hyphenation/SET.txt, writes tex.tsv
-- (set, tab, the word with TeX's hyphens). The tests read tex.tsv and need no TeX.
local folder = os.getenv("PATTERNS") or "../../../../../artifacts/assets/hyphenation"
local languages = {}

-- TeX hyphenates only what is set in a font that has a hyphen.
local font_with_hyphen = font.define({
  name = "hyphen", size = 65536, parameters = {}, hyphenchar = 45, type = "real",
  characters = { [45] = { width = 1, height = 0, depth = 0 } },
})

local function language(set)
  if languages[set] then return languages[set] end
  local l = lang.new()
  local found = { object = l, left = 2, right = 2 }
  local patterns, exceptions = {}, {}
  -- All letters are letters, also those that no pattern has, as in a format for Unicode.
  for _, range in ipairs({ { 97, 122 }, { 0xE0, 0x17F }, { 0x3AC, 0x3CE }, { 0x430, 0x45F } }) do
    for code = range[1], range[2] do lang.sethjcode(l, code, code) end
  end
  for line in io.lines(folder .. "/" .. set .. ".txt") do
    local key, value = line:match("^(%a+) (.+)$")
    if line:sub(1, 1) == "#" then
    elseif key == "left" then found.left = tonumber(value)
    elseif key == "right" then found.right = tonumber(value)
    elseif key == "exception" then exceptions[#exceptions + 1] = value
    else patterns[#patterns + 1] = line
      for _, code in utf8.codes(line) do
        if code == 39 or code > 127 then lang.sethjcode(l, code, code) end
      end
    end
  end
  lang.patterns(l, table.concat(patterns, " "))
  lang.hyphenation(l, table.concat(exceptions, " "))
  languages[set] = found
  return found
end

local function hyphenate(set, word)
  local l = language(set)
  local head = node.new("glue")
  local tail = head
  for _, code in utf8.codes(word) do
    local glyph = node.new("glyph", 1)
    glyph.char, glyph.lang, glyph.left, glyph.right, glyph.uchyph, glyph.font = code, lang.id(l.object), l.left, l.right, 1, font_with_hyphen
    tail.next, glyph.prev = glyph, tail
    tail = glyph
  end
  local last = node.new("glue")
  tail.next, last.prev = last, tail
  lang.hyphenate(head, last)
  local out = {}
  for n in node.traverse(head) do
    if n.id == node.id("glyph") then out[#out + 1] = utf8.char(n.char)
    elseif n.id == node.id("disc") then out[#out + 1] = "-" end
  end
  return table.concat(out)
end

local out = io.open("tex.tsv", "w")
for line in io.lines("words.txt") do
  local set, word = line:match("^(%S+)\t(%S+)$")
  out:write(set, "\t", hyphenate(set, word), "\n")
end
out:close()
