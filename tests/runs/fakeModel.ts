/** A model of three indicators for tests of the study room, and a scenario for it. Not a stand-in for the real one in any other test. */

import { runTables } from "../../src/folder/studyTables.ts";
import type { RunOutput } from "../../src/model/run.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { World } from "../../src/model/state.ts";
import type { Model } from "../../src/runs/executeTask.ts";
import type { ResolvedScenario } from "../../src/scenario/types.ts";

export const fakeModel: Model = (specification, replication, { recordEvery, recordHazards, afterDay }): RunOutput => {
  afterDay?.({ day: 0, interventions: [{ specification: { id: "patrols" }, due: 30, paid: 10 }] } as unknown as World);
  const effect = specification.interventions.length;
  const days: number[] = [];
  for (let day = recordEvery; day <= specification.horizonDays; day += recordEvery) days.push(day);
  const seriesKeys = [
    { indicator: "true-incidents", group: "all" },
    { indicator: "true-incidents", group: "category:dispute" },
  ];
  const series = Float64Array.from({ length: days.length * 2 }, (_, i) => (i === 1 ? Number.NaN : replication * 100 + i - effect));
  return {
    seriesKeys,
    days,
    series,
    summaryKeys: [
      { indicator: "true-incidents", group: "all", unit: "incidents" },
      { indicator: "cost", group: "all", unit: "yuan" },
      { indicator: "dark-share", group: "all", unit: "share" },
    ],
    summary: Float64Array.of(
      100 + replication * 3 - effect * (10 + (replication % 2)),
      5000 + effect * 1000,
      replication === 1 ? Number.NaN : 0.5,
    ),
    network: days.map((day) => ({ day, layer: "information", measure: "density", actor: "", value: 0.25 })),
    ledger: [{ month: 0, from: "source:government", to: "office", purpose: "=wages", yuan: -12.5 }],
    hazards: recordHazards ? fakeHazards() : null,
    residents: null,
    timeline: [{ intervention: "patrols", label: "Patrols", phase: "operation", fromDay: 0, toDay: 90, strength: 0.5 }],
    warnings: replication === 1 ? ["the office has nobody"] : [],
    profile: {},
  };
};

/** Two hazards, the first never detected; columns as hazards.csv has them. */
function fakeHazards(): RunOutput["hazards"] {
  const names = runTables.hazards.columns.slice(3).map(({ name }) => name);
  const first = [0, "garden", "garden-1", "garden-1-1", 0, 0, "dispute", 0.1, 0, 1, "", "", "", "", 0, 0, "", "", 0, 3, 2.5];
  const second = [
    1,
    "garden",
    "garden-2",
    "garden-2-1",
    60,
    0,
    '@fire, "big"',
    1 / 3,
    1,
    2,
    5,
    "patrol",
    "",
    "office",
    2,
    1,
    9,
    9,
    0,
    "",
    0,
  ];
  return { columns: names, rows: [first, second] };
}

/** A scenario of three arms (`baseline`, `one`, `two`) with as many interventions as the arm's place. */
export function fakeScenario(changes: Partial<ResolvedScenario> = {}): ResolvedScenario {
  const specification = (interventions: number): ModelSpecification =>
    ({
      id: "fake",
      title: "Fake",
      horizonDays: 90,
      seed: "1",
      communities: [
        { id: "garden", label: "Garden", residents: 10, households: 5, buildings: 2, grids: 2, hazardLevel: 1, elderlyShare: 0.2 },
      ],
      categories: [{ id: "dispute", label: "Disputes & quarrels", values: {} }],
      organisations: [{ id: "office", label: "Office", kind: "government", role: "street-office", community: "street", lead: ["dispute"] }],
      ties: [],
      parameters: {
        resources: { propertyFee: 1000, feeWillingness: 0.7 },
        wages: { propertyWorker: 80_000 },
        space: { buildingSpacing: 50, roadWidth: 40 },
      },
      interventions: Array.from({ length: interventions }, (_, i) => ({ id: `intervention-${i}` })),
      events: [],
    }) as unknown as ModelSpecification;
  return {
    id: "fake",
    title: "Fake",
    purpose: "",
    sources: [],
    seed: "1",
    replications: 4,
    horizonDays: 90,
    primaryOutcome: null,
    problems: [],
    arms: ["baseline", "one", "two"].map((id, interventions) => ({
      id,
      label: id,
      specification: specification(interventions),
      settings: [],
    })),
    warnings: [],
    files: ["fake.yaml"],
    ...changes,
  };
}
