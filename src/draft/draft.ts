/**
 * A scenario begun for a place: what was asked, and the place and organisations of a case scaled to its residents.
 *
 * Staff follows residents, by the rates of the case that it begins with; what a community has (households, buildings, grids) does too. A
 * committee for each community of at most as many residents as committees in print have.
 */

import { nodeFiles } from "../host/nodeFiles.ts";
import { settingLevels } from "../methods/place/levels.ts";
import { loadScenario } from "../scenario/load.ts";
import { readTree } from "../scenario/text/extend.ts";
import { find, type MapNode, type Node } from "../scenario/text/tree.ts";
import { parseNumber } from "../scenario/text/units.ts";
import type { DiagnosedProblem, ResolvedArm } from "../scenario/types.ts";

/** What is known of the place. */
export interface DraftPlan {
  /** Name for people. */
  readonly place: string;
  readonly residents: number;
  readonly communities: number;
  /** `community` for the base, else a case that comes with cosafe. */
  readonly start: string;
  /** Ids of `placeProblems`. */
  readonly problems: readonly string[];
}

/** Fewer make no community, more are no street. */
export const LEAST_RESIDENTS = 100;
export const MOST_RESIDENTS = 1_000_000;
/** The base that is no case. */
export const BASE_START = "community";

const USUAL_COMMUNITY = 8000;
const largestCommunity = settingLevels.find(({ id }) => id === "committee-size")!.high;

/** Communities of some 8,000 residents, and of no more than committees in print have. */
export function usualCommunities(residents: number): number {
  return Math.max(1, Math.round(residents / USUAL_COMMUNITY), Math.ceil(residents / largestCommunity));
}

/** An organisation of the case: rates, and where it works in a place of any number of communities. */
export interface StartOrganisation {
  readonly id: string;
  readonly label: string;
  readonly role: string;
  /** One for the street, or one per community. */
  readonly scope: "street" | "each";
  /** Whether the case ties it to a community of its own, so that the file must say where it works. */
  readonly isRelocated: boolean;
  /** Full-time people of all its copies per resident of the case. */
  readonly perResident: number;
  /** Yuan a year per full-time person; 0 where it has no budget of its own. */
  readonly budgetPerPost: number;
}

/** What a scenario begins with. */
export interface Start {
  readonly id: string;
  readonly title: string;
  /** Averages over the case's communities, per resident. */
  readonly households: number;
  readonly buildings: number;
  readonly grids: number;
  readonly elderlyShare: number;
  readonly hazardLevel: number;
  readonly communityIds: readonly string[];
  readonly organisations: readonly StartOrganisation[];
  readonly baseline: ResolvedArm;
  readonly armIds: readonly string[];
  readonly problems: readonly DiagnosedProblem[];
  /** Stated references of staff and budgets, by problem and path, per resident of the case. */
  readonly references: readonly { readonly problem: string; readonly path: string; readonly perResident: number; readonly unit: string }[];
}

const read = new Map<string, Start>();

/** What begins with `cosafe:<id>`, read once. Throws where cosafe does not come with it. */
export function startOf(id: string): Start {
  const start = read.get(id) ?? readStart(id);
  read.set(id, start);
  return start;
}

function readStart(id: string): Start {
  const path = `cosafe:${id}`;
  const files = nodeFiles(path);
  const loaded = loadScenario(path, files, {});
  const { tree } = readTree(path, files, []);
  if ("problems" in loaded || tree === null) throw new Error(`${path} cannot be read`);
  const { title, arms, problems } = loaded.scenario;
  const [baseline] = arms;
  const { communities } = baseline.specification;
  const residents = total(communities.map((one) => one.residents));
  const weighted = (value: (one: (typeof communities)[number]) => number) =>
    total(communities.map((one) => value(one) * one.residents)) / residents;
  return {
    id,
    title,
    households: total(communities.map((one) => one.households)) / residents,
    buildings: total(communities.map((one) => one.buildings)) / residents,
    grids: total(communities.map((one) => one.grids)) / residents,
    elderlyShare: weighted((one) => one.elderlyShare),
    hazardLevel: weighted((one) => one.hazardLevel),
    communityIds: [...entriesOf(tree, "place", "communities").keys()],
    organisations: organisations(tree, communities.length, residents),
    baseline,
    armIds: arms.map((arm) => arm.id),
    problems,
    references: statedReferences(tree, residents),
  };
}

/** Communities that the committee or a property firm of a case shares are one each here, as every community has its own. */
function organisations(tree: MapNode, communities: number, residents: number): StartOrganisation[] {
  return [...entriesOf(tree, "organisations")].flatMap(([id, { node }]) => {
    if (node.kind !== "map") return [];
    const written = scalar(node, "community") ?? "each";
    const role = scalar(node, "role") ?? "";
    const scope = written === "street" && role !== "residents-committee" ? "street" : "each";
    const staff = parseNumber(scalar(node, "staff") ?? "0") ?? 0;
    const budget = parseNumber((scalar(node, "budget") ?? "0").split(" ")[0]) ?? 0;
    return {
      id,
      label: scalar(node, "label") ?? id,
      role,
      scope,
      isRelocated: scope === "each" && written !== "each",
      perResident: (staff * (written === "each" ? communities : 1)) / residents,
      budgetPerPost: staff > 0 ? budget / staff : 0,
    };
  });
}

/** References that grow with a place: staff and budgets of organisations. */
function statedReferences(tree: MapNode, residents: number): Start["references"] {
  return [...entriesOf(tree, "problems")].flatMap(([problem, { node }]) =>
    [...entriesOf(node, "reference")].flatMap(([path, entry]) => {
      if (!/^organisations\..*\.(staff|budget)$/.test(path) || entry.node.kind !== "scalar") return [];
      const [number, ...unit] = entry.node.text.split(" ");
      return { problem, path, perResident: (parseNumber(number) ?? 0) / residents, unit: unit.join(" ") };
    }),
  );
}

function entriesOf(node: Node, ...path: string[]): MapNode["entries"] {
  const found = find(node, path);
  return found?.kind === "map" ? found.entries : new Map();
}

function scalar(node: Node, key: string): string | null {
  const found = find(node, [key]);
  return found?.kind === "scalar" ? found.text : null;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
