-- Loaded once at start: the command and the highlights. The server is started by `vim.lsp.enable("factlint")`.
if vim.g.loaded_factlint or vim.fn.has("nvim-0.11") == 0 then
  return
end
vim.g.loaded_factlint = true

vim.api.nvim_create_user_command("Factlint", function(call)
  require("factlint").run(call.fargs)
end, {
  nargs = "*",
  desc = "factlint: the fact or a source under the cursor, the draft's report, the server's status",
  complete = function(lead, line)
    return require("factlint").complete(lead, line)
  end,
})

require("factlint.highlight").define()
vim.api.nvim_create_autocmd("ColorScheme", {
  group = vim.api.nvim_create_augroup("factlint", {}),
  callback = function()
    require("factlint.highlight").define()
  end,
})
