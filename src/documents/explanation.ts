/**
 * The effective settings of an arm for people: default → value, unit, range, source and who set it, and the policy timeline as bars.
 */

import { describeTimeline, type TimelineRow } from "../scenario/timeline.ts";
import type { DiagnosedProblem, ResolvedArm, ResolvedScenario, Setting } from "../scenario/types.ts";

export interface ExplanationOptions {
  /** Also settings at their default. */
  readonly all: boolean;
  /** For an arm other than the baseline: also settings that are as in the baseline. */
  readonly shared: boolean;
  readonly width: number;
}

const marks = { planning: "·", construction: "▒", operation: "█" } as const;
const barWidth = 48;

/** The settings to show: all, or those that somebody set. */
export function shownSettings(arm: ResolvedArm, all: boolean): readonly Setting[] {
  return arm.settings.filter((setting) => all || setting.setBy !== null);
}

/** One arm as text; first what differs from `baseline`, when that is another arm. */
export function formatExplanation(
  scenario: ResolvedScenario,
  arm: ResolvedArm,
  baseline: ResolvedArm,
  options: ExplanationOptions,
): string {
  const heading = `${arm.label} (arm ${arm.id} of ${scenario.id})`;
  return [
    heading,
    "=".repeat(Math.min(options.width, [...heading].length)),
    "",
    ...(arm.id === baseline.id ? settingLines(arm, options) : changedLines(arm, baseline, options)),
    "",
    ...formatTimeline(describeTimeline(arm.specification.interventions, scenario.horizonDays), scenario.horizonDays),
    ...(arm.id === baseline.id ? problemLines(scenario) : []),
  ].join("\n");
}

function settingLines(arm: ResolvedArm, { all }: ExplanationOptions): string[] {
  const settings = shownSettings(arm, all);
  const hidden = arm.settings.length - settings.length;
  return [
    ...settings.flatMap(formatSetting),
    ...(hidden > 0 ? ["", `${hidden} more settings stand at their default; --all shows them.`] : []),
  ];
}

function changedLines(arm: ResolvedArm, baseline: ResolvedArm, options: ExplanationOptions): string[] {
  const before = new Map(baseline.settings.map(({ path, value }) => [path, value]));
  const isShared = ({ path, value }: Setting) => before.has(path) && before.get(path) === value;
  const changed = shownSettings(arm, options.all).filter((setting) => !isShared(setting));
  const shared = shownSettings(arm, options.all).filter(isShared);
  const gone = baseline.settings.filter(({ path }) => !arm.settings.some((setting) => setting.path === path)).map(({ path }) => path);
  return [
    changed.length > 0 ? "Other than in the baseline:" : "Nothing is set other than in the baseline.",
    ...changed.flatMap(formatSetting),
    ...(gone.length > 0 ? ["", `Not in this arm: ${gone.join(", ")}`] : []),
    "",
    ...(options.shared
      ? ["As in the baseline:", ...shared.flatMap(formatSetting)]
      : [`${shared.length} settings as in the baseline; --arm ${arm.id} shows them.`]),
  ];
}

function formatSetting(setting: Setting): string[] {
  const { path, value, default: standard, unit, min, max, source, grade, plausible, setBy } = setting;
  const shown = (each: Setting["value"]) => (each === null || each === "" ? "none" : String(each));
  const changed = standard === null || standard === value ? shown(value) : `${shown(standard)} → ${shown(value)}`;
  const limits = min === null && max === null ? "" : `${min ?? ""} to ${max ?? ""}`;
  const range = plausible === undefined ? limits : `plausible ${plausible.low} to ${plausible.high}, limits ${limits}`;
  const known = grade === undefined ? "" : `grade ${grade}`;
  const by = setBy === null ? "default" : setBy.file === "--set" ? "set by --set" : `set by ${setBy.file}:${setBy.line}`;
  return [
    `${path}: ${changed}${unit === "" ? "" : ` ${unit}`}${range === "" ? "" : ` (${range})`}`,
    `    ${[by, known, source].filter((part) => part !== "").join("; ")}`,
  ];
}

/** The diagnosed problems, each setting with its value and what it is without the problem. */
function problemLines({ problems, primaryOutcome }: ResolvedScenario): string[] {
  const primary = primaryOutcome === null ? [] : ["", `Primary outcome: ${primaryOutcome}`];
  if (problems.length === 0) return primary;
  return [...primary, "", "Diagnosed problems (cosafe diagnose tells what each costs):", ...problems.flatMap(problemText)];
}

function problemText({ id, label, row, settings, outcome }: DiagnosedProblem): string[] {
  const head = `  ${row === null ? "" : `${row} `}${label} (${id})`;
  if (outcome !== null) return [`${head}: shows in ${outcome}`];
  const shown = (value: Setting["value"]) => (value === null || value === "" ? "none" : String(value));
  return [
    head,
    ...settings.map(
      ({ path, value, reference, unit, stated }) =>
        `    ${path}: ${shown(value)}, without it ${shown(reference)}${unit === "" ? "" : ` ${unit}`}${stated ? " (stated here)" : ""}`,
    ),
  ];
}

/** One line per intervention: bar, then days, strength and trigger in words. */
function formatTimeline(rows: readonly TimelineRow[], horizonDays: number): string[] {
  if (rows.length === 0) return ["Policy timeline: no interventions."];
  const widest = Math.max(...rows.map(({ id }) => id.length));
  const lines = rows.map((row) => `  ${row.id.padEnd(widest)}  ${drawBar(row, horizonDays)}  ${describeRow(row)}`);
  return [
    `Policy timeline, day 0 to ${horizonDays}:  ${marks.planning} planning  ${marks.construction} construction  ${marks.operation} operation`,
    ...lines,
  ];
}

function drawBar({ bars }: TimelineRow, horizonDays: number): string {
  return Array.from({ length: barWidth }, (_, index) => {
    const day = ((index + 0.5) * horizonDays) / barWidth;
    const bar = bars.find(({ fromDay, toDay }) => fromDay <= day && day < toDay);
    return bar === undefined ? " " : marks[bar.phase];
  }).join("");
}

function describeRow({ id, intervention, strength, trigger, bars }: TimelineRow): string {
  const of = id === intervention ? "" : `${intervention}, `;
  const when =
    trigger === null
      ? ""
      : `, when ${trigger.observable} ${trigger.comparison} ${trigger.threshold} for ${trigger.days} days, at the earliest`;
  const phases = bars.map(({ phase, fromDay, toDay }) => `${phase} ${fromDay}–${toDay}`).join(", ");
  return `${of}strength ${strength}${when}: ${phases === "" ? "never within the horizon" : `days ${phases}`}`;
}
