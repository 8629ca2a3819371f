/** Small catalogues, a file source in memory and a good scenario, for the tests of this room. */
import { assumption, evidence, type ParameterSpecifications } from "../../src/model/parameter.ts";
import { between, halfToDouble } from "../../src/model/plausible.ts";
import type { Catalogues } from "../../src/scenario/format/catalogues.ts";
import { scenarioLoader } from "../../src/scenario/reader.ts";
import { formatProblems } from "../../src/scenario/text/problems.ts";
import type { FileSource, LoadResult, ResolvedScenario, ScenarioOverrides } from "../../src/scenario/types.ts";

const guess = assumption("made up for tests");

const entry = (value: number, unit: string, min: number, max: number) => ({
  default: value,
  unit,
  min,
  max,
  meaning: `A ${unit}.`,
  source: guess,
  plausible: halfToDouble(),
});

const specifications: ParameterSpecifications = {
  gainRate: {
    default: 0.01,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Confidence gained by a good contact.",
    source: evidence("V", "Skogan 2006", { setting: "elsewhere" }),
    plausible: between(0.005, 0.02, "Skogan 2006 [V]"),
  },
  memory: entry(90, "days", 1, 3650),
};

export const catalogues: Catalogues = {
  parameterGroups: [
    { group: "trust", title: "Trust", specifications },
    {
      group: "handling",
      title: "Handling",
      specifications: { wage: entry(90_000, "yuan/year", 0, 1e6), visits: entry(0.1, "per day", 0, 5), effort: entry(2, "hours", 0, 24) },
    },
  ],
  categoryFields: { baseRate: entry(50, "per 1000 residents and year", 0, 2000), latentShare: entry(0, "share", 0, 1) },
  defaultCategories: [
    { id: "dispute", label: "Disputes", values: { baseRate: 60, latentShare: 0.8 } },
    { id: "property-crime", label: "Property crime", values: { baseRate: 40, latentShare: 0 } },
  ],
  interventions: [
    {
      id: "forum",
      title: "Forum",
      summary: "People talk.",
      parameters: { meetings: entry(1, "per month", 0, 8) },
      phases: { planning: 30, construction: 30 },
    },
    {
      id: "information-sharing",
      title: "Information sharing",
      summary: "One platform.",
      parameters: { openness: entry(0.4, "share", 0, 1), licence: entry(50_000, "yuan/year", 0, 1e7) },
      phases: { planning: 60, construction: 180 },
    },
  ],
  indicatorIds: ["true-incidents", "sfic"],
  observableIds: ["backlog", "satisfaction"],
  eventTypes: ["flood", "epidemic"],
  organisationKinds: ["government", "police", "enterprise", "ngo"],
  usualKinds: ["government", "police"],
  rolesByKind: {
    government: ["street-office"],
    police: ["police-station"],
    enterprise: ["property-company"],
    ngo: ["residents-committee", "volunteer-team"],
  },
  tieLayers: ["information", "joint-action"],
};

/** A complete scenario without arms. */
export const good = `title: A small place
purpose: To test the reader.
horizon: 3 years
place:
  communities:
    north: { residents: 800, households: 300, buildings: 6, grids: 2 }
organisations:
  office:
    kind: government
    role: street-office
    community: street
    staff: 6
    hours: 7 hours/day
    mandate: { lead: [dispute] }
    budget: 120000 yuan/year
  police:
    kind: police
    role: police-station
    staff: 4
    hours: 7 hours/day
    mandate: { lead: [property-crime], support: [dispute] }
`;

const load = scenarioLoader(catalogues);

/** Files by name; everything lies in one folder, and \`../\` leaves it. */
export function memoryFiles(files: Readonly<Record<string, string | Uint8Array>>): FileSource {
  return {
    read(path) {
      const file = Object.hasOwn(files, path) ? files[path] : undefined;
      if (file === undefined) return { failure: "missing" };
      return { bytes: typeof file === "string" ? new TextEncoder().encode(file) : file };
    },
    resolve: (_from, relative) => (relative.startsWith("..") || relative.startsWith("/") ? null : relative),
  };
}

/** Loads \`case.yaml\` from its text, with further files beside it. */
export function loadText(
  text: string | Uint8Array,
  overrides?: ScenarioOverrides,
  others: Readonly<Record<string, string>> = {},
): LoadResult {
  return load("case.yaml", memoryFiles({ ...others, "case.yaml": text }), overrides);
}

/** The scenario of a text that has no errors. */
export function resolved(text: string, overrides?: ScenarioOverrides, others?: Readonly<Record<string, string>>): ResolvedScenario {
  const result = loadText(text, overrides, others);
  if ("problems" in result) throw new Error(formatProblems(result.problems));
  return result.scenario;
}

/** All that is said about a text. */
export function said(text: string | Uint8Array, overrides?: ScenarioOverrides, others?: Readonly<Record<string, string>>): string {
  const result = loadText(text, overrides, others);
  return formatProblems("problems" in result ? result.problems : result.scenario.warnings);
}
