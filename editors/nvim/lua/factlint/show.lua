-- Showing what the server gave.
local M = {}

--- Shows Markdown in a window of its own, in the buffer of that name.
function M.markdown(name, text)
  local buffer = vim.fn.bufadd(name)
  vim.fn.bufload(buffer)
  vim.bo[buffer].buftype = "nofile"
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(text, "\n"))
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].filetype = "markdown"
  vim.cmd.sbuffer(buffer)
end

--- The status in a few lines.
function M.status(status, sum)
  local lines = { ("factlint %s, diagnostics by %s"):format(status.version, status.diagnostics) }
  for _, desk in ipairs(status.desks) do
    local counts = "desk %s: %d facts, %d sources, %d faults"
    table.insert(lines, counts:format(desk.root, desk.facts, desk.sources, desk.faults))
  end
  if sum then
    local counts = "this draft: %d verified, %d contradicted, %d disputed, %d unsourced"
    table.insert(lines, counts:format(sum.verified, sum.contradicted, sum.disputed, sum.unsourced))
  end
  vim.notify(table.concat(lines, "\n"))
end

return M
