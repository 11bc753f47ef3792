-- Loads the plugin as users do, in a Neovim that starts as theirs does: as a package, or by a plugin manager's entry.
--
--   nvim --headless -u load.lua    with PLUGIN, SERVER, DESK and HOW (package, manager) in the environment
--
-- A package lies under the data folder's site/pack/*/start; a manager takes over the loading of plugins, puts the
-- entry's folder on the runtime path and runs what lies in its plugin/, then the entry's own `config`.
local plugin, server, desk, how = vim.env.PLUGIN, vim.env.SERVER, vim.env.DESK, vim.env.HOW

local function quit(message)
  io.stderr:write("FAIL: " .. how .. ": " .. message .. "\n")
  vim.cmd("cquit! 1")
end

local function user()
  vim.lsp.config("factlint", { cmd = { server, "lsp" }, settings = { factlint = { locale = "fr" } } })
  vim.lsp.enable("factlint")
end

local function managed(entry)
  vim.go.loadplugins = false
  vim.opt.runtimepath:prepend(entry.dir)
  for _, file in ipairs(vim.fn.globpath(entry.dir, "plugin/**/*.lua", true, true)) do
    vim.cmd.source(file)
  end
  entry.config()
end

if how == "package" then
  user()
else
  managed({ dir = plugin, lazy = false, config = user })
end
vim.cmd("filetype plugin on")

local function check()
  if vim.fn.exists(":Factlint") ~= 2 then
    quit("there is no :Factlint")
  end
  vim.cmd.edit(desk .. "/drafts/kessaci-erreurs.md")
  local found = vim.wait(20000, function()
    return #vim.diagnostic.get(0) > 0
  end, 20)
  if not found then
    quit("no findings")
  end
  vim.cmd("helptags ALL")
  if not pcall(vim.cmd.help, "factlint") then
    quit("no help")
  end
  print("ok loaded by a " .. how .. ": command, findings, help\n")
  vim.cmd("qall!")
end

vim.api.nvim_create_autocmd("VimEnter", {
  callback = function()
    vim.schedule(function()
      local good, message = pcall(check)
      if not good then
        quit(message)
      end
    end)
  end,
})
