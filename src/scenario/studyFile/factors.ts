/** `factors` of a study file: each names a setting of the scenario and gives a range or levels in that setting's unit and bounds. */
import { parsePath } from "../arms/paths.ts";
import type { Field, Reading } from "../fields/field.ts";
import { duration, instant, quantity } from "../fields/quantities.ts";
import { modelCatalogues } from "../format/modelCatalogues.ts";
import { quote, refuse, refuseUnknown, shown, warn } from "../text/problems.ts";
import type { Entry, Node } from "../text/tree.ts";
import type { Location, Problem, ResolvedArm } from "../types.ts";
import { factorEntry } from "./format.ts";
import type { DeclaredFactor } from "./studyFile.ts";
import { describeFixed, isDays, isVariable, settingAt, type Variable } from "./variable.ts";

const mostLevels = 1000;

/** The factors of the node `factors`, in the order written; `arms` is null when the scenario could not be read. */
export function readFactors(node: Node | null, arms: readonly ResolvedArm[] | null, problems: Problem[]): readonly DeclaredFactor[] {
  if (node === null) return [];
  if (node.kind !== "map") {
    const expected = "a map of settings and their ranges, such as trust.gainRate: { from: 0.1, to: 0.4 }";
    refuse(problems, { at: node.at, path: "factors", what: "setting factors", expected, received: shown(node) });
    return [];
  }
  const seen = new Map<string, string>();
  return [...node.entries].flatMap(([key, entry]) => readFactor(key, entry, arms, seen, problems) ?? []);
}

function readFactor(
  key: string,
  { keyAt, node }: Entry,
  arms: readonly ResolvedArm[] | null,
  seen: Map<string, string>,
  problems: Problem[],
): DeclaredFactor | null {
  const reading: Reading = { problems, settings: [] };
  const at = `factors.${key}`;
  const before = problems.length;
  const entry = factorEntry.read(node, at, reading);
  const found = arms === null ? null : findVariable(key, keyAt, at, "factor", arms, problems);
  if (entry === undefined || found === null) return null;
  const twice = seen.get(found.path);
  if (twice !== undefined) {
    refuse(problems, {
      at: keyAt,
      path: at,
      what: "factors",
      expected: "each setting once",
      received: `${quote(twice)} and ${quote(key)}`,
    });
    return null;
  }
  seen.set(found.path, key);
  const field = settingField(found, false);
  const { from, to, levels, steps } = entry;
  if (levels !== null && (from !== null || to !== null || steps !== null)) {
    refuse(problems, { at: keyAt, path: at, what: `factor ${key}`, expected: "either levels, or from and to", received: "both" });
  } else if ((from === null) !== (to === null) || (steps !== null && from === null && levels === null)) {
    const received = from !== null ? "from alone" : to !== null ? "to alone" : "steps alone";
    refuse(problems, { at: keyAt, path: at, what: `factor ${key}`, expected: "both from and to", received });
  }
  if (problems.length > before && problems.slice(before).some(({ severity }) => severity === "error")) return null;
  const values = levels === null ? null : readLevels(levels, field, `${at}.levels`, reading);
  const range = from === null || to === null ? null : readRange(key, { from, to }, field, at, reading);
  return { path: found.path, levels: values, range, steps };
}

function readRange(key: string, { from, to }: { from: Node; to: Node }, field: Field<number>, path: string, reading: Reading) {
  const low = field.read(from, `${path}.from`, reading);
  const high = field.read(to, `${path}.to`, reading);
  if (low === undefined || high === undefined) return null;
  const report = { at: to.at, path: `${path}.to`, what: `factor ${key}` };
  if (high < low) refuse(reading.problems, { ...report, expected: `at least its from (${low})`, received: shown(to) });
  if (high === low) warn(reading.problems, { ...report, expected: "a range", received: "one value", remedy: "it has no effect" });
  return { low, high };
}

function readLevels(node: Node, field: Field<number>, path: string, reading: Reading): readonly number[] {
  const refuseList = (expected: string, received: string) => {
    refuse(reading.problems, { at: node.at, path, what: `setting ${path}`, expected, received });
    return [];
  };
  if (node.kind !== "list" || node.items.length === 0) return refuseList("a list of values, such as [8, 12, 16]", shown(node));
  if (node.items.length > mostLevels) return refuseList(`at most ${mostLevels} values`, `${node.items.length}`);
  const values = node.items.map((item, i) => field.read(item, `${path}.${i}`, reading));
  values.forEach((value, i) => {
    if (value === undefined || values.indexOf(value) === i) return;
    refuse(reading.problems, {
      at: node.items[i].at,
      path: `${path}.${i}`,
      what: `setting ${path}`,
      expected: "each value once",
      received: shown(node.items[i]),
    });
  });
  if (values.length === 1) {
    warn(reading.problems, {
      at: node.at,
      path,
      what: `setting ${path}`,
      expected: "levels",
      received: "one value",
      remedy: "it has no effect",
    });
  }
  return values.map((value) => value ?? 0);
}

/** The setting that a study file or table calls `name`, if a study may vary it; null after reporting why not. */
export function findVariable(
  name: string,
  at: Location,
  path: string,
  noun: string,
  arms: readonly ResolvedArm[],
  problems: Problem[],
): Variable | null {
  const report = { at, path, what: `${noun} ${name}` };
  const header = ["horizon", "seed", "replications"].filter((key) => key === name);
  const segments = parsePath(name, at, modelCatalogues, problems, header);
  if (segments === null) return null;
  const full = segments.join(".");
  const setting = settingAt(arms, full);
  if (setting === undefined) {
    const known = [...new Set(arms.flatMap(({ settings }) => settings.filter(isVariable).map((one) => one.path)))];
    const short = segments[0] === "parameters" && !name.startsWith("parameters.");
    const names = short ? known.map((one) => one.replace(/^parameters\./, "")) : known;
    const where = arms.length === 1 ? `arm ${arms[0].id}` : "the study's arms";
    refuseUnknown(problems, { ...report, expected: `the path of a setting of ${where}`, received: quote(name), name, known: names });
    return null;
  }
  if (isVariable(setting)) return setting;
  refuse(problems, { ...report, expected: "a number with a range", received: describeFixed(setting) });
  return null;
}

/** The field that reads values of a setting: in its unit and its bounds. In tables, times may be bare numbers of days. */
export function settingField({ path, unit, min, max, meaning }: Variable, bare: boolean): Field<number> {
  const entry = { min, max, meaning };
  if (!isDays(path)) return quantity({ ...entry, unit });
  if (bare) return quantity({ ...entry, unit, whole: true });
  return path.endsWith(".start") || path.endsWith(".end") ? instant(entry) : duration(entry);
}
