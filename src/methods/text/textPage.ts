/** The terminal page on which all studies are told: its width and colours, its head, and what recurs in its notes. */
import picocolors from "picocolors";
import { directionWords } from "../../words/format.ts";
import { wrapText } from "../../words/plainText.ts";
import { countWords, decimal, percentWords, type Scale } from "../../words/words.ts";
import type { CalibratedShare, Outcome, StudyHeader, Within } from "../result.ts";

export interface TextStyle {
  readonly color: boolean;
  /** Columns of the terminal; text is at least 60 and at most 120 wide. */
  readonly width: number;
}

export type Colors = ReturnType<typeof picocolors.createColors>;

export interface Page {
  readonly colors: Colors;
  readonly width: number;
}

const NARROWEST = 60;
const WIDEST = 120;
/** Warnings told in full; the others are counted. */
const MOST_WARNINGS = 3;

export function pageOf({ color, width }: TextStyle): Page {
  return { colors: picocolors.createColors(color), width: Math.max(NARROWEST, Math.min(WIDEST, width)) };
}

/** Blocks with an empty line between them; empty ones are left out. */
export function pageText(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Texts one below the other, each broken at the width, what continues indented. */
export function paragraphs(texts: readonly string[], { width }: Page): string {
  return texts.flatMap((text) => wrapText(text, width - 2).map((line, i) => (i === 0 ? line : `  ${line}`))).join("\n");
}

/** Title, and the facts of the study in faint. */
export function headText(title: string, facts: readonly string[], { colors, width }: Page): string {
  return [...wrapText(title, width).map(colors.bold), ...wrapText(facts.join(" · "), width).map(colors.dim)].join("\n");
}

/** `40 runs`, or how many of them were used. */
export function runsFact({ requested, used }: StudyHeader["runs"]): string {
  return used === requested ? countWords(requested, "run") : `${countWords(requested, "run")} requested, ${decimal(used, 0)} used`;
}

/** `Safety (score 1–5; higher is better; primary outcome)`; where a scale is told, in its unit. */
export function outcomeTitle(
  { label, unit, direction }: Outcome,
  { colors, width }: Page,
  about: readonly string[] = [],
  scale?: Scale,
): string {
  const told = scale === undefined ? unit : unitOf(unit, scale);
  const words = [told, direction === "none" ? "" : directionWords(direction, unit), ...about].filter((part) => part !== "").join("; ");
  const [first, ...rest] = wrapText(`${label} (${words})`, width);
  const name = first.slice(0, label.length);
  return [`${colors.bold(name)}${colors.dim(first.slice(name.length))}`, ...rest.map(colors.dim)].join("\n");
}

/** The unit in which values of a table are told, with its thousands or per cent. */
function unitOf(unit: string, { suffix, level }: Scale): string {
  if (level === " %") return "per cent, differences in percentage points";
  return level.trim() === "" || suffix.trim() === "" ? unit : level.trim();
}

/** What the ranges of the parameters mean. */
export function rangesNote(within: Within, calibrated: CalibratedShare | null = null): string {
  if (within === "plausible") {
    const ranges =
      "Parameters go over their plausible ranges about the scenario's values, each with its basis in docs/ODD.md, section 7.27.";
    if (calibrated === null) return ranges;
    const { parameters, sets } = calibrated;
    return `${ranges} The ${countWords(parameters, "calibrated one")} (a factor or shift of several counts once) are drawn together: each set takes over one of the ${countWords(sets, "set")} that the patterns leave (docs/calibration.md).`;
  }
  const limits = "the registry's limits, which are of validity, not of plausibility";
  return within === null
    ? `Parameters go over the whole of ${limits}; --within plausible keeps to what a reader would take seriously.`
    : `Parameters go up to ${percentWords(within)} of the scenario's value to either side, inside ${limits}.`;
}

/** The first warnings; the others are counted. */
export function warningNotes(warnings: readonly string[]): string[] {
  const shown = warnings.slice(0, MOST_WARNINGS).map((warning) => `Warning: ${warning}`);
  const more = warnings.length - shown.length;
  return more > 0 ? [...shown, `… and ${countWords(more, "further warning")}, in results.json`] : shown;
}

/** Notes below a study, in faint. */
export function notesText(notes: readonly string[], page: Page): string {
  return paragraphs(notes, page).split("\n").map(page.colors.dim).join("\n");
}
