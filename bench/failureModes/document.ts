/** docs/failure-modes.md: a section per group of interventions, numbers rounded. */
import { indicators } from "../../src/model/indicators/catalogue.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { REPLICATIONS } from "./arms.ts";
import { allModes, groups, isMiss, type ModeGroup, modeName } from "./catalogue.ts";
import type { Effect, Finding } from "./measure.ts";
import { type Configuration, describePatch, type Expected, type FailureMode, type Outcome } from "./mode.ts";

export const DOCUMENT = "docs/failure-modes.md";

export interface Origin {
  /** As 2026-11-30. */
  readonly date: string;
  /** Hex hash of what made the runs. */
  readonly engine: string;
}

/** Everything that the document says beside its measured numbers, for `Origin` and counts. */
function introduction({ date, engine }: Origin): string {
  const missed = allModes.filter(isMiss).length;
  return `# Failure modes

Made by \`npm run failure-modes\` on ${date} with engine \`${engine.slice(0, 16)}\`. ${allModes.length - missed} modes are reached, ${missed} are not, or on one side only.

Every intervention has a failure mode that the literature or the case studies name. For each one, this page has a configuration in which the model reaches
it and a contrasting one in which it does not. Tests re-run five of them at each change of the model, and fail if a number here differs from theirs.

- All configurations are half of the base community (\`scenarios/base/community.yaml\`: people, buildings and staff halved) with existing parameters
  changed; interventions start on day 0.
- Numbers are means and 95% t intervals of ${REPLICATIONS} paired differences under common random numbers: the arm minus the arm it is judged against
  («against»; by default the same configuration without the intervention). Flows are per 30 days.
- The verdict says what the interval shows. «Better», «worse»: the whole interval is on that side of zero. «No better», «no worse»: the interval is not
  wholly on the side named. «Little»: the effect is clearly less than half of the other configuration's. «Open»: nothing is claimed. «Not shown» marks
  an expected result that was missed.
- Intervals are not corrected for their number: if there is no effect, five in a hundred would miss zero.
- They show what the mechanisms can do in a synthetic community, not how likely a failure is in a real one.
`;
}

/** The document; every mode must have been measured. */
export function documentText(findings: ReadonlyMap<FailureMode, readonly Finding[]>, origin: Origin): string {
  return [introduction(origin), ...groups.map((group) => section(group, (mode) => entry(mode, findings.get(mode)!)))].join("\n");
}

/** The section of a group. */
function section({ name, modes, misses }: ModeGroup, entryOf: (mode: FailureMode) => string): string {
  return [
    `## Interventions on ${name}\n`,
    ...modes.map(entryOf),
    `## Not reached: interventions on ${name}\n`,
    ...(misses.length > 0 ? misses.map(entryOf) : ["Nothing.\n"]),
  ].join("\n");
}

/** A mode with what was measured, as it stands in the document. */
export function entry(mode: FailureMode, findings: readonly Finding[]): string {
  const cellOf = (expected: Expected, isShown: boolean, effect: Effect, outcome: Outcome) =>
    `${expected}${isShown ? "" : " (not shown)"}: ${shown(effect, outcome)}`;
  const rows = findings.map(({ outcome, failing, contrast, failingShown, contrastShown }) => {
    const cells = [
      outcomeName(outcome),
      daysOf(outcome),
      cellOf(outcome.failing, failingShown, failing, outcome),
      cellOf(outcome.contrast, contrastShown, contrast, outcome),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return entryWith(mode, rows);
}

function entryWith(mode: FailureMode, rows: readonly string[]): string {
  const title = interventions.find(({ id }) => id === mode.intervention)!.title;
  return [
    `### ${title}: ${mode.failure}`,
    "",
    `<!-- ${modeName(mode)} -->`,
    "",
    mode.mechanism,
    "",
    `- Failing: ${configuration(mode.failing)}`,
    `- Contrast: ${configuration(mode.contrast)}`,
    "",
    "| outcome | days | failing | contrast |",
    "|---|---|---|---|",
    ...rows,
    "",
    ...(isMiss(mode) ? [`**Not reached.** ${mode.why}`, ""] : []),
  ].join("\n");
}

function configuration({ what, arm, against }: Configuration): string {
  return `${what}. ${describePatch(arm)} — against ${describePatch(against)}.`;
}

function outcomeName({ indicator, good, relative }: Outcome): string {
  const [id, group] = indicator.split("|");
  const known = indicators.find((one) => one.id === id);
  const name = known === undefined ? indicator.split(":").slice(1).join(" ") : known.label;
  const unit = relative === true ? "log ratio" : (known?.unit ?? "share");
  return `${name}${group === undefined ? "" : ` (${group.split(":")[1]})`}, ${unit}; ${good === "up" ? "more" : "less"} is better`;
}

function daysOf({ days, contrastDays }: Outcome): string {
  const span = (range: readonly [number, number] | undefined) => (range === undefined ? "whole run" : `${range[0]}–${range[1]}`);
  return contrastDays === undefined ? span(days) : `${span(days)}; ${span(contrastDays)}`;
}

/** Two significant digits of the interval's half-width decide the places shown. */
function shown({ mean, interval }: Effect, { relative }: Outcome): string {
  const size = Math.max(Math.abs(mean), (interval.high - interval.low) / 2, 1e-4);
  const places = Math.min(4, Math.max(0, 1 - Math.floor(Math.log10(size))));
  const number = (value: number) => {
    const text = Math.abs(value).toFixed(places);
    return `${value < 0 && Number(text) !== 0 ? "−" : ""}${text}`;
  };
  const percent = relative === true ? ` (${number(100 * (Math.exp(mean) - 1))} %)` : "";
  return `${number(mean)} [${number(interval.low)}, ${number(interval.high)}]${percent}`;
}

/** The document's entry of a mode; empty where there is none. */
export function documented(text: string, mode: FailureMode): string {
  const mark = `<!-- ${modeName(mode)} -->`;
  const found = text.split(/^(?=##+ )/m).find((part) => part.includes(mark));
  return found === undefined ? "" : `${found.trimEnd()}\n`;
}

/** The document as it must be but for what only runs can tell: numbers, verdicts that are not shown, date and engine. */
export function expectedStructure(): string {
  const blank = ({ outcomes }: FailureMode) =>
    outcomes.map((outcome) => `| ${outcomeName(outcome)} | ${daysOf(outcome)} | ${outcome.failing}: # | ${outcome.contrast}: # |`);
  const origin = { date: "0000-00-00", engine: "0".repeat(64) };
  return structureOf([introduction(origin), ...groups.map((group) => section(group, (mode) => entryWith(mode, blank(mode))))].join("\n"));
}

/** A document without what only runs can tell. */
export function structureOf(text: string): string {
  return text
    .replace(/ on \d{4}-\d\d-\d\d with engine `[0-9a-f]{16}`/, " on # with engine #")
    .replace(/( \(not shown\))?: −?[\d.]+ \[−?[\d.]+, −?[\d.]+\]( \(−?[\d.]+ %\))?/g, ": #");
}
