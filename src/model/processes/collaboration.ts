/**
 * Process 9, collaboration (monthly): the SFIC cycle, organisations' choice to cooperate, entry and exit.
 *
 * Dialogue → trust → commitment → shared understanding → small wins → dialogue (Ansell & Gash 2008 [V]), bounded by turnover, fatigue,
 * diverging interests and the small wins that capacity allows. Organisations choose effort in a minimum-effort game by a logit response
 * (Van Huyck et al. 1990; Johnston et al. 2011 [V]), and leave when what they expect of being members, pay-off of cooperating and hours that
 * the forum brings less hours that it costs, falls below their outside option.
 */
import { exp } from "../../kernel/maths.ts";
import { undertake } from "../agents/organisation.ts";
import { choose } from "../choices.ts";
import { release } from "../forumDecisions.ts";
import { kindOf } from "../kindLists.ts";
import { leadsMatter } from "../knowledge.ts";
import { opennessOf } from "../policy.ts";
import { clampShare } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { countShared } from "./implementation.ts";
import { isActor } from "./ties.ts";

/** Steps of effort between none and full that an organisation weighs. */
const EFFORT_STEPS = 4;
const EFFORTS = Array.from({ length: EFFORT_STEPS + 1 }, (_, step) => step / EFFORT_STEPS);

/** Step of the draws of the order in which newcomers are admitted; the day is added. */
const ADMISSION_DRAW = 7_000_000;

export function collaborate(world: World): void {
  admitMembers(world);
  holdMeetings(world);
  for (const organisation of world.organisations) updateCommitment(world, organisation);
  updatePairs(world);
  chooseCooperation(world);
  leaveForum(world);
  for (const organisation of world.organisations) organisation.heldNot *= world.parameters.network.missedMemory;
  const { refused } = world.pairs;
  for (let at = 0; at < refused.length; at++) refused[at] *= world.parameters.network.missedMemory;
  world.pairs.successes.fill(0);
  world.pairs.failures.fill(0);
}

/** Organisations with people that sit in the forum. */
export function forumMembers(world: World): Organisation[] {
  return world.organisations.filter((organisation) => organisation.forumMember && organisation.staff > 0);
}

/** Newcomers join at the admitted pace, in an order drawn for each month by who they are, with the little commitment of those outside. */
function admitMembers(world: World): void {
  const { organisations, policy, forum, period, streams, day } = world;
  let places = policy.admissionPace * policy.inclusiveness + forum.admissionCredit;
  forum.admissionCredit = places - Math.floor(places);
  let admitted = 0;
  const turn = ({ key }: Organisation) => streams.forum.uniform(ADMISSION_DRAW + day, key);
  const asked = organisations.filter(({ forumMember, staff, leftForum }) => !forumMember && staff > 0 && !leftForum);
  if (places >= 1) asked.sort((a, b) => turn(a) - turn(b) || a.index - b.index);
  for (const organisation of asked) {
    if (places < 1) break;
    organisation.forumMember = true;
    admitted++;
    places--;
  }
  if (admitted === 0 && places >= 1) forum.admissionCredit = Math.min(1, forum.admissionCredit);
  period.admissions += admitted;
}

/** Dialogue: how often, how open, how well attended. Meetings cost who comes time. */
function holdMeetings(world: World): void {
  const { policy, forum, parameters } = world;
  const p = parameters.collaboration;
  const members = forumMembers(world);
  const frequency = policy.forumFrequency;
  let attendance = 0;
  for (const member of members) {
    const comes = attends(world, member);
    // Who did not find the hours for last month's meetings was not there.
    attendance += comes * member.fulfilled;
    const hours = frequency * p.meetingHours * comes;
    undertake(member, hours);
    member.forumHours += hours;
  }
  const present = members.length > 1 ? attendance / members.length : 0;
  const heard = p.silentDialogue + (1 - p.silentDialogue) * policy.deliberation;
  forum.dialogue = (frequency / (frequency + p.meetingsHalf)) * heard * (0.5 + 0.5 * policy.groundRules) * present;
}

/** Probability that a member comes to a meeting: it rises with commitment and falls with load. */
export function attends({ parameters }: World, member: Organisation): number {
  const { attendance, attendanceLoad } = parameters.collaboration;
  const comes = attendance + (1 - attendance) * member.commitment;
  return comes / (1 + attendanceLoad * Math.max(0, member.utilisation - parameters.partnership.loadThreshold));
}

/** Small wins of an organisation: the share of its joint efforts this month that succeeded; few efforts count for less. */
function winScore(world: World, organisation: Organisation): number {
  const { pairs, parameters, forum } = world;
  let wins = organisation.forumMember ? forum.win : 0;
  let efforts = wins + 2 * parameters.collaboration.habituation;
  for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++) {
    wins += pairs.successes[at];
    efforts += pairs.successes[at] + pairs.failures[at];
  }
  return wins / efforts;
}

function updateCommitment(world: World, organisation: Organisation): void {
  const { forum, policy, parameters } = world;
  const p = parameters.collaboration;
  if (!organisation.forumMember) {
    organisation.commitment += p.turnover * (p.coldCommitment - organisation.commitment);
    return;
  }
  const win = winScore(world, organisation);
  const m = organisation.commitment;
  const trust = meanTrust(world, organisation);
  const gain = p.commitmentGain * (0.5 + 0.5 * trust) * win * (1 + 0.5 * policy.smallWinFocus) * (1 - m);
  const led = p.leadershipCommitment * policy.facilitation * (1 - m);
  const tired = p.fatigue * forum.dialogue * (1 - win) * (1 - 0.5 * policy.facilitation) * (1 - 0.5 * policy.smallWinFocus) * m;
  const overruled = kindOf(organisation).hasAuthority ? 0 : p.dominanceCommitment * policy.governmentDominance * m;
  const diverging = p.divergenceCommitment * p.divergenceDrag * policy.interestDivergence * m;
  organisation.commitment = clampShare(m + gain + led - tired - overruled - diverging + p.turnover * (p.coldCommitment - m));
}

/** Mean trust of an organisation in those it shares a community with. */
export function meanTrust(world: World, organisation: Organisation): number {
  const { pairs } = world;
  let sum = 0;
  let count = 0;
  for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++) {
    if (!isActor(world.organisations[pairs.partner[at]])) continue;
    sum += pairs.trust[at];
    count++;
  }
  return count > 0 ? sum / count : 0;
}

/** Trust and understanding of every pair that shares a community. */
function updatePairs(world: World): void {
  const { pairs, forum, policy, parameters, organisations } = world;
  const p = parameters.collaboration;
  forum.trust = meanOf(
    organisations.filter((organisation) => organisation.staff > 0),
    (organisation) => meanTrust(world, organisation),
  );
  forum.smallWins = meanOf(forumMembers(world), (member) => winScore(world, member));
  const led = 1 + p.facilitationTrust * (policy.facilitation - 0.5);
  const turnover = p.turnover * (1 - p.talentTurnover * policy.talentIncentive);
  for (let i = 0; i < organisations.length; i++) {
    for (let at = pairs.first[i]; at < pairs.first[i + 1]; at++) {
      const together = organisations[i].forumMember && organisations[pairs.partner[at]].forumMember ? forum.dialogue : 0;
      const openly = 1 + p.opennessTrust * (opennessOf(policy, organisations[pairs.partner[at]]) - 0.5);
      const efforts = pairs.successes[at] + pairs.failures[at] + p.habituation;
      const success = pairs.successes[at] / efforts;
      const failure = pairs.failures[at] / efforts;
      const trust = pairs.trust[at];
      const gained = (p.trustGain * success + p.dialogueTrust * together * led * openly) * (1 - trust);
      const lost = (p.trustLoss * failure + p.divergenceTrust * p.divergenceDrag * policy.interestDivergence) * trust;
      pairs.trust[at] = clampShare(trust + gained - lost + turnover * (p.strangerTrust - trust));
      const known = pairs.understanding[at];
      const learned =
        p.understandingGain *
        (together * (p.unclearUnderstanding + (1 - p.unclearUnderstanding) * policy.policyClarity) + p.successUnderstanding * success) *
        (1 - known);
      pairs.understanding[at] = clampShare(known + learned + turnover * (p.strangerUnderstanding - known));
    }
  }
}

function meanOf<T>(list: readonly T[], value: (entry: T) => number): number {
  return list.length > 0 ? list.reduce((sum, entry) => sum + value(entry), 0) / list.length : 0;
}

/** Logit response in the minimum-effort game with convex cost of effort (π = A·min + benefits·e − B·e²); all choose on last month's picture. */
function chooseCooperation(world: World): void {
  const { organisations, parameters } = world;
  const targets = organisations.map((organisation) => preferredEffort(world, organisation));
  organisations.forEach((organisation, i) => {
    const ruled = organisation.cooperation + parameters.collaboration.choiceRate * (targets[i].effort - organisation.cooperation);
    organisation.cooperation = choose(world, "cooperation", organisation, ruled);
    organisation.payoff = targets[i].payoff;
  });
}

/** Expected effort and pay-off of one organisation. */
function preferredEffort(world: World, organisation: Organisation): { effort: number; payoff: number } {
  const { parameters } = world;
  const p = parameters.collaboration;
  const others = believedEffort(world, organisation);
  const slope = marginalPayoff(world, organisation);
  const cost = p.effortCost - p.leadershipWeight * world.policy.facilitation;
  let weightSum = 0;
  let effort = 0;
  let payoff = 0;
  const worth = (e: number) =>
    p.coordinationGain * (p.independentGain + (1 - p.independentGain) * world.policy.interdependence) * Math.min(e, others) +
    slope * e -
    cost * e * e;
  const best = Math.max(...EFFORTS.map(worth));
  for (const e of EFFORTS) {
    const value = worth(e);
    const weight = exp((value - best) / p.choiceTemperature);
    weightSum += weight;
    effort += weight * e;
    payoff += weight * value;
  }
  return { effort: effort / weightSum, payoff: payoff / weightSum };
}

/** What an organisation believes its partners will give: their past effort, as far as it trusts them. */
function believedEffort(world: World, organisation: Organisation): number {
  const { pairs, organisations } = world;
  let weights = 0;
  let sum = 0;
  for (let at = pairs.first[organisation.index]; at < pairs.first[organisation.index + 1]; at++) {
    const other = organisations[pairs.partner[at]];
    if (!isActor(other)) continue;
    weights += pairs.trust[at];
    sum += pairs.trust[at] * other.cooperation;
  }
  const trust = meanTrust(world, organisation);
  return weights > 0 ? clampShare((sum / weights) * (1 + world.parameters.collaboration.trustBelief * (trust - 0.5))) : 0;
}

/** Pay-off per unit of effort besides coordination and cost: mandate, judgement, reciprocity, reputation, mission, dominance, history. */
function marginalPayoff(world: World, organisation: Organisation): number {
  const { policy, parameters } = world;
  const p = parameters.collaboration;
  const mandate = p.mandateWeight * (policy.rightsClarity * policy.legality + policy.policyClarity) * 0.5;
  const judged = p.judgementWeight * policy.evaluationPressure * policy.consequence;
  const reciprocity = p.reciprocityWeight * meanTrust(world, organisation);
  const dominated = kindOf(organisation).hasAuthority ? 0 : p.dominanceWeight * policy.governmentDominance * (1 - policy.voice);
  const motive = { reputation: p.reputationWeight * policy.publicity, mission: p.missionWeight, none: 0 }[kindOf(organisation).motive];
  return (
    mandate +
    judged +
    reciprocity +
    motive -
    dominated -
    p.divergenceWeight * policy.interestDivergence +
    p.prehistoryWeight * policy.prehistory
  );
}

/** What members reckon with: hours that decisions bring them fade, hours that the forum costs them are smoothed alike. */
function reckon({ organisations, parameters }: World): void {
  const { forumMemory } = parameters.collaboration;
  for (const organisation of organisations) {
    organisation.forumCost += (1 - forumMemory) * (organisation.forumHours - organisation.forumCost);
    organisation.forumHours = 0;
  }
}

/** Worth of being a member: pay-off of cooperating, and what the forum brings less what it costs, as a share of the hours that it has. */
export function worthOfMembership({ parameters }: World, { payoff, forumGain, forumCost, staff, hours }: Organisation): number {
  return payoff + (parameters.collaboration.membershipWeight * (forumGain - forumCost)) / (staff * hours * DAYS_PER_MONTH);
}

/** Members to whom membership is worth less than their outside option leave, by a keyed draw. Government and police stay: the forum is theirs (kinds.ts). */
function leaveForum(world: World): void {
  const { streams, day, parameters, organisations } = world;
  const p = parameters.collaboration;
  reckon(world);
  for (const member of forumMembers(world)) {
    if (!kindOf(member).mayLeave || worthOfMembership(world, member) >= p.outsideOption) continue;
    if (streams.forum.bernoulli(p.exitProbability, day, member.key)) leave(world, member);
  }
  for (const organisation of organisations) organisation.forumGain *= p.forumMemory;
}

/** Who leaves takes along what was agreed with it: pledges, shared data, its open books, and what it leads or drafted of what was written down. */
function leave(world: World, member: Organisation): void {
  const { decisions, organisations, pairs, period, forum } = world;
  Object.assign(member, { forumMember: false, leftForum: true, openBooks: 0, forumGain: 0, forumCost: 0 });
  period.decisionsBroken += release(decisions, member.index, organisations.length);
  for (let at = pairs.first[member.index]; at < pairs.first[member.index + 1]; at++)
    pairs.sharing[at] = pairs.sharing[pairs.reverse[at]] = 0;
  countShared(world);
  withdrawWritten(world, member);
  period.exits++;
  forum.exits++;
}

/** What was written down holds no longer of matters that it drafted, or that no member leads any more. */
function withdrawWritten(world: World, member: Organisation): void {
  const { agreed, draftedBy } = world.knowledge;
  const members = forumMembers(world);
  for (let at = 0; at < agreed.length; at++) {
    if (agreed[at] === 0) continue;
    const leadless = leadsMatter(world, member, at) && !members.some((other) => leadsMatter(world, other, at));
    if (draftedBy[at] !== member.index && !leadless) continue;
    agreed[at] = 0;
    draftedBy[at] = -1;
  }
}
