/** Made-up result tables for the gallery: deterministic, shaped like real ones, with no model behind them. */
import type { ArmInfo, IndicatorInfo, LedgerRow, NetworkRow, ResultTables, SeriesRow, SummaryRow } from "../../src/tables/tables.ts";

export interface SyntheticSpec {
  readonly arms: readonly { readonly id: string; readonly label: string; readonly effect: number }[];
  readonly replications: number;
  readonly title?: string;
  readonly warnings?: readonly string[];
  readonly organisations?: number;
  readonly buildings?: number;
  readonly emergencies?: boolean;
  readonly periods?: number;
}

type Shape = readonly [
  id: string,
  label: string,
  unit: string,
  direction: IndicatorInfo["direction"],
  level: number,
  effect: number,
  noise: number,
  flow: boolean,
];

const shapes: readonly Shape[] = [
  ["true-incidents", "True incidents", "incidents", "lower", 96, -0.2, 0.1, true],
  ["harm", "Harm", "points", "lower", 210, -0.15, 0.16, true],
  ["days-to-resolve-median", "Median days to resolve", "days", "lower", 9.5, -0.35, 0.1, false],
  ["backlog", "Backlog", "cases", "lower", 44, -0.3, 0.2, false],
  ["sense-of-security", "Sense of security", "score 1–5", "higher", 3.3, 0.08, 0.02, false],
  ["satisfaction", "Satisfaction with handling", "score 1–5", "higher", 3.1, 0.02, 0.05, false],
  ["active-share", "Active residents", "share", "higher", 0.11, 0.6, 0.08, false],
  ["closure-gap", "Closure gap", "share", "lower", 0.19, -0.5, 0.1, false],
  ["cost", "Cost", "yuan", "lower", 118000, 0.5, 0.02, true],
];

const layers = ["information", "resource", "joint-action", "supervision"] as const;
const kinds = ["government", "police", "enterprise", "ngo"];
const kindNames: Readonly<Record<string, string>> = {
  government: "Subdistrict office",
  police: "Police station",
  enterprise: "Property firm",
  ngo: "Volunteers",
};
const forms = ["patrol", "deliberation", "help", "look"];
const ages = ["0–17", "18–34", "35–54", "55–69", "70+"];
const dimensions = ["starting-conditions", "facilitative-leadership", "institutional-design", "collaborative-process", "outcomes"];

/** Small deterministic generator (mulberry32), uniform in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function syntheticTables(spec: SyntheticSpec): ResultTables {
  const periods = spec.periods ?? 18;
  const tables = {
    scenario: {
      id: "synthetic",
      title: spec.title ?? "Caotang Road subdistrict (synthetic gallery data)",
      horizonDays: periods * 30,
      seed: "gallery",
      replications: spec.replications,
      warnings: spec.warnings ?? [],
    },
    arms: spec.arms.map((arm, i) => armInfo(arm, i, periods * 30, spec.emergencies === true)),
    indicators: indicators(),
    groupLabels: groupLabels(),
    organisations: organisations(spec.organisations ?? 18),
    buildings: buildings(spec.buildings ?? 60),
    summary: [] as SummaryRow[],
    series: [] as SeriesRow[],
    network: [] as NetworkRow[],
    ledger: [] as LedgerRow[],
    funding: spec.arms.slice(1).map(({ id, effect }) => lackedBy(id, effect, spec.replications)),
  };
  for (const arm of spec.arms) {
    for (let replication = 0; replication < spec.replications; replication += 1) {
      const random = generator(1000 + replication);
      addMain(tables, arm, replication, periods, random);
      addGroups(tables, arm, replication, periods, random);
      addPlaces(tables, arm, replication, random);
      if (replication < 3) addNetwork(tables, arm, replication, periods * 30);
      addLedger(tables, arm, replication, random);
      if (spec.emergencies) {
        const row = { arm: arm.id, replication, group: "all" };
        tables.summary.push({
          ...row,
          indicator: "emergency-loss",
          value: 420000 * (1 - 0.4 * arm.effect) * (0.8 + 0.4 * random()),
          unit: "yuan",
        });
        tables.summary.push({
          ...row,
          indicator: "emergency-mobilisation-hours",
          value: (7 - 3 * arm.effect) * (0.8 + 0.4 * random()),
          unit: "hours",
        });
      }
    }
  }
  return tables;
}

/** An arm lacks the more of what its measures are due the more it does. */
function lackedBy(arm: string, effect: number, n: number): NonNullable<ResultTables["funding"]>[number] {
  const around = (value: number) => ({ value, interval: n < 2 ? null : { low: 0.9 * value, high: 1.1 * value } });
  return { arm, n, due: around(90_000), lacked: around(40_000 * effect), months: around(12 * effect), shortRuns: effect > 0 ? n : 0 };
}

/** Tables of a study in which nothing was recorded. */
export function emptyTables(): ResultTables {
  const tables = syntheticTables({ arms: [{ id: "baseline", label: "Baseline", effect: 0 }], replications: 0 });
  return { ...tables, indicators: [], organisations: [], buildings: [], summary: [], series: [], network: [], ledger: [] };
}

type Tables = { -readonly [K in keyof ResultTables]: ResultTables[K] } & {
  summary: SummaryRow[];
  series: SeriesRow[];
  network: NetworkRow[];
  ledger: LedgerRow[];
};
type Arm = SyntheticSpec["arms"][number];

function addMain(tables: Tables, arm: Arm, replication: number, periods: number, random: () => number): void {
  for (const [id, , unit, , level, effect, noise, flow] of shapes) {
    let sum = 0;
    let last = 0;
    for (let period = 1; period <= periods; period += 1) {
      const onset = 1 / (1 + Math.exp(-(period - periods * 0.4)));
      last =
        level *
        (1 + effect * arm.effect * onset) *
        (1 + 0.12 * Math.sin(period / 2)) *
        (1 + noise * (random() - 0.5) * 2 + 0.03 * arm.effect * (random() - 0.5));
      if (id === "true-incidents") last = Math.round(last);
      sum += last;
      tables.series.push({ arm: arm.id, replication, day: period * 30, indicator: id, group: "all", value: last });
    }
    tables.summary.push({ arm: arm.id, replication, indicator: id, group: "all", value: flow ? sum : last, unit });
    if (!flow) tables.summary.push({ arm: arm.id, replication, indicator: `${id}.mean`, group: "all", value: sum / periods, unit });
  }
}

function addGroups(tables: Tables, arm: Arm, replication: number, periods: number, random: () => number): void {
  const put = (indicator: string, group: string, unit: string, level: (t: number) => number) => {
    for (let period = 1; period <= periods; period += 1) {
      const value = level(period / periods) * (1 + 0.04 * (random() - 0.5));
      tables.series.push({ arm: arm.id, replication, day: period * 30, indicator, group, value });
      if (period === periods) tables.summary.push({ arm: arm.id, replication, indicator, group, value, unit });
    }
  };
  kinds.forEach((kind, i) => {
    put("confidence", `kind:${kind}`, "score 1–5", (t) => 2.7 + 0.3 * i + 0.35 * arm.effect * t);
  });
  forms.forEach((form, i) => {
    put("active-share", `form:${form}`, "share", (t) => (0.09 / (i + 1)) * (1 + 0.7 * arm.effect * t));
  });
  ages.forEach((age, i) => {
    const value = (0.04 + 0.03 * i) * (1 + 0.5 * arm.effect) * (1 + 0.2 * (random() - 0.5));
    tables.summary.push({ arm: arm.id, replication, indicator: "active-share", group: `age:${age}`, value, unit: "share" });
  });
  dimensions.forEach((dimension, i) => {
    put("sfic", `dimension:${dimension}`, "index 0–1", (t) => 0.3 + 0.06 * i + 0.25 * arm.effect * t * (i === 0 ? 0.05 : 1));
  });
  put("reported-closure-share", "all", "share", (t) => 0.86 + 0.06 * t);
  put("true-closure-share", "all", "share", (t) => 0.64 + 0.2 * arm.effect * t);
}

function addPlaces(tables: Tables, arm: Arm, replication: number, random: () => number): void {
  for (const building of tables.buildings) {
    const spread = generator(Number(building.id.slice(1)) + 7)();
    const value = Math.floor((1 - 0.2 * arm.effect) * 40 * spread ** 4 + 3 * random());
    tables.summary.push({
      arm: arm.id,
      replication,
      indicator: "true-incidents",
      group: `building:${building.id}`,
      value,
      unit: "incidents",
    });
  }
}

function addNetwork(tables: Tables, arm: Arm, replication: number, horizonDays: number): void {
  const random = generator(77 + replication);
  const ids = tables.organisations.map((organisation) => organisation.id);
  for (const day of [0, horizonDays]) {
    for (const layer of layers) {
      const chance = (0.05 + 0.02 * layers.indexOf(layer)) * (day === 0 ? 1 : 1 + 1.2 * arm.effect);
      let ties = 0;
      ids.forEach((from, i) => {
        ids.slice(i + 1).forEach((to) => {
          const close = i < 3 ? 3 : 1;
          if (random() >= chance * close) return;
          ties += 1;
          tables.network.push({
            arm: arm.id,
            replication,
            day,
            layer,
            measure: "tie",
            actor: `${from}>${to}`,
            value: 0.2 + 0.8 * random(),
          });
        });
        tables.network.push({
          arm: arm.id,
          replication,
          day,
          layer,
          measure: "betweenness",
          actor: from,
          value: Math.max(0, (close(i) * random()) / 10),
        });
        tables.network.push({
          arm: arm.id,
          replication,
          day,
          layer,
          measure: "constraint",
          actor: from,
          value: 0.2 + 0.02 * i + 0.2 * random(),
        });
      });
      const pairs = (ids.length * (ids.length - 1)) / 2;
      tables.network.push({ arm: arm.id, replication, day, layer, measure: "density", actor: "", value: ties / pairs });
      tables.network.push({
        arm: arm.id,
        replication,
        day,
        layer,
        measure: "degree-centralisation",
        actor: "",
        value: 0.2 + 0.2 * random(),
      });
    }
  }
}

function close(index: number): number {
  return index < 3 ? 4 : 1;
}

function addLedger(tables: Tables, arm: Arm, replication: number, random: () => number): void {
  const effort = 1 + arm.effect;
  const book = (from: string, to: string, purpose: string, yuan: number) => {
    tables.ledger.push({ arm: arm.id, replication, month: 1, from, to, purpose, yuan });
  };
  const budget = 900000 * effort;
  book("source:government", "subdistrict", "grant", budget);
  book("source:property-fees", "property", "fees", 420000);
  book("source:donations", "volunteers", "donations", 60000 * effort * (0.9 + 0.2 * random()));
  book("subdistrict", "payee:staff", "grid-worker-pay", budget * 0.6);
  book("subdistrict", "payee:technology", "cameras-and-platform", budget * 0.3 * arm.effect);
  book("property", "payee:staff", "guards", 400000);
  book("volunteers", "payee:supplies", "patrol-supplies", 50000);
  if (arm.effect > 0) book("subdistrict", "payee:residents", "rewards", 80000 * arm.effect);
}

function armInfo(arm: Arm, index: number, horizon: number, emergencies: boolean): ArmInfo {
  const bar = (
    intervention: string,
    label: string,
    phase: "planning" | "construction" | "operation",
    from: number,
    to: number,
    strength: number,
  ) => ({
    intervention,
    label,
    phase,
    fromDay: from,
    toDay: Math.min(to, horizon),
    strength,
  });
  const start = 30 + 30 * (index % 4);
  const grid = [
    bar("grid", "Grid management", "planning", start, start + 60, 1),
    bar("grid", "Grid management", "construction", start + 60, start + 150, 1),
    bar("grid", "Grid management", "operation", start + 150, horizon, 0.8),
  ];
  const cameras = [
    bar("cameras", "Cameras and early warning", "planning", start + 30, start + 120, 1),
    bar("cameras", "Cameras and early warning", "construction", start + 120, start + 240, 1),
    bar("cameras", "Cameras and early warning", "operation", start + 240, horizon, 1),
  ];
  const events = emergencies ? [{ label: "Flood", day: Math.round(horizon * 0.62), days: 6 }] : [];
  return { id: arm.id, label: arm.label, timeline: arm.effect === 0 ? [] : arm.effect >= 1 ? [...grid, ...cameras] : grid, events };
}

function indicators(): IndicatorInfo[] {
  const main = shapes.map(([id, label, unit, direction]) => ({
    id,
    label,
    unit,
    direction,
    definition: `${label} (synthetic).`,
    family: "safety",
    main: true,
  }));
  const more: [string, string, string, IndicatorInfo["direction"], boolean][] = [
    ["confidence", "Confidence", "score 1–5", "higher", true],
    ["sfic", "SFIC index", "index 0–1", "higher", false],
    ["reported-closure-share", "Reported closure", "share", "none", false],
    ["true-closure-share", "True closure", "share", "higher", false],
    ["emergency-loss", "Loss in emergencies", "yuan", "lower", false],
    ["emergency-mobilisation-hours", "Hours until mobilised", "hours", "lower", false],
  ];
  return [
    ...main,
    ...more.map(([id, label, unit, direction, isMain]) => ({
      id,
      label,
      unit,
      direction,
      definition: `${label} (synthetic).`,
      family: "trust",
      main: isMain,
    })),
  ];
}

function groupLabels(): Record<string, string> {
  const labels: Record<string, string> = {
    "kind:government": "Government",
    "kind:police": "Police",
    "kind:enterprise": "Enterprises",
    "kind:ngo": "NGOs",
  };
  for (const form of forms) labels[`form:${form}`] = form.charAt(0).toUpperCase() + form.slice(1);
  for (const age of ages) labels[`age:${age}`] = `Age ${age}`;
  for (const dimension of dimensions)
    labels[`dimension:${dimension}`] = dimension.charAt(0).toUpperCase() + dimension.slice(1).replaceAll("-", " ");
  labels["community:c0"] = "草堂路社区";
  labels["community:c1"] = "Huanhua";
  return labels;
}

function organisations(n: number): ResultTables["organisations"] {
  return Array.from({ length: n }, (_, i) => {
    const kind = kinds[i % kinds.length]!;
    const label = i === 5 ? "草堂路派出所" : `${kindNames[kind]} ${Math.floor(i / kinds.length) + 1}`;
    return { id: `o${i}`, label, kind, community: i % 3 === 0 ? "street" : `c${i % 2}` };
  });
}

function buildings(n: number): ResultTables["buildings"] {
  const random = generator(5);
  return Array.from({ length: n }, (_, i) => {
    const community = i < n / 2 ? 0 : 1;
    return {
      id: `b${i}`,
      community: `c${community}`,
      grid: `g${i % 4}`,
      x: community * 430 + 380 * random(),
      y: 600 * random(),
      residents: 40 + Math.floor(60 * random()),
    };
  });
}
