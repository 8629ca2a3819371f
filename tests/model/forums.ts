/** A forum in a small place in which nothing hurts anybody yet, no opinion stands beside worth, and hurts that are put into it by hand. */

import { FORUM_FUND } from "../../src/model/accounts.ts";
import { decisionKinds, enterDecision } from "../../src/model/forumDecisions.ts";
import { pairOf } from "../../src/model/pairs.ts";
import { decide } from "../../src/model/processes/forum.ts";
import { carryOut } from "../../src/model/processes/implementation.ts";
import type { ModelSpecification } from "../../src/model/specification.ts";
import type { Organisation, Policy, World } from "../../src/model/state.ts";
import { cast, categoryOf, strangers } from "./walks.ts";
import { communityOf, type ParameterPatch } from "./worlds.ts";

export type Name = keyof ReturnType<typeof cast>;

/** The agenda is never cut short, all come, nobody has opinions, all take note; sizes that can be reckoned with by hand. */
const clear: ParameterPatch = {
  forum: {
    issuesPerMeeting: 20,
    conflict: 0,
    deliberationPull: 1,
    rounds: 3,
    weakVoice: 0.4,
    pledgePrice: 1,
    draftHours: 6,
    strayHours: 1,
    leadBurden: 0.25,
    dataHours: 30,
    pledgeHours: 60,
    hotPlaceHours: 2,
    fundPerDecision: 6000,
    hourPrice: 40,
    othersQueue: 0.25,
    needWorth: 0.5,
    openBooksHours: 0.5,
    openEnough: 0.5,
    openGain: 0.5,
    openFading: 0.25,
    callBackRate: 0.5,
    carryMonths: 3,
    enough: 0.5,
    expectationRate: 0.25,
    noteShare: 1,
    prepareHours: 0,
    tolerance: 0,
    quorum: 0,
    aloneMonths: 1,
    operationGuard: 0.5,
  },
  // Everybody comes.
  collaboration: { attendance: 1, attendanceLoad: 0 },
  partnership: { loadThreshold: 0.5 },
  routing: { reentryHours: 0.5 },
  // A person costs 6000 yuan in 30 days.
  wages: { official: 73_000, auxiliary: 73_000, propertyWorker: 73_000, guard: 73_000, committeeWorker: 73_000, socialWorker: 73_000 },
};

/** Members with all settings of the forum plain: it meets often, half must agree, no talk, no leadership, no dominance, no fund, nothing open. */
export function forumOf(
  members: readonly Name[],
  {
    patch = {},
    policy = {},
    changes = {},
  }: { patch?: ParameterPatch; policy?: Partial<Policy>; changes?: Partial<ModelSpecification> } = {},
): World {
  const groups = [...new Set([...Object.keys(clear), ...Object.keys(patch)])] as (keyof ParameterPatch)[];
  const merged = Object.fromEntries(groups.map((group) => [group, { ...clear[group], ...patch[group] }]));
  const world = strangers(merged, { ...severalGrids(), ...changes });
  const who = cast(world);
  for (const organisation of world.organisations) {
    organisation.forumMember = members.some((name) => who[name] === organisation);
    Object.assign(organisation, { hours: 5 });
    organisation.backlogHours = organisation.heldNot = organisation.owed = organisation.undertaken = organisation.asked = 0;
  }
  world.knowledge.strayed.fill(0);
  world.field.recorded.fill(0);
  world.field.onBooks.fill(0);
  world.pairs.refused.fill(0);
  world.accounts.clear();
  Object.assign(world.policy, {
    forumFrequency: 8,
    governmentDominance: 0,
    facilitation: 0,
    deliberation: 0,
    decisionRule: 0.5,
    interestDivergence: 0.5,
    forumFund: 0,
    openness: 0,
    platformCoverage: 0,
    dataSystems: 1,
    ...policy,
  });
  return world;
}

/** The small community with some grids among its eight buildings. */
function severalGrids(grids = 3): Pick<ModelSpecification, "communities"> {
  const [community] = communityOf(800, 1).communities;
  return { communities: [{ ...community, grids, buildings: 8 }] };
}

/** Two communities with a committee and a property company each, and a grid for every building. */
export function twoCommunities(): Partial<ModelSpecification> {
  const { organisations } = communityOf(800, 1);
  const { communities } = severalGrids(8);
  const second = organisations
    .filter(({ community }) => community !== "street")
    .map((entry) => ({ ...entry, id: `${entry.id}-east`, community: "east" }));
  return { communities: [...communities, { ...communities[0], id: "east", label: "East" }], organisations: [...organisations, ...second] };
}

/** Cases of a category that strayed with an organisation. */
export function stray({ knowledge, categories }: World, { index }: Organisation, category: number, cases: number, matter = 0): void {
  knowledge.strayed[(index * categories.length + category) * knowledge.matters + matter] = cases;
}

/** Cases handed from one to another. */
export function handOver({ pairs, categories }: World, from: Organisation, to: Organisation, cases: number, category = 0): void {
  pairs.handed[pairOf(pairs, from.index, to.index) * categories.length + category] = cases;
}

/** Cases of late that stand in an organisation's books, by default in the first grid. */
export function onBooks({ field, place }: World, { index }: Organisation, cases: number, grid = 0): void {
  field.onBooks[index * place.gridCount + grid] = cases;
}

export function fill({ accounts }: World, yuan: number): void {
  accounts.book(0, "source:test", FORUM_FUND, "test", yuan);
}

/** What is under way, in the order in which it was adopted. */
export function underWayIn({ decisions }: World): [kind: string, about: number, other: number][] {
  return [...decisions.kind].flatMap((kind, place) =>
    kind < 0 ? [] : [[decisionKinds[kind], decisions.about[place], decisions.with[place]] as [string, number, number]],
  );
}

/** Hours still to come of a decision, by index of organisation, those of none left out. */
export function pledgesOf({ decisions, organisations }: World, place = 0): Map<number, number> {
  const hours = organisations.map(({ index }) => [index, decisions.pledged[place * organisations.length + index]] as const);
  return new Map(hours.filter(([, each]) => each !== 0));
}

/** Puts a decision under way with what some pledged for it. */
export function adopt(
  world: World,
  kind: number,
  pledges: readonly (readonly [Organisation, number])[],
  about = -1,
  other = -1,
  gains: ReadonlyMap<number, number> = new Map(),
): boolean {
  const hours = new Map(pledges.map(([{ index }, each]) => [index, each]));
  const bound = pledges.map(([{ index }]) => index);
  const present = world.organisations.filter(({ forumMember }) => forumMember).map(({ index }) => index);
  const proposal = { kind, proposer: bound[0] ?? -1, about, with: other, gains, pledges: hours };
  return enterDecision(
    world.decisions,
    { proposal, bound, present, months: world.parameters.forum.carryMonths },
    world.organisations.length,
  );
}

/** Everybody is committed so far, and has time. */
export function commit({ organisations }: World, commitment: number): void {
  for (const organisation of organisations) Object.assign(organisation, { commitment, utilisation: 0 });
}

export function months(world: World, count: number): void {
  for (let month = 0; month < count; month++) carryOut(world);
}

/** Outcome of one meeting on one agenda. */
export function meet(world: World, day = 29) {
  world.day = day;
  world.decisions.kind.fill(-1);
  world.decisions.pledged.fill(0);
  world.decisions.present.fill(0);
  decide(world);
  const { proposals, adopted, acceptability, rounds } = world.forum;
  return { proposals, adopted, acceptability, rounds };
}

export { cast, categoryOf };
