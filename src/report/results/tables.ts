/** Tables of docs/results.md: effects by arm, contributions of measures, parameters that move the outcome most. */
import type { AttributionResult, CompareResult, SensitivityResult } from "../../study/analysis/results.ts";
import { estimate, plain, short } from "./cells.ts";

/** Outcomes shown beside the one that a case is judged by. */
const shown = ["true-incidents", "days-to-resolve-median", "sense-of-security", "confidence-police", "active-share", "cost"];

/** Baseline means and paired differences; for the primary outcome the interval that holds for all arms at once. */
export function effectsTable({ arms, outcomes, effects: all, primary }: CompareResult): string {
  const columns = [...new Set([primary, ...shown])].flatMap((id) => outcomes.filter((outcome) => outcome.id === id));
  const scale = (unit: string) => (unit === "share" ? 100 : unit === "yuan" ? 0.001 : 1);
  const unitWords = (unit: string) =>
    unit === "share" ? ", %" : unit === "yuan" ? ", thousand yuan" : unit === "incidents" ? "" : `, ${unit}`;
  const row = (arm: string, cell: (outcome: (typeof columns)[number]) => string, last = "") =>
    `| ${arm} | ${columns.map(cell).join(" | ")} | ${last} |`;
  const effect = (arm: string, outcome: string) => all.find((each) => each.arm === arm && each.outcome === outcome);
  const first = arms[1].id;
  return [
    row("arm", ({ label, unit }) => `${label}${unitWords(unit)}`, "variance-reduction factor"),
    `|---|${columns.map(() => "---:").join("|")}|---:|`,
    row("baseline, mean", ({ id, unit }) => plain((effect(first, id)?.baselineMean ?? Number.NaN) * scale(unit))),
    ...arms.slice(1).map(({ id: arm }) => {
      const cell = ({ id, unit }: (typeof columns)[number]) => {
        const found = effect(arm, id);
        if (found === undefined) return "–";
        return estimate({ value: found.difference, interval: found.simultaneous ?? found.interval }, scale(unit));
      };
      return row(`\`${arm}\``, cell, effect(arm, primary)?.varianceReductionFactor?.toFixed(0) ?? "–");
    }),
  ].join("\n");
}

/** Shapley values for each outcome, and the mechanisms of the package. */
export function attributionTables({ outcomes, measures, mechanisms, method, replications, arm }: AttributionResult): string {
  const label = new Map(measures.map((measure) => [measure.id, measure.label]));
  const how = method === "exact" ? "all sub-packages" : "sampled orders";
  const head = `| measure | ${outcomes.map(({ outcome }) => `${outcome.label}, Shapley value`).join(" | ")} |`;
  const rows = measures.map(({ id }) => {
    const cells = outcomes.map(({ values }) => estimate(values.find(({ measure }) => measure === id)!, 1));
    return `| ${label.get(id)} | ${cells.join(" | ")} |`;
  });
  const total = `| **whole package** | ${outcomes.map((each) => `**${estimate(each.total, 1)}**`).join(" | ")} |`;
  const whole = mechanisms.find((each) => each.arm.id === arm.id);
  const parts = whole === undefined ? [] : whole.parts.map((part) => `| ${part.label} | ${estimate(part, 1)} |`);
  return [
    `${replications} replications, ${how}.`,
    "",
    ...[head, `|---|${outcomes.map(() => "---:").join("|")}|`, ...rows, total],
    "",
    ...["| how true incidents changed | incidents |", "|---|---:|", ...parts],
    ...(whole === undefined ? [] : [`| **together** | **${estimate(whole.total, 1)}** |`]),
  ].join("\n");
}

/** The ten parameters with the largest μ*. */
export function screeningTable({ morris, factors }: SensitivityResult): string {
  const rows = morris.slice(0, 10).map(({ factor, mu, muStar, sigma }, i) => {
    const { low, high, standard, unit, assumption } = factors.find(({ path }) => path === factor)!;
    const range = `${short(low)} to ${short(high)} ${unit} (${short(standard)})`;
    const cells = [muStar, mu, sigma].map((each) => estimate(each, 1, each === mu));
    return `| ${i + 1} | \`${factor}\` | ${range} | ${cells.join(" | ")} | ${assumption ? "yes" : "no"} |`;
  });
  return ["| | parameter | range (scenario) | μ* | μ | σ | assumption |", "|---|---|---|---:|---:|---:|---|", ...rows].join("\n");
}
