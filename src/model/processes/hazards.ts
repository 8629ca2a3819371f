/**
 * Process 2, hazards (daily): arrivals by building and category.
 *
 * λ = base · residents · risk of the building · trend · season · surge · Π(1 − e · dose) + self-excitation. Excitation decays
 * exponentially and falls partly on neighbouring buildings (Hawkes process with branching ratio < 1; Mohler et al. 2011). The number of a
 * day is a Poisson draw by inversion of one uniform keyed by building, category and day, so arms with other rates share their luck.
 */
import { exp, poissonQuantile, pow, sin } from "../../kernel/maths.ts";
import { isSurelyBelow } from "../../kernel/roundedUniforms.ts";
import { THRESHOLD_COUNT, thresholds } from "../hazardStore.ts";
import type { Category, World } from "../state.ts";
import { escalate } from "./escalation.ts";

const NOTICE = thresholds.indexOf("notice");
const TWO_PI = 6.283185307179586;
const RATE_PER_RESIDENT_DAY = 1 / (1000 * 365);

export function arriveHazards(world: World): void {
  const { place, categories, field, streams, arrivalLuck, day } = world;
  const categoryCount = categories.length;
  const factors = categories.map((category) => dayFactor(world, category));
  const decays = categories.map((category) => exp(-1 / category.fields.excitationDays));
  const keys = categories.map((category) => category.key);
  const { rate, excitation } = field;
  const rounded = arrivalLuck?.at(day, (cell) =>
    streams.arrivals.uniform(day, Math.floor(cell / categoryCount), keys[cell % categoryCount]),
  );
  for (let building = 0; building < place.buildingCount; building++) {
    for (let c = 0; c < categoryCount; c++) {
      const cell = building * categoryCount + c;
      const triggered = excitation[cell];
      excitation[cell] = triggered * decays[c];
      const mean = rate[cell] * factors[c] + triggered;
      if (mean <= 0 || (rounded !== undefined && isSurelyBelow(rounded[cell], 1 - mean))) continue;
      const u = streams.arrivals.uniform(day, building, keys[c]);
      if (u < 1 - mean) continue; // e^−mean ≥ 1 − mean: no arrival
      const arrivals = mean < 16 ? poissonFrom(u, mean) : Math.min(4095, poissonQuantile(u, mean));
      for (let ordinal = 0; ordinal < arrivals; ordinal++) createHazard(world, building, categories[c], ordinal);
    }
  }
}

/** Poisson count by inversion of `u`: the number of cumulative probabilities not above it. */
function poissonFrom(u: number, mean: number): number {
  let probability = exp(-mean);
  let cumulative = probability;
  let count = 0;
  while (u >= cumulative && count < 4000) {
    count++;
    probability *= mean / count;
    cumulative += probability;
    if (probability < 1e-300) break;
  }
  return count;
}

/** Trend, season and surge of one category today. */
function dayFactor(world: World, category: Category): number {
  const { trend, seasonAmplitude, seasonPeakDay } = category.fields;
  const years = world.day / 365;
  const season = 1 + seasonAmplitude * sin(TWO_PI * (world.day / 365 - seasonPeakDay / 365 + 0.25));
  return pow(1 + trend, years) * season * (1 + world.emergency.surge[category.index]);
}

/** Attribute draws of one hazard; append only. */
const DRAW = { severity: 20, latent: 21, partner: 22, work: 23, victimNotice: 25, matter: 26 } as const;

function createHazard(world: World, building: number, category: Category, ordinal: number): void {
  const { hazards, streams, day, parameters } = world;
  const luck = streams.hazard;
  const slot = hazards.add(building, category.index, day, ordinal, luck);
  const c = hazards.columns;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  const fields = category.fields;
  c.severity[slot] = pow(luck.uniform(DRAW.severity, agent, own), 1 / fields.severityMean - 1);
  c.latent[slot] = luck.bernoulli(fields.latentShare, DRAW.latent, agent, own) ? 1 : 0;
  c.needsPartner[slot] = luck.bernoulli(fields.partnerShare, DRAW.partner, agent, own) ? 1 : 0;
  c.work[slot] = fields.workHours * (0.4 + 0.6 * luck.exponential(DRAW.work, agent, own)) * (0.6 + 0.8 * c.severity[slot]);
  c.matter[slot] = luck.integer(parameters.knowledge.matters, DRAW.matter, agent, own);
  c.harm[slot] = 0;
  world.period.createdByCategory[category.index]++;
  excite(world, building, category);
  if (c.latent[slot] === 1) world.period.atRiskByCategory[category.index]++;
  else {
    world.period.onArrivalByCategory[category.index]++;
    escalate(world, slot);
    // Somebody affected knows at once, mostly; else the noticing budget of other residents decides.
    if (luck.bernoulli(parameters.detection.victimNotice, DRAW.victimNotice, agent, own))
      hazards.budget[slot * THRESHOLD_COUNT + NOTICE] = 0;
  }
}

/** One hazard raises the expected arrivals at its building and at the two next to it. */
function excite(world: World, building: number, category: Category): void {
  const { place, field } = world;
  const { branchingRatio, excitationDays } = category.fields;
  if (branchingRatio === 0) return;
  const total = branchingRatio * (1 - exp(-1 / excitationDays));
  const nearby = (total * world.parameters.hazards.nearbyShare) / 2;
  const count = world.categories.length;
  const community = place.buildingCommunity[building];
  field.excitation[building * count + category.index] += total - 2 * nearby;
  for (const neighbour of [building - 1, building + 1]) {
    const inside = neighbour >= place.communityBuilding[community] && neighbour < place.communityBuilding[community + 1];
    field.excitation[(inside ? neighbour : building) * count + category.index] += nearby;
  }
}

/** Expected arrivals before season, trend and excitation: set anew when guardianship changes (weekly). */
export function setArrivalRates(world: World): void {
  const { place, categories, field, policy, parameters, specification } = world;
  const p = parameters.hazards;
  const monitored = policy.activeMonitoring + (1 - policy.activeMonitoring) * parameters.technology.passiveShare;
  for (let building = 0; building < place.buildingCount; building++) {
    const community = place.buildingCommunity[building];
    const residents = place.buildingResident[building + 1] - place.buildingResident[building];
    const base = residents * RATE_PER_RESIDENT_DAY * p.level * specification.communities[community].hazardLevel;
    const patrol = saturating(field.patrol[building], p.patrolHalfDose);
    const guard = saturating(field.guard[building], p.guardHalfDose);
    const volunteer = saturating(field.volunteer[building], p.volunteerHalfDose);
    const culture = policy.safetyCulture;
    for (const category of categories) {
      const f = category.fields;
      field.rate[building * categories.length + category.index] =
        base *
        f.baseRate *
        place.risk[building * categories.length + category.index] *
        (1 - f.patrolPrevention * patrol) *
        (1 - f.guardPrevention * guard) *
        (1 - f.volunteerPrevention * volunteer) *
        (1 - f.cameraPrevention * policy.cameraCoverage * monitored) *
        (1 - f.gatePrevention * policy.gateCoverage) *
        (1 - f.culturePrevention * culture) *
        (1 + f.patrolPrevention * field.displaced[building]);
    }
  }
}

/** Dose response with half of the effect at the half dose. */
export function saturating(dose: number, halfDose: number): number {
  return dose / (dose + halfDose);
}
