/** Tables of docs/results.md: effects by arm, contributions of measures, parameters that move the outcome most. */

import type { AttributionResult } from "../../methods/attribute/result.ts";
import type { CompareResult } from "../../methods/compare/result.ts";
import type { SensitivityResult } from "../../methods/sensitivity/result.ts";
import { type Estimate, halfWidth } from "../../statistics/estimate.ts";
import { decimal, givenNumber, levelWithInterval, plain, type Scale, scaleFor, withInterval } from "../../words/words.ts";

/** Outcomes shown beside the one that a case is judged by. */
const shown = ["true-incidents", "days-to-resolve-median", "sense-of-security", "confidence-police", "active-share", "cost"];

/** Baseline means and paired differences; for the primary outcome the interval that holds for all arms at once. */
export function effectsTable({ arms, outcomes, effects: all, primary }: CompareResult): string {
  const columns = [...new Set([primary, ...shown])].flatMap((id) => outcomes.filter((outcome) => outcome.id === id));
  const ofOutcome = (id: string) => all.filter(({ outcome }) => outcome === id);
  const largest = (id: string) => Math.max(0, ...ofOutcome(id).map(({ difference }) => Math.abs(difference)));
  const row = (arm: string, cell: (outcome: (typeof columns)[number]) => string, last = "") =>
    `| ${arm} | ${columns.map(cell).join(" | ")} | ${last} |`;
  const effect = (arm: string, outcome: string) => all.find((each) => each.arm === arm && each.outcome === outcome);
  const first = arms[1].id;
  return [
    row("arm", ({ id, label, unit }) => `${label}${unitNote(scaleFor(unit, largest(id), 0))}`, "variance-reduction factor"),
    `|---|${columns.map(() => "---:").join("|")}|---:|`,
    row("baseline, mean", ({ id, unit }) => {
      const mean = effect(first, id)?.baselineMean;
      if (mean === undefined) return "–";
      const scale = scaleFor(unit, largest(id), 0);
      return plain(mean, { ...scale, decimals: scaleFor("", mean * scale.factor, 0).decimals });
    }),
    ...arms.slice(1).map(({ id: arm }) => {
      const cell = ({ id, unit }: (typeof columns)[number]) => {
        const found = effect(arm, id);
        if (found === undefined) return "–";
        const estimate = { value: found.difference, interval: found.simultaneous ?? found.interval };
        return withInterval(estimate, scaleFor(unit, largest(id), halfWidth(estimate)));
      };
      return row(`\`${arm}\``, cell, factorWords(effect(arm, primary)?.varianceReductionFactor ?? null));
    }),
  ].join("\n");
}

/** Shapley values for each outcome, and the mechanisms of the package. */
export function attributionTables({ outcomes, measures, mechanisms, method, replications, arm }: AttributionResult): string {
  const label = new Map(measures.map((measure) => [measure.id, measure.label]));
  const how = method === "exact" ? "all sub-packages" : "sampled orders";
  const scaleOf = ({ outcome, total }: (typeof outcomes)[number], estimate: Estimate) =>
    scaleFor(outcome.unit, total.value, halfWidth(estimate));
  const head = `| measure | ${outcomes.map((each) => `${each.outcome.label}, Shapley value${unitNote(scaleOf(each, each.total))}`).join(" | ")} |`;
  const rows = measures.map(({ id }) => {
    const cells = outcomes.map((each) => {
      const value = each.values.find(({ measure }) => measure === id)!;
      return withInterval(value, scaleOf(each, value));
    });
    return `| ${label.get(id)} | ${cells.join(" | ")} |`;
  });
  const total = `| **whole package** | ${outcomes.map((each) => `**${withInterval(each.total, scaleOf(each, each.total))}**`).join(" | ")} |`;
  const whole = mechanisms.find((each) => each.arm.id === arm.id);
  const incidents = (estimate: Estimate) => withInterval(estimate, scaleFor("incidents", estimate.value, halfWidth(estimate)));
  const parts = whole === undefined ? [] : whole.parts.map((part) => `| ${part.label} | ${incidents(part)} |`);
  return [
    `${replications} replications, ${how}.`,
    "",
    ...[head, `|---|${outcomes.map(() => "---:").join("|")}|`, ...rows, total],
    "",
    ...["| how true incidents changed | incidents |", "|---|---:|", ...parts],
    ...(whole === undefined ? [] : [`| **together** | **${incidents(whole.total)}** |`]),
  ].join("\n");
}

/** The ten parameters with the largest μ*. */
export function screeningTable({ morris, factors, outcome }: SensitivityResult): string {
  const largest = Math.max(0, ...morris.map(({ muStar }) => muStar.value));
  const rows = morris.slice(0, 10).map(({ factor, mu, muStar, sigma }, i) => {
    const { low, high, standard, unit, assumption } = factors.find(({ path }) => path === factor)!;
    const range = `${givenNumber(low)} to ${givenNumber(high)} ${unit} (${givenNumber(standard)})`;
    const cells = [muStar, mu, sigma].map((each) => {
      const scale = scaleFor(outcome.unit, largest, halfWidth(each));
      return each === mu ? withInterval(each, scale) : levelWithInterval(each, scale);
    });
    return `| ${i + 1} | \`${factor}\` | ${range} | ${cells.join(" | ")} | ${assumption ? "yes" : "no"} |`;
  });
  return [
    `| | parameter | range (scenario) | μ*${unitNote(scaleFor(outcome.unit, largest, 0))} | μ | σ | assumption |`,
    "|---|---|---|---:|---:|---:|---|",
    ...rows,
  ].join("\n");
}

/** The unit behind a column's name; none for incidents, which the name says. */
function unitNote({ level, suffix }: Scale): string {
  const unit = (level === " %" ? level : suffix).trim();
  return unit === "" || unit === "incidents" ? "" : `, ${unit}`;
}

/** Runs with independent seeds that a pair is worth. */
function factorWords(factor: number | null): string {
  return factor === null ? "–" : decimal(factor, 0);
}
