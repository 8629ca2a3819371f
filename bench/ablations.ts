/**
 * `npm run ablations`: what each part of the model is worth, by taking it away or holding it still; writes docs/ablations.md.
 *
 * Paired runs of the five cases, with a placebo in every table: a change of no meaning that moves outcomes through chance alone. A part
 * counts as alive when its named outcome moves in the direction stated here by an interval that leaves out 0 and by more than five times
 * the placebo. About an hour on two cores. `-- --case beijing-c` makes one case and keeps the others' tables, also while another process
 * makes those. A look that writes nothing: `--replications 10`, `--days 365` and `--only "ties,forum"` (rows whose words hold one
 * of these, and the placebo) print the table.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ChoosingRole, type Experiment, formRuleIds, hourRuleIds, type RuleId, ruleIds } from "../src/model/experiment.ts";
import { rolesByKind } from "../src/model/kindLists.ts";
import { layerIds } from "../src/model/pairs.ts";
import { platformPointIds } from "../src/model/platform.ts";
import { type RunOutput, runModel } from "../src/model/run.ts";
import type { ModelSpecification } from "../src/model/specification.ts";
import { DAYS_PER_MONTH } from "../src/model/time.ts";
import { loadScenario } from "../src/scenario/load.ts";
import { nodeFiles } from "../src/study/nodeFiles.ts";
import { cutTable } from "./cutTies.ts";
import { estimate, words } from "./estimate.ts";

const cases = ["caotang-road", "tongxiang", "beijing-c", "taiyuan", "shanghai-smart"];
const DOCUMENT = "docs/ablations.md";
const { values: asked } = parseArgs({
  options: { case: { type: "string" }, replications: { type: "string" }, days: { type: "string" }, only: { type: "string" } },
});
const REPLICATIONS = Number(asked.replications ?? 30);
/** Looks that were taken while the model was made began at replication 0; the table is made of replications that none of them saw. */
const FIRST_REPLICATION = 200;
const DAYS = Number(asked.days ?? 730);
/** A look prints its tables; only the whole goes into the document. */
const isLook = asked.replications !== undefined || asked.days !== undefined || asked.only !== undefined;

/** Columns, which are the outcomes that rows may name: ids of the summary, `.mean` for the mean of a state over the horizon. */
const outcomes = [
  "hops-mean",
  "days-to-resolve-mean",
  "partner-found-share",
  "registered-volunteers.mean",
  "hazard-days-undetected",
  "preventable-incidents",
  "true-incidents",
] as const;
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
  /** The one case that the row is about; all where absent. */
  readonly only?: string;
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

const PLACEBO = "Placebo";

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

/** Choices of some rules, of all who choose or of some roles, held at what they were in the baseline of the same seed and month. */
const held =
  (rules: readonly RuleId[], roles?: readonly ChoosingRole[]) =>
  (specification: ModelSpecification, { choices }: RunOutput): ModelSpecification => {
    const those = (rule: RuleId) =>
      roles === undefined ? choices![rule] : Object.fromEntries(roles.map((role) => [role, choices![rule][role]]));
    return { ...specification, experiment: { held: Object.fromEntries(rules.map((rule) => [rule, those(rule)])) } };
  };

/**
 * What holding a rule is expected to move, stated before any run. The package asks more of everybody: who cannot answer to it keeps the
 * habits of the baseline.
 */
const rules: readonly (readonly [string, readonly RuleId[], Outcome, 1 | -1, (readonly ChoosingRole[])?])[] = [
  ["cooperation", ["cooperation"], "partner-found-share", -1],
  ["effort", ["effort"], "preventable-incidents", 1],
  ["hours of the police", ["police-hours"], "days-to-resolve-mean", 1],
  ["hours of the committee", hourRuleIds, "days-to-resolve-mean", 1, rolesByKind.ngo],
  // Who leads the forum takes the hours from cases: held, offices lead less and solve more.
  ["hours of offices", hourRuleIds, "partner-found-share", -1, rolesByKind.government],
  ["participation", ["participation"], "preventable-incidents", 1],
  // Packages pay others to patrol and give people things to talk about: held, they go on patrolling, and find more.
  ["forms of participation", formRuleIds, "hazard-days-undetected", -1],
];
/** Organisations of every kind choose how far they cooperate, which shows first in whether partners are found. */
const kindsHeld: readonly (readonly [string, readonly ChoosingRole[], Outcome, 1 | -1])[] = [
  ["government", rolesByKind.government, "partner-found-share", -1],
  ["police", rolesByKind.police, "partner-found-share", -1],
  ["enterprises", rolesByKind.enterprise, "partner-found-share", -1],
  ["NGOs and committee", rolesByKind.ngo, "partner-found-share", -1],
  ["residents", ["resident"], "preventable-incidents", 1],
];
const heldRows: readonly Ablation[] = [
  ...rules.map(([words, ids, outcome, direction, roles]): Ablation => {
    return { what: `Rule «${words}» held at its mean in the baseline`, arm: "package", outcome, direction, change: held(ids, roles) };
  }),
  ...kindsHeld.map(([words, roles, outcome, direction]): Ablation => {
    return { what: `All rules of ${words} held`, arm: "package", outcome, direction, change: held(ruleIds, roles) };
  }),
  {
    what: "Nobody gives hours to brokerage",
    arm: "package",
    outcome: "partner-found-share",
    direction: -1,
    change: under({ held: { "hours-brokerage": { "street-office": [0], "residents-committee": [0] } } }),
  },
];

/** Settings that diagnoses name, at another level in the baseline: what each is worth to the outcome that the cases name. */
const settings: readonly (readonly [string, keyof ModelSpecification["parameters"], string, (now: number) => number])[] = [
  ["One data system", "institutions", "dataSystems", () => 1],
  ["Property fees of 2,000 yuan", "resources", "propertyFee", () => 2000],
  ["60 yuan of programme money more per resident and year", "resources", "publicBudget", (now) => now + 60],
  ["Nothing settled by the authority alone (dominance 0)", "institutions", "governmentDominance", () => 0],
  ["An open process (openness 1)", "institutions", "openness", () => 1],
  ["Awareness of 0.8", "population", "awareness", () => 0.8],
  ["Two meetings of the forum a month", "institutions", "forumFrequency", () => 2],
];
const settingRows = settings.map(([what, group, name, level]): Ablation => {
  const change = (specification: ModelSpecification): ModelSpecification => {
    const values = specification.parameters[group] as Readonly<Record<string, number>>;
    return { ...specification, parameters: { ...specification.parameters, [group]: { ...values, [name]: level(values[name]) } } };
  };
  return { what, arm: "baseline", outcome: "true-incidents", direction: -1, change };
});

/** The platform where a package rests on it: without each of its points, and without all. */
const platformRows: readonly Ablation[] = [...platformPointIds.map((id) => [id]), platformPointIds].map((points) => ({
  what: points.length > 1 ? "Platform without any point" : `Platform without «${points[0]}»`,
  arm: "package",
  outcome: "preventable-incidents",
  direction: 1,
  change: under({ platformWithout: points }),
  only: "shanghai-smart",
}));

const both = ["baseline", "package"] as const;
export const ablations: readonly Ablation[] = [
  ...both.map((arm) => ({ what: PLACEBO, arm, outcome: "preventable-incidents", direction: 1, change: nudge }) as const),
  ...both.flatMap((arm): Ablation[] => [
    { what: "No information ties", arm, outcome: "hops-mean", direction: 1, change: under({ layers: { information: "empty" } }) },
    {
      what: "No joint-action ties",
      arm,
      outcome: "preventable-incidents",
      direction: 1,
      change: under({ layers: { "joint-action": "empty" } }),
    },
    // Days count only what was solved in the end; with fewer hours more is not solved at all.
    { what: "No resource ties", arm, outcome: "preventable-incidents", direction: 1, change: under({ layers: { resource: "empty" } }) },
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
    outcome: "partner-found-share",
    direction: -1,
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
  ...heldRows,
  ...settingRows,
  ...platformRows,
];

function readingsOf({ summaryKeys, summary }: RunOutput): Readings {
  const at = (id: string) => summaryKeys.findIndex(({ indicator, group }) => indicator === id && group === "all");
  return Object.fromEntries(outcomes.map((id) => [id, summary[at(id)]])) as unknown as Readings;
}

function specificationsOf(name: string): Record<"baseline" | "package", ModelSpecification> {
  const file = `scenarios/${name}.yaml`;
  const result = loadScenario(file, nodeFiles(file));
  if (!("scenario" in result)) throw new Error(`${file}: expected a valid scenario`);
  const find = (id: string) => ({ ...result.scenario.arms.find((arm) => arm.id === id)!.specification, horizonDays: DAYS });
  return { baseline: find("baseline"), package: find("package") };
}

/** Rows asked for; the placebo always. */
const parts = asked.only?.split(",");
const asWanted = ({ what }: Ablation) => what === PLACEBO || parts === undefined || parts.some((part) => what.includes(part));

/** One case: its table in Markdown. */
function tableOf(name: string): string {
  const arms = specificationsOf(name);
  const rows = ablations.filter((row) => asWanted(row) && (row.only ?? name) === name);
  const replications = Array.from({ length: REPLICATIONS }, (_, k) => FIRST_REPLICATION + k);
  const options = { recordEvery: DAYS_PER_MONTH, recordHazards: false, recordChoices: true };
  const say = (words: string) => process.stderr.write(`${name}: ${words}\n`);
  const baselines = replications.map((k) => runModel(arms.baseline, k, options));
  const asTheyAre = {
    baseline: baselines.map(readingsOf),
    package: replications.map((k) => readingsOf(runModel(arms.package, k, options))),
  };
  say(`${REPLICATIONS} pairs of ${DAYS} days, ${rows.length} rows`);
  const placebo: Partial<Record<"baseline" | "package", Readings>> = {};
  const lines = rows.map(({ what, arm, outcome, direction, change, against }, row) => {
    const differences = baselines.map((baseline, k) => {
      const changed = readingsOf(runModel(change(arms[arm], baseline), replications[k], options));
      const reference = against === undefined ? asTheyAre[arm][k] : readingsOf(runModel(against(arms[arm]), replications[k], options));
      return Object.fromEntries(outcomes.map((id) => [id, changed[id] - reference[id]])) as unknown as Readings;
    });
    const of = (id: Outcome) => estimate(differences.map((difference) => difference[id]));
    placebo[arm] ??= Object.fromEntries(outcomes.map((id) => [id, Math.abs(of(id).mean)])) as unknown as Readings;
    const { mean, half } = of(outcome);
    const beyond = Math.abs(mean) > half && Math.abs(mean) > 5 * placebo[arm][outcome];
    const verdict = what === PLACEBO ? "—" : !beyond ? "at placebo" : mean * direction > 0 ? "as stated" : "the other way";
    say(`${row + 1}/${rows.length} ${arm}, ${what}: ${outcome} ${words(of(outcome))}, ${verdict}`);
    const mark = (id: Outcome) => (id === outcome && what !== PLACEBO ? "**" : "");
    const cells = outcomes.map((id) => `${mark(id)}${words(of(id))}${mark(id)}`);
    return `| ${what} | ${arm} | ${what === PLACEBO ? "" : direction > 0 ? "+" : "−"} | ${cells.join(" | ")} | ${verdict} |`;
  });
  return [
    `| what is taken away or held | arm | stated | ${outcomes.join(" | ")} | verdict |`,
    `| --- | --- | --- | ${outcomes.map(() => "---").join(" | ")} | --- |`,
    ...lines,
    ...(parts === undefined ? ["", cutTable({ baseline: arms.baseline, replications, asItIs: baselines, placebo: nudge, say })] : []),
  ].join("\n");
}

/** Puts a case's table into the document as it stands by then: other processes may have written other cases meanwhile. */
function write(name: string, table: string): void {
  const text = readFileSync(DOCUMENT, "utf8");
  const { from, to } = placeOf(text, name);
  const made = `${new Date().toISOString().slice(0, 10)}; ${REPLICATIONS} pairs of ${DAYS} days.`;
  writeFileSync(DOCUMENT, `${text.slice(0, from)}\n\n${made}\n\n${table}\n\n${text.slice(to)}`);
}

function placeOf(text: string, name: string): { readonly from: number; readonly to: number } {
  const [start, end] = [`<!-- ablations:${name} -->`, `<!-- /ablations:${name} -->`];
  const [at, to] = [text.indexOf(start), text.indexOf(end)];
  if (at < 0 || to < at) throw new Error(`${DOCUMENT}: expected ${start} … ${end}`);
  return { from: at + start.length, to };
}

for (const name of asked.case === undefined ? cases : [asked.case]) {
  // A case that has no place in the document fails before its runs.
  placeOf(readFileSync(DOCUMENT, "utf8"), name);
  const table = tableOf(name);
  if (isLook) process.stdout.write(`${name}; ${REPLICATIONS} pairs of ${DAYS} days.\n\n${table}\n\n`);
  else write(name, table);
}
