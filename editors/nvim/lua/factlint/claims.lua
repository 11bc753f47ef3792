-- Claims as the server lists them: which is under the cursor, which of its sources is meant.
local M = {}

local function before(line, character, position)
  return line < position.line or (line == position.line and character < position.character)
end

--- The narrowest claim under the cursor.
function M.at_cursor(claims, encoding)
  local place = vim.lsp.util.make_position_params(0, encoding).position
  local best
  for _, claim in ipairs(claims) do
    local from, to = claim.range.start, claim.range["end"]
    local inside = not before(place.line, place.character, from) and not before(to.line, to.character, place)
    if inside and (not best or #claim.text < #best.text) then
      best = claim
    end
  end
  return best
end

--- Hands on the source with this id, else the only one, else the one that the user picks.
function M.pick(claim, id, after)
  local named = vim.tbl_filter(function(source)
    return not id or source.id == id
  end, claim.sources)
  if #named == 1 then
    return after(named[1])
  end
  vim.ui.select(#named > 0 and named or claim.sources, {
    prompt = claim.fact.label,
    format_item = function(source)
      return ("%s (%s): %s"):format(source.id, source.outlet or "?", source.says)
    end,
  }, function(source)
    if source then
      after(source)
    end
  end)
end

return M
