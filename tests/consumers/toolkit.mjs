// The annotations that GitHub's own toolkit writes for the findings of a JSON report.
import { readFileSync } from "node:fs";
import { error, notice, warning } from "@actions/core";

const write = { error, warning, info: notice, hint: notice };
for (const file of JSON.parse(readFileSync(process.argv[2], "utf8")).files) {
  for (const { rule, severity, message, range } of file.diagnostics) {
    write[severity](message, {
      title: `factlint (${rule})`,
      file: file.path,
      startLine: range.start.line,
      endLine: range.end.line,
      startColumn: range.start.column,
      endColumn: range.end.column,
    });
  }
}
