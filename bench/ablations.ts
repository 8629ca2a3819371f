/**
 * `npm run ablations`: what each part of the model is worth, by taking it away or holding it still; writes docs/ablations.md.
 *
 * Paired runs of the five cases, with a placebo in every table: a change of no meaning that moves outcomes through chance alone. A part
 * counts as alive when its named outcome moves in the direction stated here by an interval that leaves out 0 and by more than five times
 * the placebo. About half an hour on two cores; `-- --case beijing-c` makes one case and keeps the others' tables.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { type Experiment, ruleIds } from "../src/model/experiment.ts";
import { layerIds } from "../src/model/pairs.ts";
import { type RunOutput, runModel } from "../src/model/run.ts";
import type { ModelSpecification } from "../src/model/specification.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { nodeFiles } from "../src/study/nodeFiles.ts";

const cases = ["caotang-road", "tongxiang", "beijing-c", "taiyuan", "shanghai-smart"];
const REPLICATIONS = 30;
const DAYS = 730;
/** Two-sided 95 % point of Student's t with 29 degrees of freedom. */
const T = 2.0452;
const DOCUMENT = "docs/ablations.md";

const outcomes = ["hops-mean", "days-to-resolve-mean", "partner-found-share", "preventable-incidents", "true-incidents"] as const;
type Outcome = (typeof outcomes)[number];
type Readings = Readonly<Record<Outcome, number>>;

interface Ablation {
  readonly what: string;
  readonly arm: "baseline" | "package";
  readonly outcome: Outcome;
  readonly direction: 1 | -1;
  /** The changed run, and what it is held against where that is not the arm as it is. */
  readonly change: (specification: ModelSpecification, baseline: RunOutput) => ModelSpecification;
  readonly against?: (specification: ModelSpecification) => ModelSpecification;
}

const under = (experiment: Experiment) => (specification: ModelSpecification) => ({ ...specification, experiment });
const allLayers = (state: "empty" | "full" | "frozen") => ({ layers: Object.fromEntries(layerIds.map((id) => [id, state])) });
const frozen = under(allLayers("frozen"));
const clear = (specification: ModelSpecification) => ({
  ...specification,
  parameters: {
    ...specification.parameters,
    institutions: { ...specification.parameters.institutions, responsibilityClarity: 1 },
    knowledge: { ...specification.parameters.knowledge, readShare: 1 },
  },
});

/** Three parameters nudged by 0.015 to 0.04 %. */
function nudge(specification: ModelSpecification): ModelSpecification {
  const { routing, handling, detection, ...others } = specification.parameters;
  return {
    ...specification,
    parameters: {
      ...others,
      routing: { ...routing, hopDays: routing.hopDays * 1.0002 },
      handling: { ...handling, recurrenceProbability: handling.recurrenceProbability * 1.0004 },
      detection: { ...detection, severityWeight: detection.severityWeight * 1.00015 },
    },
  };
}

const both = ["baseline", "package"] as const;
export const ablations: readonly Ablation[] = [
  ...both.map((arm) => ({ what: "Placebo", arm, outcome: "preventable-incidents", direction: 1, change: nudge }) as const),
  ...both.flatMap((arm): Ablation[] => [
    { what: "No information ties", arm, outcome: "hops-mean", direction: 1, change: under({ layers: { information: "empty" } }) },
    {
      what: "No joint-action ties",
      arm,
      outcome: "preventable-incidents",
      direction: 1,
      change: under({ layers: { "joint-action": "empty" } }),
    },
    { what: "No resource ties", arm, outcome: "days-to-resolve-mean", direction: 1, change: under({ layers: { resource: "empty" } }) },
    { what: "No ties at all", arm, outcome: "preventable-incidents", direction: 1, change: under(allLayers("empty")) },
  ]),
  { what: "All ties at full strength", arm: "baseline", outcome: "hops-mean", direction: -1, change: under(allLayers("full")) },
  {
    what: "All ties at full strength, every lead written and read",
    arm: "baseline",
    outcome: "hops-mean",
    direction: -1,
    change: (specification) => clear(under(allLayers("full"))(specification)),
    against: clear,
  },
  {
    what: "Ties of the start dealt to other owners (both held as they are)",
    arm: "baseline",
    outcome: "preventable-incidents",
    direction: 1,
    change: under({ permuteOwners: true, ...allLayers("frozen") }),
    against: frozen,
  },
  {
    what: "The first committee's ties cut",
    arm: "baseline",
    outcome: "preventable-incidents",
    direction: 1,
    change: (specification) =>
      under({ cut: specification.organisations.find(({ role }) => role === "residents-committee")!.id })(specification),
  },
  ...both.flatMap((arm): Ablation[] => [
    { what: "Forum talks and decides nothing", arm, outcome: "hops-mean", direction: 1, change: under({ forum: "talk" }) },
    { what: "No forum", arm, outcome: "hops-mean", direction: 1, change: under({ forum: "none" }) },
  ]),
  ...ruleIds.map(
    (rule): Ablation => ({
      what: `Rule «${rule}» held at its mean in the baseline`,
      arm: "package",
      outcome: "preventable-incidents",
      direction: 1,
      change: (specification, baseline) => ({ ...specification, experiment: { held: { [rule]: baseline.choices![rule] } } }),
    }),
  ),
];

function readingsOf({ summaryKeys, summary }: RunOutput): Readings {
  const at = (id: string) => summaryKeys.findIndex(({ indicator, group }) => indicator === id && group === "all");
  return Object.fromEntries(outcomes.map((id) => [id, summary[at(id)]])) as unknown as Readings;
}

/** Mean and half-width of a 95 % interval. */
function estimate(values: readonly number[]): { readonly mean: number; readonly half: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, half: T * Math.sqrt(variance / values.length) };
}

function specificationsOf(name: string): Record<"baseline" | "package", ModelSpecification> {
  const file = `scenarios/${name}.yaml`;
  const result = loadScenario(file, nodeFiles(file));
  if (!("scenario" in result)) throw new Error(`${file}: expected a valid scenario`);
  const find = (id: string) => ({ ...result.scenario.arms.find((arm) => arm.id === id)!.specification, horizonDays: DAYS });
  return { baseline: find("baseline"), package: find("package") };
}

/** One case: its table in Markdown. */
function tableOf(name: string): string {
  const arms = specificationsOf(name);
  const options = { recordEvery: DAYS, recordHazards: false, recordChoices: true };
  const baselines = Array.from({ length: REPLICATIONS }, (_, k) => runModel(arms.baseline, k, options));
  const asTheyAre = {
    baseline: baselines.map(readingsOf),
    package: Array.from({ length: REPLICATIONS }, (_, k) => readingsOf(runModel(arms.package, k, options))),
  };
  const placebo: Partial<Record<"baseline" | "package", Readings>> = {};
  const rows = ablations.map(({ what, arm, outcome, direction, change, against }) => {
    const differences = baselines.map((baseline, k) => {
      const changed = readingsOf(runModel(change(arms[arm], baseline), k, options));
      const reference = against === undefined ? asTheyAre[arm][k] : readingsOf(runModel(against(arms[arm]), k, options));
      return Object.fromEntries(outcomes.map((id) => [id, changed[id] - reference[id]])) as unknown as Readings;
    });
    const of = (id: Outcome) => estimate(differences.map((difference) => difference[id]));
    placebo[arm] ??= Object.fromEntries(outcomes.map((id) => [id, Math.abs(of(id).mean)])) as unknown as Readings;
    const { mean, half } = of(outcome);
    const beyond = Math.abs(mean) > half && Math.abs(mean) > 5 * placebo[arm][outcome];
    const verdict = what === "Placebo" ? "—" : !beyond ? "at placebo" : mean * direction > 0 ? "as stated" : "the other way";
    process.stdout.write(`${name}, ${arm}, ${what}: ${verdict}\n`);
    const cell = (id: Outcome) =>
      `${id === outcome && what !== "Placebo" ? "**" : ""}${words(of(id))}${id === outcome && what !== "Placebo" ? "**" : ""}`;
    return `| ${what} | ${arm} | ${direction > 0 ? "+" : "−"} | ${outcomes.map(cell).join(" | ")} | ${verdict} |`;
  });
  return [
    `| what is taken away or held | arm | stated | ${outcomes.join(" | ")} | verdict |`,
    `| --- | --- | --- | ${outcomes.map(() => "---").join(" | ")} | --- |`,
    ...rows,
  ].join("\n");
}

function words({ mean, half }: { readonly mean: number; readonly half: number }): string {
  const digits = Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(Math.max(half, 1e-9)))));
  return `${mean < 0 ? "−" : "+"}${Math.abs(mean).toFixed(digits)} ± ${half.toFixed(digits)}`;
}

const wanted = process.argv.includes("--case") ? [process.argv[process.argv.indexOf("--case") + 1]] : cases;
for (const name of wanted) {
  const text = readFileSync(DOCUMENT, "utf8");
  const [start, end] = [`<!-- ablations:${name} -->`, `<!-- /ablations:${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${DOCUMENT}: expected ${start} … ${end}`);
  const made = `${new Date().toISOString().slice(0, 10)}; ${REPLICATIONS} pairs of ${DAYS} days.`;
  writeFileSync(DOCUMENT, `${text.slice(0, from + start.length)}\n\n${made}\n\n${tableOf(name)}\n\n${text.slice(to)}`);
}
