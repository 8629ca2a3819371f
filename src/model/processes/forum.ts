/**
 * Forum decisions (monthly): an agenda of what hurts, talk, and a rule of how many must agree (M13, M14).
 *
 * A member's position is what a proposal is worth to it less what its pledge would cost, in hours a month, and what else it thinks of it;
 * talk draws positions together; the rule decides (Choi & Robertson 2014 [V]). Dominance is the share of matters that the authority settles
 * alone: faster, from its own list, and without others' pledges behind them.
 */
import { FORUM_FUND } from "../accounts.ts";
import { enter, JOINT_OPERATION, type Proposal, WRITE_DOWN } from "../forumDecisions.ts";
import { kindOf } from "../kindLists.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../time.ts";
import { forumMembers } from "./collaboration.ts";
import { SAFETY_FUND } from "./policy.ts";
import { proposalsOf } from "./proposals.ts";

/** Steps of the forum's draws; a month is added. */
const DRAW = { items: 1_000_000, dominance: 2_000_000, opinion: 3_000_000 } as const;

export function decide(world: World): void {
  const { forum, policy, parameters, streams, day, period, specification } = world;
  forum.proposals = forum.adopted = forum.acceptability = forum.rounds = 0;
  const members = forumMembers(world);
  const mode = specification.experiment?.forum;
  if (members.length < 2 || mode !== undefined) return;
  fillForumFund(world);
  const items = streams.forum.poisson(policy.forumFrequency * parameters.forum.issuesPerMeeting, DRAW.items + day, 0);
  const agenda = items > 0 ? agendaOf(world, members) : [];
  for (let n = 0; n < items && agenda.length > 0; n++) {
    const alone = streams.forum.bernoulli(policy.governmentDominance, DRAW.dominance + day, n);
    const at = alone ? agenda.findIndex((each) => kindOf(world.organisations[each.proposer]).hasAuthority) : 0;
    if (at < 0) continue; // the authority has nothing on its list
    const [proposal] = agenda.splice(at, 1);
    treat(world, proposal, members, alone);
  }
  period.proposals += forum.proposals;
  period.adopted += forum.adopted;
  if (forum.proposals === 0) return;
  forum.acceptability /= forum.proposals;
  forum.rounds /= forum.proposals;
}

/** Programme money set aside for the forum. */
function fillForumFund(world: World): void {
  const { accounts, policy, place, day } = world;
  const month = Math.floor(day / DAYS_PER_MONTH);
  const wanted = (policy.forumFund * place.residentCount * DAYS_PER_MONTH) / DAYS_PER_YEAR;
  const yuan = policy.forumFrequency > 0 ? Math.min(wanted, Math.max(0, accounts.balance(SAFETY_FUND))) : 0;
  if (yuan <= 0) return;
  accounts.book(month, SAFETY_FUND, FORUM_FUND, "forum's fund", yuan);
}

/** What members bring, the most worth to its proposer first; weak voices get as far as facilitation carries them. */
function agendaOf(world: World, members: readonly Organisation[]): Proposal[] {
  const { policy, parameters, organisations } = world;
  const heard = parameters.forum.weakVoice + (1 - parameters.forum.weakVoice) * policy.facilitation;
  const weight = ({ proposer, gains }: Proposal) => gains.get(proposer)! * (kindOf(organisations[proposer]).hasAuthority ? 1 : heard);
  const proposals = members.flatMap((member) => proposalsOf(world, member, members));
  const seen = new Set<string>();
  return proposals
    .sort((a, b) => weight(b) - weight(a))
    .filter(({ kind, about, with: other }) => {
      const key = `${kind} ${about} ${other}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** Treats one proposal: settled alone, or talked over until the rule is met or time is up. */
function treat(world: World, proposal: Proposal, members: readonly Organisation[], alone: boolean): void {
  const { forum, policy, parameters, period, organisations, decisions } = world;
  const p = parameters.forum;
  forum.proposals++;
  const positions = members.map((member) => positionOf(world, proposal, member));
  let rounds = 0;
  let agreement = agreeing(positions);
  if (!alone) {
    for (rounds = 1; rounds < p.rounds && agreement < policy.decisionRule; rounds++) {
      const middle = positions.reduce((sum, x) => sum + x, 0) / positions.length;
      for (let m = 0; m < positions.length; m++) positions[m] += p.deliberationPull * policy.deliberation * (middle - positions[m]);
      agreement = agreeing(positions);
    }
  }
  forum.acceptability += agreement;
  forum.rounds += rounds;
  period.acceptability += agreement;
  period.rounds += rounds;
  if (!alone && (agreement < policy.decisionRule || !hasAuthorityWhereNeeded(proposal, members))) return;
  forum.adopted++;
  const own = [...proposal.pledges].filter(([member]) => kindOf(organisations[member]).hasAuthority);
  const entered = alone ? { ...proposal, pledges: new Map(own.length > 0 ? own : [[proposal.proposer, p.draftHours]]) } : proposal;
  if (!enter(decisions, entered, organisations.length)) period.decisionsDropped++;
}

/** Worth less price of the pledge, in hours, and an opinion keyed by member, kind of proposal and month. */
function positionOf(world: World, proposal: Proposal, member: Organisation): number {
  const { parameters, streams, policy, day } = world;
  const p = parameters.forum;
  const load = 1 + Math.max(0, member.utilisation - parameters.partnership.loadThreshold);
  const opinion = p.conflict * (0.5 + policy.interestDivergence) * streams.forum.normal(DRAW.opinion + day, member.key, proposal.kind);
  return (
    (proposal.gains.get(member.index) ?? 0) - (p.pledgePrice * load * (proposal.pledges.get(member.index) ?? 0)) / p.carryMonths + opinion
  );
}

function agreeing(positions: readonly number[]): number {
  return positions.filter((x) => x >= 0).length / positions.length;
}

/** Matters of duty, and operations in public, need an organisation with authority at the table. */
function hasAuthorityWhereNeeded({ kind }: Proposal, members: readonly Organisation[]): boolean {
  return (kind !== WRITE_DOWN && kind !== JOINT_OPERATION) || members.some((member) => kindOf(member).hasAuthority);
}
