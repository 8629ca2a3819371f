/**
 * Process 8, participation (weekly): every adult takes part or not, who does chooses a form, volunteers register and leave, attitudes drift.
 *
 * The one hot loop of the model: one pass over the residents, no allocation, last week's activity of contacts read from a second column so
 * that all decide at once. Probabilities come from a threshold table built by the exact exponential; draws are keyed by resident and week.
 */

import { sigmoidTable } from "../../kernel/maths.ts";
import { hash32, type Stream } from "../../kernel/random.ts";
import {
  AGE_BANDS,
  CONTACTS,
  crowdingShare,
  type Forms,
  formShares,
  formsOf,
  normAt,
  normOf,
  type Week,
  weekOf,
} from "../agents/resident.ts";
import { recordWeek, takePlaces } from "../agents/volunteers.ts";
import { heldAt, RESIDENTS, recordChoice } from "../choices.ts";
import { formRuleIds } from "../experiment.ts";
import { kinds } from "../kinds.ts";
import {
  ATTITUDE,
  awarenessUnder,
  clampShare,
  cooperationTypes,
  FORM,
  FORM_COUNT,
  LITERACY_STEPS,
  NEAR_CONTACTS,
  TRAIT,
} from "../residents.ts";
import type { World } from "../state.ts";
import { DAYS_PER_WEEK } from "../time.ts";

/** Cells of the table of chances, and the utilities at its ends. */
const TABLE_SIZE = 4096;
const TABLE_MINIMUM = -12; // fewer than one in a hundred thousand would
const TABLE_MAXIMUM = 6; // all but three in a thousand would
const CELLS_PER_UNIT = TABLE_SIZE / (TABLE_MAXIMUM - TABLE_MINIMUM);
/** The cell of utility 0. */
const ZERO_CELL = -TABLE_MINIMUM * CELLS_PER_UNIT;
const chances = sigmoidTable(TABLE_SIZE, TABLE_MINIMUM, TABLE_MAXIMUM);
// Below the table, where fewer than one in a hundred thousand would, nobody does: so a utility of −∞ is a true no.
chances[0] = 0;
/** Literacy of one of its stored steps. */
const LITERACY_SHARE = 1 / LITERACY_STEPS;
/** Values of a 32-bit draw. */
const RANGE = 4294967296;
/** No experiment holds the choice. */
const FREE = -1;
/** Contacts' acts counted by form in one number: one of 8 bits for each form; eight contacts do not fill it. */
const COUNT_BITS = 8;
const COUNT_MASK = 255; // the bits of one form
const tally = Int32Array.from({ length: 1 << FORM_COUNT }, (_, bits) => {
  let sum = 0;
  for (let form = 0; form < FORM_COUNT; form++) sum += ((bits >> form) & 1) << (COUNT_BITS * form);
  return sum;
});
const keys = new Uint32Array(2);

export function participate(world: World): void {
  const { place, residents } = world;
  residents.columns.wasActive.set(residents.columns.active);
  const week = Math.floor(world.day / DAYS_PER_WEEK);
  const terms = weeklyTerms(world);
  for (let community = 0; community < place.communityCount; community++) decideCommunity(world, community, week, terms);
  takePlaces(world);
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
    norm: normOf(world),
    efficacyWeight: p.efficacyWeight,
    dutyWeight: p.dutyWeight,
    awarenessWeight: p.awarenessWeight,
    grievanceWeight: p.grievanceWeight,
    intrinsicWeight: p.intrinsicWeight,
    crowdingWeight: p.crowdingWeight * crowding,
    solidarity: p.solidarity,
    habitWeight: p.habitWeight,
    scale: CELLS_PER_UNIT / p.temperature,
    habitRate: p.habitRate,
    literacyGain: p.trainingGain * policy.residentTraining,
    erosion: p.erosionRate * crowding,
    recovery: p.recoveryRate,
    jointTrust: p.jointTrust,
    helpTrust: p.helpTrust / CONTACTS,
    voiceRate: p.voiceRate,
    voice: policy.voice,
    intrinsicStart: population.intrinsicMotivation,
    priorRate: trust.priorRate,
    usualPerformance: trust.usualPerformance,
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
    awarenessTarget: awarenessUnder(parameters, policy.safetyCulture, policy.campaign),
    stream: world.streams.participation as Stream,
  };
}

/** One community's residents: decide whether and how to take part, then let attitudes drift. */
function decideCommunity(world: World, community: number, week: number, t: ReturnType<typeof weeklyTerms>): void {
  const { place, residents, record } = world;
  const performance = record.performance[community];
  t.stream.stepKeys(week, keys);
  const thisWeek = weekOf(world, community);
  const heardHelp = thisWeek.heard[FORM.help];
  const heardAll = thisWeek.heard.reduce((sum, share) => sum + share, 0);
  const own = {
    week: thisWeek,
    heardHelp,
    heardAll,
    quietHelp: Float64Array.from(cooperationTypes, (_, type) => normAt(t.norm, type, heardHelp)),
    quietAll: Float64Array.from(cooperationTypes, (_, type) => normAt(t.norm, type, heardAll)),
    forms: formsOf(world, community, t.norm),
    performance,
    // Elicited wishes raise what people expect; unmet ones are the failure mode of asking.
    expected: Math.min(1, performance + t.expectationPull),
    taking: new Int32Array(FORM_COUNT),
    registered: new Int32Array(1),
    adults: new Int32Array(1),
    ...heldParts(world),
  };
  for (let building = place.communityBuilding[community]; building < place.communityBuilding[community + 1]; building++) {
    decideBuilding(residents, place.buildingResident[building], place.buildingResident[building + 1] - 1, t, own);
  }
  for (let kind = 0; kind < kinds.length; kind++) driftConfidence(world, community, kind, t);
  recordWeek(world, community, own.taking, own.registered[0]);
  recordParts(world, own);
}

/** What an experiment holds of residents' choices: who takes part, as the 32-bit draw below which one does, and the shares of forms. */
function heldParts(world: World): { readonly held: number; readonly split: Float64Array | null } {
  const probability = heldAt(world, "participation", RESIDENTS);
  const parts = formRuleIds.map((rule) => heldAt(world, rule, RESIDENTS));
  const split = parts.every((part) => part !== undefined) ? Float64Array.from(parts) : null;
  return { held: probability === undefined ? FREE : Math.floor(clampShare(probability) * RANGE), split };
}

/** Choices of one community this week: the share of adults who take part, and the split of those by form. */
function recordParts(world: World, { taking, adults }: CommunityWeek): void {
  const acting = taking.reduce((sum, count) => sum + count, 0);
  if (adults[0] > 0) recordChoice(world, "participation", RESIDENTS, acting / adults[0], adults[0]);
  if (acting === 0) return;
  for (let form = 0; form < FORM_COUNT; form++) recordChoice(world, formRuleIds[form], RESIDENTS, taking[form] / acting, acting);
}

/** Confidence of a community's residents in one kind of organisation drifts to what it is elsewhere, and to what its record makes of it. */
function driftConfidence({ place, residents, record }: World, community: number, kind: number, t: ReturnType<typeof weeklyTerms>): void {
  const confidence = residents.confidence[kind];
  const at = community * kinds.length + kind;
  const prior = t.priors[kind];
  const known = clampShare(prior + record.performanceByKind[at] - t.usualPerformance);
  const { priorRate, recordRate } = t;
  const end = place.communityResident[community + 1];
  for (let i = place.communityResident[community]; i < end; i++) {
    confidence[i] += priorRate * (prior - confidence[i]) + recordRate * (known - confidence[i]);
  }
}

/** Moves residents' confidence at the start to where the record of this place would have brought it in years, which the warm-up has not. */
export function initialiseConfidence(world: World): void {
  const { place, residents, record } = world;
  const { priors, priorRate, recordRate, usualPerformance } = weeklyTerms(world);
  const taken = priorRate + recordRate > 0 ? recordRate / (priorRate + recordRate) : 0;
  for (let community = 0; community < place.communityCount; community++) {
    for (let kind = 0; kind < kinds.length; kind++) {
      const known = clampShare(priors[kind] + record.performanceByKind[community * kinds.length + kind] - usualPerformance);
      const confidence = residents.confidence[kind];
      for (let i = place.communityResident[community]; i < place.communityResident[community + 1]; i++)
        confidence[i] = clampShare(confidence[i] + taken * (known - priors[kind]));
    }
  }
}

/** What a week is like in one community, who takes part in each form so far, and how many are registered. */
interface CommunityWeek {
  readonly week: Week;
  readonly forms: Forms;
  /** What one hears of, help and all forms, and what that is worth to each cooperation type where no contact does anything. */
  readonly heardHelp: number;
  readonly heardAll: number;
  readonly quietHelp: Float64Array;
  readonly quietAll: Float64Array;
  readonly performance: number;
  readonly expected: number;
  readonly taking: Int32Array;
  readonly registered: Int32Array;
  readonly adults: Int32Array;
  /** Held by an experiment: the draw below which one takes part, or FREE; and the shares of forms. */
  readonly held: number;
  readonly split: Float64Array | null;
}

/** The one who chooses a form now. */
const chooser = { band: 0, registered: 0, type: 0, skill: 0, grievance: 0, seen: new Float64Array(FORM_COUNT) };
const shares = new Float64Array(FORM_COUNT);

/** The form that `draw`, a 32-bit number, gives the chooser. */
function chooseForm(forms: Forms, acts: number, { weights, heard }: Week, draw: number): number {
  for (let form = 0; form < FORM_COUNT; form++) {
    chooser.seen[form] = Math.min(1, heard[form] + weights[form] * ((acts >> (COUNT_BITS * form)) & COUNT_MASK));
  }
  formShares(forms, chooser, shares);
  return formAt(shares, draw);
}

/** The form that `draw` gives, by inversion of the shares in their order. */
function formAt(parts: Float64Array, draw: number): number {
  let left = draw / RANGE;
  let form = 0;
  while (form < FORM_COUNT - 1 && left >= parts[form]) left -= parts[form++];
  return form;
}

/** The residents of one building, `first` to `last`. A function of its own, so that the loop is compiled as it stands and stays so. */
function decideBuilding(
  { columns, count, attitudes: x, traits: b }: World["residents"],
  first: number,
  last: number,
  t: ReturnType<typeof weeklyTerms>,
  own: CommunityWeek,
): void {
  const { farFirst, farSecond } = columns;
  const { performance, expected, taking, heardHelp, heardAll, quietHelp, quietAll, forms, week, held, split } = own;
  const { acting, joining } = week;
  const { level, rise, fold } = t.norm;
  const { scale, efficacyWeight, dutyWeight, awarenessWeight, intrinsicWeight, crowdingWeight, solidarity, habitWeight } = t;
  const { grievanceWeight, jointTrust, helpTrust } = t;
  const { literacyGain, habitRate, erosion, recovery, intrinsicStart, hearsay, disconfirmation, expectationRate } = t;
  const { riskDecay, riskFloor, awarenessRate, awarenessTarget, socialRate, socialPrior } = t;
  const key1 = keys[0];
  const key2 = keys[1];
  const living = last - first + 1;
  const reach = Math.min(NEAR_CONTACTS, (living - 1) >> 1); // contacts on each side: in a small building all there are
  const leaving = Math.floor(week.leaving * RANGE);
  const [patrolWeight, meetingWeight, helpWeight, lookWeight] = week.weights;
  let registered = 0;
  let adults = 0;
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
  const registeredAt = TRAIT.registered * count;
  const activeAt = TRAIT.active * count;
  const wasActiveAt = TRAIT.wasActive * count;
  // One's own acts and those of near contacts, counted by form: a window that moves along the ring of the building's residents.
  let near = 0;
  for (let offset = -reach; offset <= reach; offset++) near += tally[b[wasActiveAt + first + ((offset + living) % living)]];
  for (let i = first; i <= last; i++) {
    // Read once; rounded, as the columns are, wherever it changes on the way.
    let efficacy = x[efficacyAt + i];
    let social = x[socialAt + i];
    const awareness = x[awarenessAt + i];
    const expectation = x[expectationAt + i];
    const satisfaction = x[satisfactionAt + i];
    const band = b[bandAt + i];
    if (band > 0) {
      adults++;
      // contacts: three on each side (around the building) and two far ones; their acts counted by form
      const acts = near - tally[b[wasActiveAt + i]] + tally[b[wasActiveAt + farFirst[i]]] + tally[b[wasActiveAt + farSecond[i]]];
      // visible hours: of help, and of all forms, which are open to who is registered or might be
      const type = b[typeAt + i];
      let normHelp = quietHelp[type];
      let normAll = quietAll[type];
      if (acts !== 0) {
        const helping = (acts >> (COUNT_BITS * FORM.help)) & COUNT_MASK;
        const seenHelp = Math.min(1, heardHelp + helpWeight * helping);
        const seenAll = Math.min(
          1,
          heardAll +
            patrolWeight * (acts & COUNT_MASK) +
            meetingWeight * ((acts >> (COUNT_BITS * FORM.deliberation)) & COUNT_MASK) +
            helpWeight * helping +
            lookWeight * ((acts >> (COUNT_BITS * FORM.look)) & COUNT_MASK),
        );
        normHelp = level[type] + rise[type] * seenHelp - (seenHelp > 0.5 ? fold[type] * (seenHelp - 0.5) : 0);
        normAll = level[type] + rise[type] * seenAll - (seenAll > 0.5 ? fold[type] * (seenAll - 0.5) : 0);
        // each of those who helped has eight contacts whom it may have been
        social = Math.fround(social + helpTrust * helping * (1 - social));
      }
      // utility common to taking part and registering
      const volunteer = b[registeredAt + i];
      const motivation = x[motivationAt + i];
      const habit = x[habitAt + i];
      const skill = Math.min(1, b[literacyAt + i] * LITERACY_SHARE + literacyGain);
      const shortfall = expectation - satisfaction;
      const grievance = (shortfall + Math.abs(shortfall)) / 2; // its positive part, without a branch that would go either way
      const common =
        efficacyWeight * (efficacy - 0.5) +
        dutyWeight * (skill - 0.5) +
        awarenessWeight * (awareness - 0.5) +
        intrinsicWeight * (motivation - 0.5) -
        crowdingWeight * motivation +
        solidarity * (social - 0.5) +
        grievanceWeight * grievance +
        habitWeight * habit;
      // first step: this week or not
      const draw = hash32(2 * i, key1, key2);
      let cell = ((common + acting[volunteer * AGE_BANDS + band] + (volunteer === 1 ? normAll : normHelp)) * scale + ZERO_CELL) | 0;
      cell = cell < 0 ? 0 : cell >= TABLE_SIZE ? TABLE_SIZE - 1 : cell;
      let bits = 0;
      if (draw < (held === FREE ? chances[cell] : held)) {
        // second step: in which form
        chooser.band = band;
        chooser.registered = volunteer;
        chooser.type = type;
        chooser.skill = skill;
        chooser.grievance = grievance;
        const second = hash32(2 * i + 1, key1, key2);
        const form = split === null ? chooseForm(forms, acts, week, second) : formAt(split, second);
        bits = 1 << form;
        taking[form]++;
        social = Math.fround(social + jointTrust * (1 - social));
        if (form === FORM.deliberation) efficacy = Math.fround(efficacy + t.voiceRate * (t.voice - efficacy));
        x[habitAt + i] = habit + habitRate * (1 - habit);
      } else {
        x[habitAt + i] = habit - habitRate * habit;
        // registering and leaving, at the other end of the same draw: one does one thing in a week
        if (volunteer === 0) {
          cell = ((common + joining[band] + normAll) * scale + ZERO_CELL) | 0;
          cell = cell < 0 ? 0 : cell >= TABLE_SIZE ? TABLE_SIZE - 1 : cell;
          if (draw >= RANGE - chances[cell]) b[registeredAt + i] = 1;
        } else if (draw >= RANGE - leaving) b[registeredAt + i] = 0;
      }
      b[activeAt + i] = bits;
      registered += b[registeredAt + i];
      x[motivationAt + i] = motivation - erosion * motivation + recovery * (intrinsicStart - motivation);
    }
    const ahead = i + reach + 1;
    const behind = i - reach;
    near +=
      tally[b[wasActiveAt + (ahead > last ? ahead - living : ahead)]] - tally[b[wasActiveAt + (behind < first ? behind + living : behind)]];
    // attitudes drift: word of mouth, forgetting, adaptation
    x[efficacyAt + i] = efficacy + hearsay * (performance - efficacy);
    const judged = performance + disconfirmation * (performance - expectation);
    x[satisfactionAt + i] = satisfaction + hearsay * ((judged < 0 ? 0 : judged > 1 ? 1 : judged) - satisfaction);
    x[expectationAt + i] = expectation + expectationRate * (expected - expectation);
    x[riskAt + i] += riskDecay * (riskFloor - x[riskAt + i]);
    x[awarenessAt + i] = awareness + awarenessRate * (awarenessTarget - awareness);
    x[socialAt + i] = social + socialRate * (socialPrior - social);
  }
  own.registered[0] += registered;
  own.adults[0] += adults;
}
