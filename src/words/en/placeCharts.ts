/** Charts of a diagnosis and of single assumptions in English. */
import type { Messages } from "../finding.ts";
import type { EndsFinding, EndsNoteFinding, PlaceChartFinding } from "../findings/placeCharts.ts";
import { directionWords, formatValue } from "../format.ts";
import { countWords, midSentence } from "../words.ts";

export const placeCharts: Messages<PlaceChartFinding> = {
  "problem-changes": ({ outcome }) => `What each problem changes in ${midSentence(outcome.label)}.`,
  "problems-note": ({ outcome, n, baseline }) =>
    `What a problem adds: the place with it less the same place without it, ${countWords(n, "replication")} with the same chance in both. Intervals of problems hold for all of them at once; a cost must also be larger than what the placebo's band admits. As diagnosed ${formatValue(baseline.value, outcome.unit)}.`,
  ends: endsWords,
  "ends-note": endsNote,
};

/** Labels of the chart of problems. */
export const problemLabels = {
  all: "All problems together",
  placebo: "Placebo: a change of no meaning",
  adds: (outcome: string) => `What the problem adds to ${midSentence(outcome)}`,
  axis: "With the problem less without it",
  byItself: (size: string, verdict: string) => `${size} by itself · ${verdict}`,
  alone: "as things stand: the other problems are there",
  last: "by itself: no other problem is there",
  interval: "interval",
  band: "what chance alone admits, after the placebo",
} as const;

/** Labels of the chart of single assumptions. */
export const endsLabels = {
  verdict: {
    holds: "",
    reversed: "reversed",
    lost: "no longer distinguishable",
    unclear: "not clear",
    decided: "decided here",
    open: "",
  },
  column: "At the low and at the high end: difference (interval)",
  against: (arm: string) => `against ${arm}`,
  end: (value: string, estimate: string, notes: readonly string[]) =>
    `${value}: ${estimate}${notes.length === 0 ? "" : ` · ${notes.join(" ")}`}`,
  low: "parameter at the low end",
  high: "parameter at the high end",
  turned: "the conclusion does not stand here",
  scenario: "with the scenario's own values",
  interval: "its interval",
} as const;

/** What is measured: the arm less the one that it is held against. */
export function lessWords(arm: string, lead: boolean): string {
  return `${arm} less the ${lead ? "best other arm" : "baseline"}`;
}

function endsWords({ outcome, arm, about, examined, overtaken, lost, changed }: EndsFinding): string {
  const name = midSentence(outcome.label);
  const of = countWords(examined, "parameter");
  if (about === "open") return `${arm} has the best mean in ${name}, but no arm can be shown to come first with the scenario's own values.`;
  if (about === "effect")
    return changed === 0
      ? `What is said of ${arm} in ${name} is not shown to change at either end of ${of} examined.`
      : `What is said of ${arm} in ${name} would change at an end of ${changed} of ${of} examined.`;
  if (overtaken + lost === 0) return `${arm} is not shown to lose the first place in ${name} at either end of ${of} examined.`;
  if (overtaken === 0) return `At an end of ${lost} of ${of} examined the lead of ${arm} in ${name} is no longer distinguishable.`;
  const more = lost === 0 ? "" : `; at an end of ${lost} more its lead is no longer distinguishable`;
  return `At an end of ${overtaken} of ${of} examined another arm overtakes ${arm} in ${name}${more}.`;
}

function endsNote({ outcome, arm, lead, n, shown, of }: EndsNoteFinding): string {
  const more = shown < of ? ` Shown: the ${shown} of ${of} that come nearest to a change.` : "";
  return `${lessWords(arm, lead)} in ${midSentence(outcome.label)} (${directionWords(outcome.direction, outcome.unit)}), the parameter at the low and at the high end of its range, the others as in the scenario; ${countWords(n, "replication")} with the same chance everywhere. All intervals hold at 95 % together.${more}`;
}
