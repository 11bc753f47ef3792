-- :checkhealth factlint
local M = {}

local function program()
  local config = vim.lsp.config.factlint
  return config and type(config.cmd) == "table" and config.cmd[1] or "factlint"
end

local function check_program()
  local name = program()
  if vim.fn.executable(name) == 0 then
    local advice = { "install it: cargo install --path .", 'or name it: vim.lsp.config("factlint", { cmd = { "/path/to/factlint", "lsp" } })' }
    return vim.health.error(("`%s` can't be run"):format(name), advice)
  end
  local told = vim.system({ name, "--version" }, { text = true }):wait(5000)
  if told.code == 0 then
    vim.health.ok(vim.trim(told.stdout) .. ": " .. vim.fn.exepath(name))
  else
    vim.health.error(("`%s --version` failed"):format(name), vim.trim(told.stderr or ""))
  end
end

local function check_enabled()
  if vim.lsp.is_enabled("factlint") then
    vim.health.ok("the server is enabled")
  else
    vim.health.warn("the server isn't enabled", { 'put vim.lsp.enable("factlint") in init.lua' })
  end
end

local function check_desks()
  local clients = vim.lsp.get_clients({ name = "factlint" })
  if #clients == 0 then
    vim.health.info("no server is running: it starts with the first draft in a folder with factlint.toml, or under one")
  end
  for _, client in ipairs(clients) do
    vim.health.ok("a server is running for " .. (client.root_dir or "?"))
  end
end

--- Checks Neovim, the program, whether it is enabled, and what runs.
function M.check()
  vim.health.start("factlint")
  if vim.fn.has("nvim-0.11") == 0 then
    return vim.health.error("Neovim 0.11 or later is needed")
  end
  vim.health.ok("Neovim " .. tostring(vim.version()))
  check_program()
  check_enabled()
  check_desks()
end

return M
