-- What `vim.lsp.enable("factlint")` starts. Change any of it with `vim.lsp.config("factlint", { ... })`.
return {
  cmd = { "factlint", "lsp" },
  filetypes = { "markdown", "text", "html", "asciidoc", "rst", "tex", "toml" },
  -- A desk is the folder with factlint.toml. Elsewhere the server isn't started.
  root_dir = function(bufnr, on_dir)
    local root = vim.fs.root(bufnr, "factlint.toml")
    if root then
      on_dir(root)
    end
  end,
  workspace_required = true,
}
