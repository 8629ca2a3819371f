/** A study in memory beside the shipped scenarios, for the tests of study files. */
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { loadStudyFile, type StudyOverrides } from "../../../src/scenario/studyFile/load.ts";
import type { StudyFile } from "../../../src/scenario/studyFile/studyFile.ts";
import { formatProblem } from "../../../src/scenario/text/problems.ts";
import type { FileSource, Problem } from "../../../src/scenario/types.ts";

/** Texts or bytes by path below `scenarios`; anything else there is read from the disk. */
export function filesWith(own: Readonly<Record<string, string | Uint8Array>>): FileSource {
  return {
    read(path) {
      const text = own[path];
      if (text !== undefined) return { bytes: typeof text === "string" ? new TextEncoder().encode(text) : text };
      try {
        return { bytes: readFileSync(path) };
      } catch {
        return { failure: "missing" };
      }
    },
    resolve(from, relative) {
      const target = posix.join(posix.dirname(from), relative);
      return relative.startsWith("/") || !target.startsWith("scenarios/") ? null : target;
    },
  };
}

export const studyPath = "scenarios/studies/try.yaml";

export const good = `study: Try
purpose: To try.
scenario: ../minimal.yaml
design: { method: latin-hypercube, points: 16 }
factors:
  trust.gainRate: { from: 0.02, to: 0.1 }
  organisations.police-station.staff: { levels: [8, 12] }
`;

export interface Given {
  readonly text?: string;
  readonly table?: string | Uint8Array;
  readonly overrides?: StudyOverrides;
}

function load({ text = good, table, overrides }: Given) {
  const own = { [studyPath]: text, ...(table === undefined ? {} : { "scenarios/studies/points.csv": table }) };
  return loadStudyFile(studyPath, filesWith(own), overrides);
}

/** The study, or an error with its problems. */
export function studyOf(given: Given = {}): StudyFile {
  const loaded = load(given);
  if ("problems" in loaded) throw new Error(loaded.problems.map(formatProblem).join("\n"));
  return loaded.study;
}

/** The problems as printed, without the folder. */
export function problemsOf(given: Given): string[] {
  const loaded = load(given);
  return "problems" in loaded ? printed(loaded.problems) : [];
}

export function printed(problems: readonly Problem[]): string[] {
  return problems.map((problem) => formatProblem(problem).replace("scenarios/studies/", ""));
}
