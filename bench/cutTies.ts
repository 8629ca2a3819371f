/**
 * One organisation's ties cut, each that leads a category in turn: do the cases that it leads suffer more than the others? Who is only the
 * lead of its own cases harms those; who brings others together harms theirs.
 */
import { type RunOutput, runModel } from "../src/model/run.ts";
import type { ModelSpecification } from "../src/model/specification.ts";
import { DAYS_PER_YEAR } from "../src/model/time.ts";
import { type Estimate, estimate, words } from "./estimate.ts";

const PER_CENT = 100;

interface Cutting {
  readonly baseline: ModelSpecification;
  readonly replications: readonly number[];
  /** The baseline of each replication as it is. */
  readonly asItIs: readonly RunOutput[];
  /** A change without meaning: it stands beside the first organisation's row. */
  readonly placebo: (specification: ModelSpecification) => ModelSpecification;
  readonly say: (text: string) => void;
}

export function cutTable({ baseline, replications, asItIs, placebo, say }: Cutting): string {
  const leading = baseline.organisations.filter(({ lead }) => lead.length > 0);
  const rowOf = (label: string, lead: readonly string[], changed: ModelSpecification): string => {
    const rises = replications.map((replication, k) => {
      const after = runModel(changed, replication, { recordEvery: DAYS_PER_YEAR, recordHazards: false });
      const of = (own: boolean) => rise(asItIs[k], after, (category) => lead.includes(category) === own);
      return { own: of(true), others: of(false) };
    });
    const own = estimate(rises.map((each) => each.own));
    const others = estimate(rises.map((each) => each.others));
    const difference = estimate(rises.map((each) => each.own - each.others));
    say(`ties cut of ${label}: own ${words(own)} %, others ${words(others)} %`);
    return `| ${label} | ${words(own)} | ${words(others)} | ${words(difference)} | ${verdict(difference)} |`;
  };
  return [
    "| ties cut of | own cases, % | others, % | own − others | suffer more |",
    "| --- | --- | --- | --- | --- |",
    rowOf("nobody (placebo)", leading[0].lead, placebo(baseline)),
    ...leading.map(({ id, role, lead }) => rowOf(`${id} (${role})`, lead, { ...baseline, experiment: { cut: id } })),
  ].join("\n");
}

/** Rise of preventable incidents of some categories, per cent. */
function rise(before: RunOutput, after: RunOutput, counts: (category: string) => boolean): number {
  const sum = ({ summaryKeys, summary }: RunOutput) =>
    summaryKeys.reduce((total, { indicator, group }, at) => {
      const [kind, category] = group.split(":");
      return indicator === "preventable-incidents" && kind === "category" && counts(category) ? total + summary[at] : total;
    }, 0);
  return PER_CENT * (sum(after) / sum(before) - 1);
}

function verdict({ mean, half }: Estimate): string {
  if (Math.abs(mean) <= half) return "cannot be told";
  return mean > 0 ? "own" : "others";
}
