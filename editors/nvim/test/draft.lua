-- In a real Neovim, without a display: nvim --clean --headless -l draft.lua PLUGIN SERVER DESK
-- DESK is a copy of the example desk that may be written to.
local plugin, server, desk = arg[1], arg[2], arg[3]

local said = {}
vim.notify = function(message)
  table.insert(said, message)
end

local function fail(message)
  io.stderr:write("FAIL: " .. message .. "\n")
  os.exit(1)
end

local function eventually(what, done)
  if not vim.wait(20000, done, 20) then
    fail(what .. "\n" .. table.concat(said, "\n"))
  end
  print("ok " .. what)
end

vim.opt.runtimepath:prepend(plugin)
vim.cmd.runtime("plugin/factlint.lua")
vim.cmd("filetype on")
-- What a user writes, with the path of the program under test.
vim.lsp.config("factlint", { cmd = { server, "lsp" }, settings = { factlint = { locale = "fr", inlayHints = { findings = true } } } })
vim.lsp.enable("factlint")
vim.lsp.inlay_hint.enable(true)

local path = desk .. "/drafts/kessaci-erreurs.md"
vim.cmd.edit(path)
local draft = vim.api.nvim_get_current_buf()

local function diagnostics(text)
  return vim.tbl_filter(function(diagnostic)
    return not text or diagnostic.message:find(text, 1, true) ~= nil
  end, vim.diagnostic.get(draft))
end

local function client()
  return vim.lsp.get_clients({ bufnr = draft, name = "factlint" })[1]
end

--- Puts the cursor on the first of these words.
local function go(words)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(draft, 0, -1, false)) do
    local at = line:find(words, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 })
      return number, at - 1
    end
  end
  fail("no such words: " .. words)
end

local function back()
  vim.cmd.buffer(draft)
  vim.cmd("silent! only")
end

eventually("the server is attached", client)
eventually("findings are diagnostics", function()
  return #diagnostics("22 ans") == 1 and #diagnostics() > 10
end)

go("24 ans")
vim.lsp.buf.hover({ focus_id = "card" })
eventually("a claim has a card", function()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
    if vim.api.nvim_win_get_config(window).relative ~= "" and table.concat(lines):find("jeune militant de 22 ans", 1, true) then
      return true
    end
  end
end)

eventually("claims have marks", function()
  return #vim.lsp.inlay_hint.get({ bufnr = draft }) > 3
end)
eventually("claims are highlighted", function()
  local number, column = go("24 ans")
  local tokens = vim.lsp.semantic_tokens.get_at_pos(draft, number - 1, column) or {}
  return tokens[1] and tokens[1].type == "claim"
end)

go("24 ans")
vim.cmd("Factlint fact")
eventually("a command goes to the fact", function()
  return vim.api.nvim_buf_get_name(0):find("people.toml", 1, true) ~= nil
end)
back()

go("24 ans")
local asked
vim.ui.select = function(items, options, choose)
  asked = options.format_item(items[1])
  choose(nil)
end
vim.cmd("Factlint source")
eventually("a command asks which source", function()
  return asked and asked:find("22 ans", 1, true)
end)

vim.cmd("Factlint report")
eventually("a command shows the report", function()
  return vim.api.nvim_buf_get_name(0) == "factlint://report" and table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false)):find("24 ans", 1, true)
end)
back()

vim.cmd("Factlint status")
eventually("a command shows the status", function()
  return table.concat(said, "\n"):find("contradicted", 1, true)
end)
vim.cmd("Factlint nothing")
if not said[#said]:find("no subcommand nothing", 1, true) then
  fail("a wrong subcommand: " .. said[#said])
end
if not vim.deep_equal(vim.fn.getcompletion("Factlint s", "cmdline"), { "source", "status" }) then
  fail("completion")
end

vim.cmd("checkhealth factlint")
local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
for _, words in ipairs({ "factlint 0", "the server is enabled", "a server is running" }) do
  if not health:find(words, 1, true) then
    fail("checkhealth: " .. health)
  end
end
print("ok checkhealth")
back()

vim.cmd("helptags " .. plugin .. "/doc")
vim.cmd("help factlint-config")
if not vim.api.nvim_buf_get_name(0):find("factlint.txt", 1, true) then
  fail("no help")
end
vim.cmd("silent! only")
back()

local number, column = go("24 ans")
vim.lsp.buf.code_action({
  apply = true,
  context = { only = { "quickfix" }, diagnostics = vim.lsp.diagnostic.from(diagnostics("22 ans")) },
  filter = function(action)
    return action.isPreferred
  end,
  range = { start = { number, column }, ["end"] = { number, column + #"24 ans" } },
})
eventually("a fix puts the sourced value in place", function()
  return vim.api.nvim_buf_get_lines(draft, number - 1, number, false)[1]:find("Kessaci, 22 ans", 1, true)
end)
eventually("and its finding goes", function()
  return #diagnostics("22 ans") == 0
end)
vim.cmd("silent write")
if not table.concat(vim.fn.readfile(path)):find("Kessaci, 22 ans", 1, true) then
  fail("not saved")
end

local facts = desk .. "/facts/people.toml"
local text = table.concat(vim.fn.readfile(facts), "\n")
local changed, times = text:gsub('is = "22 years"', 'is = "25 years"')
if times == 0 then
  fail("no such fact")
end
vim.cmd.edit(facts)
vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(changed, "\n"))
eventually("a fact that changes changes the findings of the draft", function()
  return #vim.tbl_filter(function(diagnostic)
    return diagnostic.message:find("25", 1, true) or diagnostic.message:find("22 ans", 1, true)
  end, vim.diagnostic.get(draft)) > 0
end)

client():stop()
eventually("the server stops", function()
  return #vim.lsp.get_clients() == 0
end)
os.exit(0)
