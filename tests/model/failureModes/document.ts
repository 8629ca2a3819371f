/** docs/failure-modes.md: one generated section per group of interventions, numbers rounded; only its structure is held against the tests. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import { indicators } from "../../../src/model/indicators/catalogue.ts";
import { interventions } from "../../../src/model/interventions/catalogue.ts";
import { type Effect, type Finding, REPLICATIONS } from "./measure.ts";
import { type Configuration, describePatch, type FailureMode, type Miss, type Outcome } from "./mode.ts";

const path = "docs/failure-modes.md";
const groups = ["organisations", "services", "residents"] as const;

const introduction = `# Failure modes

Every intervention has a failure mode that the literature or the case studies name. For each, this page has a configuration in which the model reaches
it and a contrasting one in which it does not. The tables are made by \`COSAFE_UPDATE=1 npx vitest run tests/model/failureModes\`, and the tests
there fail when a claim no longer holds.

- All configurations are half of the base community (\`scenarios/base/community.yaml\`: people, buildings and staff halved) with existing parameters
  changed; interventions start on day 0.
- Numbers are means and 95 % t intervals of ${REPLICATIONS} paired differences under common random numbers: the arm minus the arm it is judged against
  («against»; the same configuration without the intervention where nothing is said). Flows are per 30 days.
- The verdict says what the interval shows: «better» or «worse» wholly on that side of zero; «no better», «no worse» not wholly on the other
  side; «little» short of half of the other configuration's effect, beyond chance; «open» nothing is claimed. «Not shown» marks what is expected and missed.
- They show what the mechanisms can do in a made-up community, not how likely a failure is in a real one.
`;

/** The section of a group. */
export function section(
  group: string,
  modes: readonly FailureMode[],
  misses: readonly Miss[],
  findings: ReadonlyMap<FailureMode, readonly Finding[]>,
): string {
  const parts = modes.map((mode) => entry(mode, findings.get(mode) ?? []));
  const missed = misses.map((miss) => `${entry(miss, findings.get(miss) ?? [])}\n**Not reached.** ${miss.why}\n`);
  return [
    `## Interventions on ${group}\n`,
    ...parts,
    `## Not reached: interventions on ${group}\n`,
    ...(missed.length > 0 ? missed : ["Nothing.\n"]),
  ].join("\n");
}

function entry(mode: FailureMode, findings: readonly Finding[]): string {
  const title = interventions.find(({ id }) => id === mode.intervention)!.title;
  const rows = findings.map(({ outcome, failing, contrast, failingShown, contrastShown }) => {
    const cells = [
      outcomeName(outcome),
      daysOf(outcome),
      `${outcome.failing}${failingShown ? "" : " (not shown)"}: ${shown(failing, outcome)}`,
      `${outcome.contrast}${contrastShown ? "" : " (not shown)"}: ${shown(contrast, outcome)}`,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `### ${title}: ${mode.failure}`,
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

/** The document's section of a group; empty when there is none. */
export function documented(group: string): string {
  if (!existsSync(path)) return "";
  return parse(readFileSync(path, "utf8")).get(group) ?? "";
}

/** Writes a group's section; groups are tested in parallel, so one waits for the other. */
export function updateDocument(group: string, text: string): void {
  const lock = `${path}.lock`;
  locked(lock, () => {
    const sections = existsSync(path) ? parse(readFileSync(path, "utf8")) : new Map<string, string>();
    sections.set(group, text);
    const body = groups.filter((name) => sections.has(name)).map((name) => `${marker(name)}\n${sections.get(name)}`);
    writeFileSync(path, `${introduction}\n${body.join("\n")}`);
  });
}

function locked(lock: string, act: () => void): void {
  for (let attempt = 0; ; attempt++) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (attempt > 1000) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
  try {
    act();
  } finally {
    rmdirSync(lock);
  }
}

function marker(group: string): string {
  return `<!-- generated: interventions on ${group} -->`;
}

function parse(text: string): Map<string, string> {
  const pieces = text.split(/^<!-- generated: interventions on ([a-z]+) -->\n/m).slice(1);
  const sections = new Map<string, string>();
  for (let i = 0; i + 1 < pieces.length; i += 2) sections.set(pieces[i], `${pieces[i + 1].trimEnd()}\n`);
  return sections;
}

/** A section without its measured numbers. */
export function structureOf(text: string): string {
  return text
    .trimEnd()
    .replace(/−?[\d.]+ \[−?[\d.]+, −?[\d.]+\]( \(−?[\d.]+ %\))?/g, "#")
    .replace(/\n{2,}/g, "\n\n");
}
