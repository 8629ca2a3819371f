/** Specifications and worlds for tests of the model: the shipped base community, made small or bare, and a step-by-step run. */
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { nodeFiles } from "../../src/host/nodeFiles.ts";
import { digestColumns } from "../../src/kernel/columns.ts";
import { isDue } from "../../src/kernel/schedule.ts";
import { initialise } from "../../src/model/initialise.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { defaultValues } from "../../src/model/parameter.ts";
import type { Parameters } from "../../src/model/parameters/catalogue.ts";
import type { CategoryField } from "../../src/model/parameters/categories.ts";
import { setArrivalRates } from "../../src/model/processes/hazards.ts";
import { type RunOptions, type RunOutput, runModel } from "../../src/model/run.ts";
import { schedule } from "../../src/model/schedule.ts";
import type {
  CommunitySpecification,
  InterventionSpecification,
  ModelSpecification,
  OrganisationSpecification,
} from "../../src/model/specification.ts";
import type { World } from "../../src/model/state.ts";
import { loadScenario } from "../../src/scenario/load.ts";
import { formatProblems } from "../../src/scenario/text/problems.ts";

const basePath = fileURLToPath(new URL("../../scenarios/base/community.yaml", import.meta.url));

/** Parameter values by group and name. */
export type ParameterPatch = { readonly [Group in keyof Parameters]?: Partial<Parameters[Group]> };

let loaded: ModelSpecification | undefined;

/** The shipped community of 8,000 residents, through the scenario reader. */
export function baseSpecification(): ModelSpecification {
  if (loaded === undefined) {
    const result = loadScenario(basePath, nodeFiles(basePath));
    if ("problems" in result) throw new Error(formatProblems(result.problems));
    loaded = result.scenario.arms[0].specification;
  }
  return loaded;
}

/** The base community with the given number of residents, and places and staff in proportion. */
export function communityOf(residents: number, horizonDays: number, changes: Partial<ModelSpecification> = {}): ModelSpecification {
  const base = baseSpecification();
  const factor = residents / base.communities[0].residents;
  const count = (whole: number) => Math.max(1, Math.round(whole * factor));
  const [community] = base.communities;
  return {
    ...base,
    horizonDays,
    communities: [
      {
        ...community,
        residents,
        households: count(community.households),
        buildings: Math.max(2, count(community.buildings)),
        grids: Math.max(1, Math.min(8, count(community.grids))),
      },
    ],
    organisations: base.organisations.map((organisation) => ({ ...organisation, staff: organisation.staff * factor })),
    ...changes,
  };
}

/** The specification with some parameters changed. */
export function withParameters(specification: ModelSpecification, patch: ParameterPatch): ModelSpecification {
  const parameters = Object.fromEntries(
    Object.entries(specification.parameters).map(([group, values]) => [group, { ...values, ...patch[group as keyof Parameters] }]),
  ) as unknown as Parameters;
  return { ...specification, parameters };
}

/** The specification with some fields of all its categories changed. */
export function withCategoryFields(specification: ModelSpecification, fields: Partial<Record<CategoryField, number>>): ModelSpecification {
  return { ...specification, categories: specification.categories.map((entry) => ({ ...entry, values: { ...entry.values, ...fields } })) };
}

/** Only the first category, led by every organisation that led anything. */
export function withOneCategory(specification: ModelSpecification, fields: Partial<Record<CategoryField, number>>): ModelSpecification {
  const [category] = specification.categories;
  return {
    ...specification,
    categories: [{ ...category, values: { ...category.values, ...fields } }],
    organisations: specification.organisations.map((entry) => ({
      ...entry,
      lead: entry.lead.length > 0 ? [category.id] : [],
      support: entry.lead.length > 0 ? [] : [category.id],
    })),
  };
}

/** One use of an intervention with its default settings. */
export function useOf(intervention: string, changes: Partial<InterventionSpecification> = {}): InterventionSpecification {
  const entry = interventions.find(({ id }) => id === intervention);
  if (entry === undefined) throw new Error(`intervention ${intervention}: not in the catalogue`);
  return {
    id: intervention,
    intervention,
    startDay: 0,
    planningDays: entry.phases.planning,
    constructionDays: entry.phases.construction,
    endDay: null,
    strength: 1,
    trigger: null,
    values: defaultValues(entry.parameters),
    ...changes,
  };
}

/** An organisation with nobody in it. */
export function emptyOrganisation(changes: Partial<OrganisationSpecification> = {}): OrganisationSpecification {
  return {
    id: "inert",
    label: "Inert",
    kind: "government",
    role: "line-department",
    community: "street",
    staff: 0,
    hours: 5,
    skill: 1,
    lead: [],
    support: ["dispute"],
    dataSystem: "",
    budget: 0,
    serviceOrientation: 0.5,
    cooperation: 0.5,
    forumMember: false,
    ...changes,
  };
}

/** A community with one resident and no hazards. */
export function emptyCommunity(changes: Partial<CommunitySpecification> = {}): CommunitySpecification {
  return {
    id: "inert",
    label: "Inert",
    residents: 1,
    households: 1,
    buildings: 1,
    grids: 1,
    hazardLevel: 0,
    elderlyShare: 0.2,
    ...changes,
  };
}

/** A world on day 0 that has not lived a day: no warm-up, arrival rates as the starting guardianship sets them. */
export function freshWorld(specification: ModelSpecification, replication = 0): World {
  const world = initialise(specification, replication, false);
  setArrivalRates(world);
  return world;
}

/** One day of the world through the schedule; `between` runs before each process that is due. */
export function stepDay(world: World, day: number, between?: (process: string) => void): void {
  world.day = day;
  for (const entry of schedule) {
    if (!isDue(entry.every, day)) continue;
    between?.(entry.id);
    entry.run(world);
  }
}

/** A run together with the world at its end. */
export interface Finished {
  readonly output: RunOutput;
  readonly world: World;
}

/** Runs a specification with hazards recorded; `afterDay` may look at every day. */
export function run(specification: ModelSpecification, replication = 0, options: Partial<RunOptions> = {}): Finished {
  let world: World | undefined;
  const output = runModel(specification, replication, {
    recordEvery: 30,
    recordHazards: true,
    ...options,
    afterDay: (today) => {
      world = today;
      options.afterDay?.(today);
    },
  });
  return { output, world: world! };
}

/** Fingerprint of any table of numbers and words; a typed array counts by its bits, so NaN equals NaN and −0 is not 0. */
export function digest(value: unknown): string {
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify(value, (_, entry) =>
      ArrayBuffer.isView(entry) ? Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength).toString("base64") : entry,
    ),
  );
  return hash.digest("hex");
}

/** Fingerprint of everything a run hands out but its profile. */
export function digestOutput(output: RunOutput): string {
  return digest({ ...output, profile: null });
}

/** Fingerprint of all residents. */
export function digestResidents(world: World): string {
  return digestColumns(world.residents.table);
}

/** Fingerprints of what a run did, rows that name an intervention left out. */
export function traces({ output, world }: Finished) {
  const named = (group: string) => group.startsWith("intervention:");
  const columns = output.seriesKeys.map((_, k) => k).filter((k) => !named(output.seriesKeys[k].group));
  const width = output.seriesKeys.length;
  return {
    hazards: digest(output.hazards),
    residents: digestResidents(world),
    ledger: digest(output.ledger),
    network: digest(output.network),
    series: digest(Float64Array.from(output.days.flatMap((_, row) => columns.map((k) => output.series[row * width + k])))),
    summary: digest(Float64Array.from(output.summary).filter((_, k) => !named(output.summaryKeys[k].group))),
  };
}

/** Value of one summary row. */
export function summaryOf(output: RunOutput, indicator: string, group = "all"): number {
  const at = output.summaryKeys.findIndex((key) => key.indicator === indicator && key.group === group);
  if (at < 0) throw new Error(`summary ${indicator} (${group}): no such row`);
  return output.summary[at];
}
