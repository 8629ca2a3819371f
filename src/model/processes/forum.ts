/**
 * Forum decisions (monthly): an agenda of what hurts, talk, and a rule of how many must agree (M13, M14).
 *
 * A matter comes to the table when it has been prepared, which takes hours of who leads the forum, and when members come: who stays away
 * has no voice, and less than a quorum decides nothing. A member's position is what a proposal is worth to it less what its pledge would
 * cost, in hours a month, and what else it thinks of it; talk draws positions together; the rule decides (Choi & Robertson 2014 [V]).
 * Dominance is the share of matters that the authority settles alone: those of its own list without preparation, talk or a meeting, to be
 * carried out at once, and without others' pledges behind them; those of others come to no table that month.
 */
import { FORUM_FUND } from "../accounts.ts";
import { leadingOf } from "../agents/government.ts";
import { enterDecision, JOINT_OPERATION, type Proposal, SHARE_DATA, WRITE_DOWN } from "../forumDecisions.ts";
import { kindOf } from "../kindLists.ts";
import type { Organisation, World } from "../state.ts";
import { attends, forumMembers } from "./collaboration.ts";
import { keyOfMatter, proposalsOf } from "./proposals.ts";
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
  for (let n = 0; n < items && agenda.length > 0; n++)
    decideNextMatter(world, agenda, members, Math.floor(n / Math.max(1, issuesPerMeeting)));
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

/** A matter of this month, and whether the authority settles it by itself. */
interface Matter {
  readonly proposal: Proposal;
  readonly key: number;
  readonly alone: boolean;
}

/**
 * What members bring, the most worth to its proposer first; weak voices get as far as facilitation carries them. What the authority keeps
 * to itself and has not on its own list comes to no table this month.
 */
function agendaOf(world: World, members: readonly Organisation[]): Matter[] {
  const { policy, parameters, organisations, streams, day } = world;
  const heard = parameters.forum.weakVoice + (1 - parameters.forum.weakVoice) * policy.facilitation;
  const weight = ({ proposer, gains }: Proposal) => gains.get(proposer)! * (kindOf(organisations[proposer]).hasAuthority ? 1 : heard);
  const proposals = members.flatMap((member) => proposalsOf(world, member, members));
  const seen = new Set<string>();
  return proposals
    .sort((a, b) => weight(b) - weight(a))
    .filter(({ kind, about, with: other }) => {
      const id = `${kind} ${about} ${other}`;
      if (seen.has(id)) return false;
      seen.add(id);
      return true;
    })
    .map((proposal) => {
      const key = keyOfMatter(world, proposal);
      return { proposal, key, alone: streams.forum.bernoulli(policy.governmentDominance, DRAW.dominance + day, key) };
    })
    .filter(({ proposal, alone }) => !alone || isOnOwnList(world, proposal));
}

/** Whether the authority brings a matter and can settle it without others. */
function isOnOwnList({ organisations }: World, { kind, proposer, about, with: other }: Proposal): boolean {
  const rules = (index: number) => kindOf(organisations[index]).hasAuthority;
  if (kind === SHARE_DATA && !rules(about)) return false;
  const needsOther = kind === SHARE_DATA || (kind === JOINT_OPERATION && other >= 0);
  return rules(proposer) && (!needsOther || rules(other));
}

/** The first matter that can be taken: one that the authority settles by itself, or one of who came, if enough came to decide. */
function decideNextMatter(world: World, agenda: Matter[], members: readonly Organisation[], meeting: number): void {
  const { streams, day, period, parameters } = world;
  const present = members.filter((member) => streams.forum.bernoulli(attends(world, member), DRAW.presence + day, member.key, meeting));
  const decides = present.length >= parameters.forum.quorum * members.length;
  const comes = ({ proposer }: Proposal) => decides && present.some(({ index }) => index === proposer);
  const at = agenda.findIndex(({ alone, proposal }) => alone || comes(proposal));
  if (at < 0) {
    period.withoutQuorum++;
    return;
  }
  const [matter] = agenda.splice(at, 1);
  if (matter.alone) decideAlone(world, matter.proposal, members);
  else meetAbout(world, matter, present, members);
}

/** The authority settles a matter of its own list without others. */
function decideAlone(world: World, proposal: Proposal, members: readonly Organisation[]): void {
  const { forum, parameters } = world;
  forum.proposals++;
  note(
    world,
    agreeing(
      world,
      members.map((member) => positionOf(world, proposal, member)),
    ),
    0,
  );
  const alone = members.filter((member) => kindOf(member).hasAuthority);
  adopt(world, { proposal, bound: alone, present: alone, months: parameters.forum.aloneMonths });
}

/** One matter of a meeting, if it has been prepared; else it is put off to the next month. */
function meetAbout(world: World, { proposal, key }: Matter, present: readonly Organisation[], members: readonly Organisation[]): void {
  const { streams, day, period, organisations } = world;
  const leading = leadingOf(members);
  const ready = leading ?? answersFor(world, organisations[proposal.proposer]);
  if (!streams.forum.bernoulli(ready, DRAW.preparation + day, key)) {
    period.unprepared++;
    return;
  }
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
  if (enterDecision(decisions, decided, organisations.length)) forum.adopted++;
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
