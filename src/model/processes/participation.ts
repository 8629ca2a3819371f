/**
 * Process 8, participation (weekly): every adult decides on reporting, patrol and deliberation; attitudes drift.
 *
 * The one hot loop of the model: one pass over the residents, no allocation, last week's activity of neighbours read from a second
 * column so that all decide at once. Probabilities come from a threshold table built by the exact exponential; draws are keyed by
 * resident, week and form.
 */

import { sigmoidTable } from "../../kernel/maths.ts";
import { hash32, type Stream } from "../../kernel/random.ts";
import { crowdingShare, normTable, utilityOffsets } from "../agents/resident.ts";
import { rolesWith } from "../kindLists.ts";
import { kinds } from "../kinds.ts";
import { ATTITUDE, clampShare, DELIBERATION, PATROL, REPORTING, TRAIT } from "../residents.ts";
import type { World } from "../state.ts";

const TABLE_SIZE = 4096;
const TABLE_MINIMUM = -10;
const TABLE_MAXIMUM = 6;
const CELLS_PER_UNIT = TABLE_SIZE / (TABLE_MAXIMUM - TABLE_MINIMUM);
const chances = sigmoidTable(TABLE_SIZE, TABLE_MINIMUM, TABLE_MAXIMUM);
/** Bits set in an activity byte, and 1 when any is set. */
const anyActive = Uint8Array.from({ length: 256 }, (_, bits) => (bits === 0 ? 0 : 1));
const keys = new Uint32Array(2);
const ACT_WITH_VOLUNTEERS = rolesWith("volunteers");
const AGE_BANDS = 7;
const FORMS = 3;

export function participate(world: World): void {
  const { place, residents } = world;
  residents.columns.wasActive.set(residents.columns.active);
  const week = Math.floor(world.day / 7);
  const terms = weeklyTerms(world);
  for (let community = 0; community < place.communityCount; community++) decideCommunity(world, community, week, terms);
  setVolunteerPresence(world);
}

/** Everything that is the same for all residents this week. */
function weeklyTerms(world: World) {
  const { parameters, policy } = world;
  const p = parameters.participation;
  const trust = parameters.trust;
  const perception = parameters.perception;
  const population = parameters.population;
  const crowding = crowdingShare(world);
  const watched = parameters.technology.privacyCost * policy.cameraCoverage * (1 - policy.openness);
  return {
    offsets: utilityOffsets(world),
    norm: normTable(p.conditionalSlope).map((value) => value * p.normWeight),
    efficacyWeight: p.efficacyWeight,
    dutyWeight: p.dutyWeight,
    intrinsicWeight: p.intrinsicWeight,
    crowdingWeight: p.crowdingWeight * crowding,
    solidarity: p.solidarity,
    habitWeight: p.habitWeight,
    scale: CELLS_PER_UNIT / p.temperature,
    habitRate: p.habitRate,
    literacyGain: p.trainingGain * policy.residentTraining,
    erosion: p.erosionRate * crowding,
    recovery: p.recoveryRate,
    intrinsicStart: population.intrinsicMotivation,
    priorRate: trust.priorRate,
    awarenessRate: perception.awarenessRate,
    priors: kinds.map(({ prior, answersFor }) => clampShare(population[prior] - (answersFor.includes("cameras") ? watched : 0))),
    socialRate: trust.socialPriorRate,
    socialPrior: population.socialTrust,
    riskDecay: perception.riskDecay,
    riskFloor: clampShare(perception.riskFloor + perception.awarenessFear * policy.campaign),
    hearsay: trust.hearsayRate,
    disconfirmation: trust.disconfirmation,
    recordRate: trust.hearsayConfidence,
    expectationRate: trust.expectationRate,
    // What was asked for and answered shows in performance; what was not is the gap.
    expectationPull: trust.elicitationPull * policy.elicitation * (1 - policy.responsiveness),
    awarenessTarget: clampShare(
      population.awareness +
        perception.campaignAwareness * policy.campaign +
        perception.cultureAwareness * (policy.safetyCulture - parameters.institutions.safetyCulture),
    ),
    stream: world.streams.participation as Stream,
  };
}

/** One community's residents: decide on three forms, then let attitudes drift. */
function decideCommunity(world: World, community: number, week: number, t: ReturnType<typeof weeklyTerms>): void {
  const { place, residents, record } = world;
  const performance = record.performance[community];
  t.stream.stepKeys(week, keys);
  const own = {
    performance,
    // Elicited wishes raise what people expect; unmet ones are the failure mode of asking.
    expected: Math.min(1, performance + t.expectationPull),
    taking: new Int32Array(FORMS),
  };
  for (let building = place.communityBuilding[community]; building < place.communityBuilding[community + 1]; building++) {
    decideBuilding(residents, place.buildingResident[building], place.buildingResident[building + 1] - 1, t, own);
  }
  for (let kind = 0; kind < kinds.length; kind++) driftConfidence(world, community, kind, t);
  countActive(world, community, own.taking);
}

/** Confidence of a community's residents in one kind of organisation drifts to what it is elsewhere, and to what its record makes of it. */
function driftConfidence({ place, residents, record }: World, community: number, kind: number, t: ReturnType<typeof weeklyTerms>): void {
  const confidence = residents.confidence[kind];
  const at = community * kinds.length + kind;
  const prior = t.priors[kind];
  // Confidence at the start fits the record at the start; hearsay moves it as the record moves.
  const known = clampShare(prior + record.performanceByKind[at] - record.performanceAtStart[at]);
  const { priorRate, recordRate } = t;
  const end = place.communityResident[community + 1];
  for (let i = place.communityResident[community]; i < end; i++) {
    confidence[i] += priorRate * (prior - confidence[i]) + recordRate * (known - confidence[i]);
  }
}

/** What a week is like in one community, and how many take part in each form so far. */
interface CommunityWeek {
  readonly performance: number;
  readonly expected: number;
  readonly taking: Int32Array;
}

/** The residents of one building, `first` to `last`. A function of its own, so that the loop is compiled as it stands and stays so. */
function decideBuilding(
  { columns, count, attitudes: x, traits: b }: World["residents"],
  first: number,
  last: number,
  t: ReturnType<typeof weeklyTerms>,
  { performance, expected, taking }: CommunityWeek,
): void {
  const { farFirst, farSecond } = columns;
  const { offsets, norm, scale, efficacyWeight, dutyWeight, intrinsicWeight, crowdingWeight, solidarity, habitWeight } = t;
  const { literacyGain, habitRate, erosion, recovery, intrinsicStart, hearsay, disconfirmation, expectationRate } = t;
  const { riskDecay, riskFloor, awarenessRate, awarenessTarget, socialRate, socialPrior } = t;
  const key1 = keys[0];
  const key2 = keys[1];
  const living = last - first + 1;
  // Columns of one block side by side: two arrays to look after in the loop instead of twenty.
  const efficacyAt = ATTITUDE.efficacy * count;
  const awarenessAt = ATTITUDE.awareness * count;
  const motivationAt = ATTITUDE.intrinsicMotivation * count;
  const socialAt = ATTITUDE.socialTrust * count;
  const riskAt = ATTITUDE.perceivedRisk * count;
  const expectationAt = ATTITUDE.expectation * count;
  const satisfactionAt = ATTITUDE.satisfaction * count;
  const habitAt = ATTITUDE.habit * count;
  const bandAt = TRAIT.ageBand * count;
  const typeAt = TRAIT.cooperationType * count;
  const literacyAt = TRAIT.literacy * count;
  const activeAt = TRAIT.active * count;
  const wasActiveAt = TRAIT.wasActive * count;
  for (let i = first; i <= last; i++) {
    const band = b[bandAt + i];
    if (band > 0) {
      // neighbours: three on each side (around the building) and two far ones
      let n = anyActive[b[wasActiveAt + farFirst[i]]] + anyActive[b[wasActiveAt + farSecond[i]]];
      if (i - first >= 3 && last - i >= 3) {
        n += anyActive[b[wasActiveAt + i - 3]] + anyActive[b[wasActiveAt + i - 2]] + anyActive[b[wasActiveAt + i - 1]];
        n += anyActive[b[wasActiveAt + i + 1]] + anyActive[b[wasActiveAt + i + 2]] + anyActive[b[wasActiveAt + i + 3]];
      } else {
        for (let offset = 1; offset <= 3 && 2 * offset <= living - 1; offset++) {
          n +=
            anyActive[b[wasActiveAt + first + ((i - first + offset) % living)]] +
            anyActive[b[wasActiveAt + first + ((i - first - offset + living) % living)]];
        }
      }
      // utility common to all forms
      const motivation = x[motivationAt + i];
      const skill = Math.min(1, b[literacyAt + i] * (1 / 255) + literacyGain);
      const common =
        efficacyWeight * (x[efficacyAt + i] - 0.5) +
        norm[b[typeAt + i] * 9 + n] +
        dutyWeight * (skill - 0.5) +
        intrinsicWeight * (motivation - 0.5) -
        crowdingWeight * motivation +
        solidarity * (x[socialAt + i] - 0.5) +
        habitWeight * x[habitAt + i];
      // three choices from one key: each form has its own hash
      let bits = 0;
      for (let form = 0; form < FORMS; form++) {
        let cell = ((common + offsets[form * AGE_BANDS + band]) * scale + -TABLE_MINIMUM * CELLS_PER_UNIT) | 0;
        cell = cell < 0 ? 0 : cell >= TABLE_SIZE ? TABLE_SIZE - 1 : cell;
        if (hash32(i * FORMS + form, key1, key2) < chances[cell]) bits |= 1 << form;
      }
      b[activeAt + i] = bits;
      if (bits & REPORTING) taking[0]++;
      if (bits & PATROL) taking[1]++;
      if (bits & DELIBERATION) taking[2]++;
      x[habitAt + i] += habitRate * (anyActive[bits] - x[habitAt + i]);
      x[motivationAt + i] = motivation - erosion * motivation + recovery * (intrinsicStart - motivation);
    }
    // attitudes drift: word of mouth, forgetting, adaptation
    x[efficacyAt + i] += hearsay * (performance - x[efficacyAt + i]);
    const judged = performance + disconfirmation * (performance - x[expectationAt + i]);
    x[satisfactionAt + i] += hearsay * ((judged < 0 ? 0 : judged > 1 ? 1 : judged) - x[satisfactionAt + i]);
    x[expectationAt + i] += expectationRate * (expected - x[expectationAt + i]);
    x[riskAt + i] += riskDecay * (riskFloor - x[riskAt + i]);
    x[awarenessAt + i] += awarenessRate * (awarenessTarget - x[awarenessAt + i]);
    x[socialAt + i] += socialRate * (socialPrior - x[socialAt + i]);
  }
}

/** Shares of all residents, and hours given. */
function countActive(world: World, community: number, [reporting, patrol, deliberation]: Int32Array): void {
  const { place, record, parameters, period } = world;
  const residents = place.communityResident[community + 1] - place.communityResident[community];
  record.active[community * 3] = reporting / residents;
  record.active[community * 3 + 1] = patrol / residents;
  record.active[community * 3 + 2] = deliberation / residents;
  const p = parameters.participation;
  period.volunteerHours += patrol * p.patrolHours + deliberation * p.meetingHours;
}

/** Patrol volunteers walk their own grid: hours per building and day. */
function setVolunteerPresence(world: World): void {
  const { place, residents, field, parameters } = world;
  const perGrid = new Float64Array(place.gridCount);
  const { active, building } = residents.columns;
  for (let i = 0; i < residents.count; i++) if (active[i] & PATROL) perGrid[place.buildingGrid[building[i]]]++;
  const { patrolHours, helpShare } = parameters.participation;
  const helping = world.organisations.some(({ role }) => ACT_WITH_VOLUNTEERS.has(role)) ? helpShare : 0;
  const hours = (patrolHours / 7) * (1 - helping);
  for (let b = 0; b < place.buildingCount; b++) {
    const grid = place.buildingGrid[b];
    field.volunteer[b] = (perGrid[grid] * hours) / place.gridBuildings[grid];
  }
}
