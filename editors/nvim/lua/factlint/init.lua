-- The subcommands of :Factlint. All they show comes from the server.
local claims = require("factlint.claims")
local show = require("factlint.show")
local M = {}

local function tell(message)
  vim.notify("factlint: " .. message, vim.log.levels.WARN)
end

--- The server of the current buffer, or nothing and a word to the user.
local function client()
  local found = vim.lsp.get_clients({ bufnr = 0, name = "factlint" })[1]
  if not found then
    tell("no server for this buffer; see :checkhealth factlint")
  end
  return found
end

--- Runs a command of the server, and hands its result on.
local function ask(command, told, after)
  local server = client()
  if not server then
    return
  end
  local params = { command = command, arguments = { told } }
  server:request("workspace/executeCommand", params, function(err, result)
    if err then
      tell(err.message)
    else
      after(result, server)
    end
  end, 0)
end

--- The claim under the cursor, with the server that said so.
local function at_cursor(after)
  ask("factlint.listClaims", { uri = vim.uri_from_bufnr(0) }, function(found, server)
    local claim = claims.at_cursor(found or {}, server.offset_encoding)
    if claim then
      after(claim, server)
    else
      tell("no fact is about the words under the cursor")
    end
  end)
end

local subcommands = {
  --- Goes to the fact behind the claim under the cursor.
  fact = function()
    at_cursor(function(claim, server)
      if claim.fact.location then
        vim.lsp.util.show_document(claim.fact.location, server.offset_encoding, { focus = true })
      end
    end)
  end,
  --- Opens a source of the claim under the cursor: the one named, the only one, or the one picked.
  source = function(id)
    at_cursor(function(claim)
      claims.pick(claim, id, function(source)
        ask("factlint.openSource", { fact = claim.fact.id, source = source.id, uri = vim.uri_from_bufnr(0) }, function(result)
          if not result then
            tell("source " .. source.id .. " has neither an archived text nor an address")
          end
        end)
      end)
    end)
  end,
  --- Shows the draft's claims with their sources.
  report = function()
    ask("factlint.exportReport", { uri = vim.uri_from_bufnr(0) }, function(result)
      show.markdown("factlint://report", result)
    end)
  end,
  --- Says how the draft stands and what the server knows.
  status = function()
    local uri = vim.uri_from_bufnr(0)
    ask("factlint.serverStatus", {}, function(status)
      ask("factlint.checkDocument", { uri = uri }, function(sum)
        show.status(status, sum)
      end)
    end)
  end,
}

--- Runs `:Factlint NAME [ARGUMENT]`; without a name it shows the status.
function M.run(arguments)
  local name = arguments[1] or "status"
  local subcommand = subcommands[name]
  if not subcommand then
    return tell(("no subcommand %s; there are %s"):format(name, table.concat(M.complete("", "Factlint "), ", ")))
  end
  subcommand(arguments[2])
end

--- Completes the name of a subcommand.
function M.complete(lead, line)
  if line:match("^%s*%S+%s+%S+%s") then
    return {}
  end
  local names = vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, vim.tbl_keys(subcommands))
  table.sort(names)
  return names
end

return M
