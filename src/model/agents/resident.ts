/**
 * Residents: the weekly decision to take part (processes/participation.ts runs it for everyone).
 *
 * U = efficacy + norm(type, neighbours) + duty + intrinsic motivation + recognition + reward − crowding-out − cost + habit, per form;
 * P = σ(U/τ). Norm by cooperation type: conditional (imperfect), hump-shaped, unconditional, none for free-riders (Fischbacher et al.
 * 2001 [V]). Age moves the cost of leisure: elderly residents carry local work (Shanghai votes by age [V]).
 */
import { exp } from "../../kernel/maths.ts";
import { ageOfBand } from "../residents.ts";
import type { World } from "../state.ts";

const NEIGHBOURS = 8;

/** What others' activity is worth to each cooperation type: `norm[type * 9 + active neighbours]`. */
export function normTable(conditionalSlope: number): Float64Array {
  const table = new Float64Array(4 * (NEIGHBOURS + 1));
  for (let n = 0; n <= NEIGHBOURS; n++) {
    const share = n / NEIGHBOURS;
    table[n] = conditionalSlope * share;
    table[9 + n] = 0;
    table[18 + n] = share <= 0.5 ? share : 1 - share;
    table[27 + n] = 0.35;
  }
  return table;
}

/** The terms that are the same for all residents of an age band this week: `offsets[form * 7 + band]`. */
export function utilityOffsets(world: World): Float64Array {
  const { parameters, policy } = world;
  const p = parameters.participation;
  const offsets = new Float64Array(3 * ageOfBand.length);
  const base = [p.baseReporting, p.basePatrol, p.baseDeliberation];
  const age = [p.ageReporting, p.agePatrol, p.ageDeliberation];
  const recognition = p.recognitionWeight * policy.recognition * (p.unseenRecognition + (1 - p.unseenRecognition) * policy.publicity);
  const reward = p.rewardWeight * policy.rewardYuan;
  for (let form = 0; form < 3; form++) {
    const cost = form === 0 ? 0.5 * (policy.channelCost + policy.participationCost) : policy.participationCost;
    const voice = form === 2 ? p.voiceWeight * (policy.voice - 0.2) : 0;
    const hollowed = form === 1 ? p.paidHollowing * policy.paidProvision : 0;
    ageOfBand.forEach((years, band) => {
      const decades = (Math.min(80, years) - 45) / 10;
      offsets[form * ageOfBand.length + band] =
        base[form] + age[form] * decades + recognition + reward + voice - hollowed - p.costWeight * (cost - 0.5);
    });
  }
  return offsets;
}

/** How much of intrinsic motivation a reward of this size switches off: saturates within a few yuan. */
export function crowdingShare(world: World): number {
  const { rewardYuan } = world.policy;
  const { crowdingYuan } = world.parameters.participation;
  return rewardYuan > 0 ? 1 - exp(-rewardYuan / crowdingYuan) : 0;
}
