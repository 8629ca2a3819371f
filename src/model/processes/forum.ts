/**
 * Forum decisions (monthly): proposals, deliberation, and a rule of how many must agree.
 *
 * Positions lie on a line; deliberation draws them together round by round; a member agrees when the proposal is near enough. A rule of ½
 * decides fast and leaves many outvoted, unanimity is slow (Choi & Robertson 2014 [V]).
 */
import { kindOf } from "../kindLists.ts";
import { clampShare } from "../residents.ts";
import type { World } from "../state.ts";
import { forumMembers } from "./collaboration.ts";

export function decide(world: World): void {
  const { forum, policy, parameters, streams, day, period } = world;
  const members = forumMembers(world);
  const proposals =
    members.length > 1 ? streams.forum.poisson(policy.forumFrequency * parameters.forum.issuesPerMeeting, 1000000 + day, 0) : 0;
  forum.proposals = proposals;
  forum.adopted = 0;
  forum.acceptability = 0;
  forum.rounds = 0;
  for (let n = 0; n < proposals; n++) {
    const result = treat(world, n);
    forum.adopted += result.adopted ? 1 : 0;
    forum.acceptability += result.agreement / proposals;
    forum.rounds += result.rounds / proposals;
    period.acceptability += result.agreement;
    period.rounds += result.rounds;
  }
  period.proposals += proposals;
  period.adopted += forum.adopted;
}

/** Treats one proposal: rounds of talk until the rule is met or time is up. */
function treat(world: World, n: number): { adopted: boolean; agreement: number; rounds: number } {
  const { policy, parameters, streams, day } = world;
  const p = parameters.forum;
  const members = forumMembers(world);
  const spread = p.conflict * (0.5 + policy.interestDivergence);
  const positions = members.map((member) => 0.5 + spread * (2 * streams.forum.uniform(2000000 + day, member.key, n) - 1));
  const proposer = streams.forum.uniform(3000000 + day, n);
  // A dominant government proposes its own position; an open forum proposes the middle.
  const middle = positions.reduce((sum, x) => sum + x, 0) / positions.length;
  const top = members.findIndex((member) => kindOf(member).hasAuthority);
  const proposal = proposer < policy.governmentDominance && top >= 0 ? positions[top] : middle;
  for (let round = 1; round <= p.rounds; round++) {
    const agreement = positions.filter((x) => Math.abs(x - proposal) <= p.acceptanceWidth).length / positions.length;
    if (agreement >= policy.decisionRule - 1e-9) return { adopted: true, agreement, rounds: round };
    for (let m = 0; m < positions.length; m++) positions[m] += p.deliberationPull * policy.deliberation * (proposal - positions[m]);
  }
  const agreement = positions.filter((x) => Math.abs(x - proposal) <= p.acceptanceWidth).length / positions.length;
  return { adopted: agreement >= policy.decisionRule - 1e-9, agreement: clampShare(agreement), rounds: p.rounds };
}
