/**
 * Forum decisions (monthly): an agenda of what hurts, talk, and a rule of how many must agree (M13, M14).
 *
 * A matter comes to the table when it has been prepared, which takes hours of who leads the forum, and when members come: who stays away
 * has no voice, and less than a quorum decides nothing. A member's position is what a proposal is worth to it less what its pledge would
 * cost, in hours a month, and what else it thinks of it; talk draws positions together; the rule decides (Choi & Robertson 2014 [V]).
 * Dominance is the share of matters that the authority settles alone: from its own list, without preparation, talk or a meeting, to be
 * carried out at once, and without others' pledges behind them.
 */
import { FORUM_FUND } from "../accounts.ts";
import { leadingOf } from "../agents/government.ts";
import { enter, JOINT_OPERATION, type Proposal, SHARE_DATA, WRITE_DOWN } from "../forumDecisions.ts";
import { kindOf } from "../kindLists.ts";
import type { Organisation, World } from "../state.ts";
import { attends, forumMembers } from "./collaboration.ts";
import { proposalsOf } from "./proposals.ts";
import { answersFor } from "./ties.ts";

/** Steps of the forum's draws; a month is added. */
const DRAW = { items: 1_000_000, dominance: 2_000_000, opinion: 3_000_000, presence: 4_000_000, preparation: 6_000_000 } as const;

export function decide(world: World): void {
  const { forum, policy, parameters, streams, day, period, specification } = world;
  forum.proposals = forum.adopted = forum.acceptability = forum.rounds = 0;
  const members = forumMembers(world);
  const mode = specification.experiment?.forum;
  if (members.length < 2 || mode !== undefined) return;
  missFund(world, members);
  const { issuesPerMeeting } = parameters.forum;
  const items = streams.forum.poisson(policy.forumFrequency * issuesPerMeeting, DRAW.items + day, 0);
  const agenda = items > 0 ? agendaOf(world, members) : [];
  for (let n = 0; n < items && agenda.length > 0; n++) {
    if (streams.forum.bernoulli(policy.governmentDominance, DRAW.dominance + day, n)) settleAlone(world, agenda, members);
    else meetAbout(world, agenda, members, n, Math.floor(n / Math.max(1, issuesPerMeeting)));
  }
  period.proposals += forum.proposals;
  period.adopted += forum.adopted;
  if (forum.proposals === 0) return;
  forum.acceptability /= forum.proposals;
  forum.rounds /= forum.proposals;
}

/** A month in which cases wait with a member, and the fund that could buy hours cannot buy one. */
function missFund({ accounts, parameters, policy, period }: World, members: readonly Organisation[]): void {
  const isEmpty = accounts.balance(FORUM_FUND) < parameters.forum.hourPrice;
  if (policy.forumFund > 0 && policy.forumFrequency > 0 && isEmpty && members.some(({ backlogHours }) => backlogHours > 0))
    period.forumFundEmpty++;
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

/** The authority settles the first matter of its own list that it can settle without others. */
function settleAlone(world: World, agenda: Proposal[], members: readonly Organisation[]): void {
  const { forum, parameters, organisations } = world;
  const rules = (index: number) => kindOf(organisations[index]).hasAuthority;
  const at = agenda.findIndex(
    ({ kind, proposer, about, with: other }) => rules(proposer) && (kind !== SHARE_DATA || (rules(about) && rules(other))),
  );
  if (at < 0) return; // it has nothing on its list
  const [proposal] = agenda.splice(at, 1);
  forum.proposals++;
  note(
    world,
    agreeing(
      world,
      members.map((member) => positionOf(world, proposal, member)),
    ),
    0,
  );
  const alone = members.filter(({ index }) => rules(index));
  adopt(world, { proposal, bound: alone, present: alone, months: parameters.forum.aloneMonths });
}

/** One matter of a meeting: the first that somebody who came has brought, if enough came to decide, and if it has been prepared. */
function meetAbout(world: World, agenda: Proposal[], members: readonly Organisation[], n: number, meeting: number): void {
  const { streams, day, period, parameters } = world;
  const present = members.filter((member) => streams.forum.bernoulli(attends(world, member), DRAW.presence + day, member.key, meeting));
  const at = agenda.findIndex(({ proposer }) => present.some(({ index }) => index === proposer));
  if (at < 0 || present.length < parameters.forum.quorum * members.length) {
    period.withoutQuorum++;
    return;
  }
  const leading = leadingOf(members);
  const ready = leading ?? answersFor(world, world.organisations[agenda[at].proposer]);
  if (!streams.forum.bernoulli(ready, DRAW.preparation + day, n)) {
    period.unprepared++;
    return;
  }
  const [proposal] = agenda.splice(at, 1);
  treat(world, leading === null ? withPreparation(world, proposal) : proposal, present, members);
}

/** Where nobody leads, the proposer prepares what it brings, as far as it has time, and pledges the hours. */
function withPreparation({ parameters }: World, proposal: Proposal): Proposal {
  const own = proposal.pledges.get(proposal.proposer) ?? 0;
  return { ...proposal, pledges: new Map([...proposal.pledges, [proposal.proposer, own + parameters.forum.prepareHours]]) };
}

/** Talks one proposal over among those present until the rule is met or time is up. What they decide binds all members. */
function treat(world: World, proposal: Proposal, present: readonly Organisation[], members: readonly Organisation[]): void {
  const { forum, policy, parameters } = world;
  const p = parameters.forum;
  forum.proposals++;
  const positions = present.map((member) => positionOf(world, proposal, member));
  let rounds = 0;
  let agreement = agreeing(world, positions);
  while (rounds < p.rounds && agreement < policy.decisionRule) {
    const middle = positions.reduce((sum, x) => sum + x, 0) / positions.length;
    for (let m = 0; m < positions.length; m++) positions[m] += p.deliberationPull * policy.deliberation * (middle - positions[m]);
    agreement = agreeing(world, positions);
    rounds++;
  }
  note(world, agreement, rounds);
  if (agreement < policy.decisionRule || !isForThemToDecide(proposal, present)) return;
  adopt(world, { proposal, bound: members, present, months: p.carryMonths });
}

function note({ forum, period }: World, agreement: number, rounds: number): void {
  forum.acceptability += agreement;
  forum.rounds += rounds;
  period.acceptability += agreement;
  period.rounds += rounds;
}

interface Settled {
  readonly proposal: Proposal;
  readonly bound: readonly Organisation[];
  readonly present: readonly Organisation[];
  readonly months: number;
}

/** Adopted is what finds a place among what is under way. */
function adopt({ forum, period, decisions, organisations }: World, { proposal, bound, present, months }: Settled): void {
  const indices = (list: readonly Organisation[]) => list.map(({ index }) => index);
  const decided = { proposal, bound: indices(bound), present: indices(present), months: Math.round(months) };
  if (enter(decisions, decided, organisations.length)) forum.adopted++;
  else period.decisionsDropped++;
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

/** Share of positions that are no objection. */
function agreeing({ parameters }: World, positions: readonly number[]): number {
  return positions.filter((x) => x >= -parameters.forum.tolerance).length / positions.length;
}

/** Matters of duty, and operations in public, need an organisation with authority at the table; shared data, the two whose they are. */
function isForThemToDecide({ kind, about, with: other }: Proposal, present: readonly Organisation[]): boolean {
  if (kind === SHARE_DATA) return [about, other].every((side) => present.some(({ index }) => index === side));
  return (kind !== WRITE_DOWN && kind !== JOINT_OPERATION) || present.some((member) => kindOf(member).hasAuthority);
}
