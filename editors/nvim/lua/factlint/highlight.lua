-- How claims look, by how they stand to the facts. Each is only a default: a colour scheme or a user may set it otherwise.
local M = {}

local links = {
  -- A claim's words keep their colour: what is wrong is underlined as a diagnostic already.
  ["@lsp.type.claim"] = "FactlintClaim",
  ["@lsp.typemod.claim.verified"] = "FactlintVerified",
  ["@lsp.typemod.claim.contradicted"] = "FactlintContradicted",
  ["@lsp.typemod.claim.disputed"] = "FactlintDisputed",
  ["@lsp.typemod.claim.overstated"] = "FactlintDisputed",
  ["@lsp.typemod.claim.unsupported"] = "FactlintDisputed",
  ["@lsp.type.source"] = "Constant",
  ["@lsp.type.entity"] = "Type",
  ["@lsp.type.fact"] = "Identifier",
  ["@lsp.type.attribute"] = "@property",
  ["@lsp.type.vocabulary"] = "Type",
  ["@lsp.type.term"] = "Constant",
}

--- Defines them, where nobody else has.
function M.define()
  vim.api.nvim_set_hl(0, "FactlintClaim", { default = true })
  vim.api.nvim_set_hl(0, "FactlintVerified", { default = true, underdotted = true, sp = "NvimDarkGreen" })
  vim.api.nvim_set_hl(0, "FactlintContradicted", { default = true, bold = true })
  vim.api.nvim_set_hl(0, "FactlintDisputed", { default = true, italic = true })
  for group, target in pairs(links) do
    vim.api.nvim_set_hl(0, group, { default = true, link = target })
  end
end

return M
