/** What verifying a results folder found, for people. */

import { failureText } from "../runs/request.ts";
import { decimal } from "../words/words.ts";
import type { RemadeRun, VerifiedRun, VerifyReport } from "./verify.ts";

/** Names that are listed of each kind; the others are counted. */
const shown = 10;

/** Lines without ANSI codes; the last one is the verdict. Ends in a line end. */
export function formatVerification(report: VerifyReport): string {
  const lines = [`${report.folder}: manifest ${report.manifest}`, ...fileLines(report), ...recordLines(report), ...rerunLines(report)];
  return `${[...lines, verdict(report)].join("\n")}\n`;
}

function fileLines({ files }: VerifyReport): string[] {
  const wrong = files.changed.length + files.missing.length;
  return [
    `files: ${count(files.listed, "file")} listed, ${wrong === 0 ? "all as they were written" : `${decimal(wrong, 0)} not as they were written`}`,
    ...names("changed", files.changed),
    ...names("missing", files.missing),
    ...names("not part of the results", files.extra),
    ...(files.unchecked.length === 0 ? [] : [`  not checked: ${files.unchecked.join(", ")} (when, where and by which command)`]),
  ];
}

function recordLines({ records }: VerifyReport): string[] {
  if (records === null) return ["records: not checked, since no list of runs was written, or it is not as it was written"];
  const wrong = records.damaged.length + records.missing.length;
  return [
    `records: ${count(records.listed, "run")} listed, ${wrong === 0 ? "all as they were written" : `${decimal(wrong, 0)} not as they were written`}`,
    ...names("changed", records.damaged.map(runName)),
    ...names("missing", records.missing.map(runName)),
  ];
}

function rerunLines({ rerun, engine }: VerifyReport): string[] {
  const other = `made by cosafe ${engine.made}; this is ${engine.here}`;
  if (rerun === null) return engine.same ? [] : [`engine: ${other}`];
  const differ = rerun.runs.filter(({ same }) => !same);
  const note = engine.same ? [] : [`engine: ${other}: a difference would not show an error`];
  return [
    ...note,
    `made again: ${count(rerun.runs.length, "run")}, ${differ.length === 0 ? "every one the same to the byte" : `${decimal(differ.length, 0)} with other bytes`}`,
    ...names("the same", rerun.runs.filter(({ same }) => same).map(remadeName)),
    ...names("different", differ.map(remadeName)),
  ];
}

function verdict({ intact, rerun, engine, files, records }: VerifyReport): string {
  if (intact) return "Nothing differs.";
  const stored = files.changed.length + files.missing.length + (records === null ? 0 : records.damaged.length + records.missing.length);
  const remade = rerun === null ? 0 : rerun.runs.filter(({ same }) => !same).length;
  const parts = [
    stored === 0 ? "" : "the folder is not as it was written",
    remade === 0
      ? ""
      : engine.same
        ? "runs made again do not give what was written"
        : "this engine gives other runs than the one that made them",
  ].filter((part) => part !== "");
  const sentence = parts.join(", and ");
  return `${sentence[0].toUpperCase()}${sentence.slice(1)}.`;
}

function remadeName(run: RemadeRun): string {
  const { failure } = run;
  if (failure === null) return runName(run);
  const where = [failure.step === null ? "" : `day ${failure.step}`, failure.process ?? "", failure.agent ?? ""].filter(
    (part) => part !== "",
  );
  return `${runName(run)}, which fails${where.length === 0 ? "" : ` (${where.join(", ")})`}: ${failureText(failure).replace(/\p{Cc}+/gu, " ")}`;
}

function runName({ point, replication }: VerifiedRun): string {
  return `${point}, replication ${replication}`;
}

function names(what: string, list: readonly string[]): string[] {
  const lines = list.slice(0, shown).map((name) => `  ${what}: ${name}`);
  return list.length > shown ? [...lines, `  … and ${decimal(list.length - shown, 0)} more`] : lines;
}

function count(n: number, noun: string): string {
  return `${decimal(n, 0)} ${noun}${n === 1 ? "" : "s"}`;
}
