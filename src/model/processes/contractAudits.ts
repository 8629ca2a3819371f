/**
 * Audits of purchases (monthly, with all other audits): whether hours that were bought were worked, and how well.
 *
 * They go along ties of supervision like any other, to the firm of the place that won; what a winner from elsewhere does is seen where it
 * is done. They take the supervisor's hours by the hours looked at. So a contract is worth what the buyer has people to look at it: no tie
 * or no hours, no audit. Bidders expect what supervisors of late had hours for.
 */
import { inForce } from "../agents/serviceAgency.ts";
import { rolesWith, sellers } from "../kindLists.ts";
import { pairOf, SUPERVISION } from "../pairs.ts";
import { type Contract, type Organisation, OUTSIDE, type World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";

const COMMANDS = rolesWith("command");

/** Bought work of a month: where it is seen, and which share of it is to be checked. */
export interface Purchase {
  readonly contract: Contract;
  readonly at: number;
  readonly asked: number;
  /** Strength of all ties of supervision to where it is seen. */
  readonly supervision: number;
}

/** With whom the work of a winner from elsewhere is seen: the street office, which buys. */
export function buyer({ organisations }: World): number {
  return Math.max(
    0,
    organisations.findIndex(({ role, staff }) => COMMANDS.has(role) && staff > 0),
  );
}

/** All contracts under which work is done. */
export function purchasesOf(world: World): Purchase[] {
  const { organisations, services, interventions, policy } = world;
  const found: Purchase[] = [];
  const take = (contract: Contract, place: number, asked: number) => {
    if (contract.hours <= 0 || !inForce(contract, world.day)) return;
    const at = contract.winner === OUTSIDE ? place : contract.winner;
    found.push({ contract, at, asked, supervision: supervisionOf(world, at) });
  };
  for (const { support, index } of organisations) take(support, index, policy.auditIntensity);
  for (const { works } of interventions) take(works.contract, buyer(world), policy.auditIntensity);
  for (const { id, sells } of sellers) {
    const first = organisations.find(({ role, posts }) => role === id && posts > 0);
    if (first !== undefined) take(services[sells], first.index, policy.contractAudit);
  }
  return found;
}

/** Calls with the hours under each contract that a supervisor is asked to look at this month. */
export function eachPurchaseAudit(
  world: World,
  purchases: readonly Purchase[],
  supervisor: Organisation,
  act: (contract: Contract, hours: number) => void,
): void {
  if (supervisor.staff <= 0) return;
  for (const { contract, at, asked, supervision } of purchases) {
    const part = partOf(world, at, supervisor, supervision);
    if (part > 0) act(contract, asked * part * contract.hours * DAYS_PER_MONTH);
  }
}

/** Share of work at a place that falls to a supervisor where all is asked: by the strength of its tie, divided between several. */
function partOf(world: World, at: number, supervisor: Organisation, all: number): number {
  // A street office looks itself at what is done in its own house.
  if (supervisor.index === at) return COMMANDS.has(supervisor.role) ? 1 : 0;
  const { pairs } = world;
  const pair = pairOf(pairs, at, supervisor.index);
  return pair < 0 ? 0 : partOver(world, pair, all);
}

/** The same over the pair of a place and a supervisor, of all the supervision there. */
function partOver({ pairs }: World, pair: number, all: number): number {
  const own = pairs.layers[SUPERVISION][pairs.reverse[pair]];
  return own > 0 ? (own * own) / all : 0;
}

/** Strength of all ties of supervision to a place. */
function supervisionOf({ pairs }: World, at: number): number {
  let all = 0;
  for (let pair = pairs.first[at]; pair < pairs.first[at + 1]; pair++) all += pairs.layers[SUPERVISION][pairs.reverse[pair]];
  return all;
}

/** Share of work at a place that a bidder expects to be checked, of what is asked. Only those who have to do with the place are gone through. */
export function expectedAudit(world: World, at: number, asked: number): number {
  const { pairs, organisations } = world;
  const all = supervisionOf(world, at);
  const own = organisations[at];
  let share = own.staff > 0 ? partOf(world, at, own, all) * own.auditFill : 0;
  for (let pair = pairs.first[at]; pair < pairs.first[at + 1]; pair++) {
    const supervisor = organisations[pairs.partner[pair]];
    if (supervisor.staff > 0) share += partOver(world, pair, all) * supervisor.auditFill;
  }
  return Math.min(1, asked * share);
}
