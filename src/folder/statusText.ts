/** How far a study is, for people. */

import { decimal } from "../words/words.ts";
import type { FolderStatus } from "./status.ts";

/** A few lines, without ANSI codes; ends in a line end. */
export function formatStatus(status: FolderStatus): string {
  const { folder, study, scenario, state, requested, done, failed, damaged, missing, others, underWay, workers, next } = status;
  const of = requested === null ? "" : ` of ${count(requested, "run")} requested${state === "finished" ? "" : " so far"}`;
  const rows: [string, string][] = [
    ["state", state],
    ["done", `${decimal(done, 0)}${of}`],
    ["failed", decimal(failed, 0)],
    ["missing", missing === null ? "not known: the study has not said yet what it asks for" : decimal(missing, 0)],
    ["under way", workers.length === 0 ? "0" : `${decimal(underWay, 0)}, by ${count(workers.length, "process", "processes")}`],
  ];
  if (damaged > 0) rows.splice(3, 0, ["damaged", `${decimal(damaged, 0)}; made again when the study continues`]);
  if (others > 0) rows.push(["others", `${decimal(others, 0)}, of other settings or an earlier version; kept, and no part of this study`]);
  for (const { host, pid, silentSeconds } of workers)
    rows.push(["", `process ${pid} on ${host}, last sign of life ${silentSeconds} s ago`]);
  rows.push(["next", next]);
  const title = `${folder}: ${study}${scenario === "" ? "" : ` of ${scenario}`}`;
  return `${[title, ...rows.map(([name, text]) => `  ${name.padEnd(10)} ${text}`)].join("\n")}\n`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${decimal(n, 0)} ${n === 1 ? one : many}`;
}
