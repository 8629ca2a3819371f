/**
 * Process 2, hazards (daily): arrivals by building and category.
 *
 * λ = base · residents · risk of the building · trend · season · surge · Π(1 − e · dose) + displaced + self-excitation. Excitation decays
 * exponentially and falls partly on buildings within reach (Hawkes process with branching ratio < 1; Mohler et al. 2011). The number of a
 * day is a Poisson draw by inversion of one uniform keyed by building, category and day, so arms with other rates share their chance.
 */
import { cos, exp, poissonQuantile, pow } from "../../kernel/maths.ts";
import { isSurelyBelow } from "../../kernel/roundedUniforms.ts";
import { ORDINALS_PER_DAY, THRESHOLD_COUNT, thresholds } from "../hazardStore.ts";
import type { Category, World } from "../state.ts";
import { DAYS_PER_YEAR } from "../time.ts";
import { PER_THOUSAND } from "../units.ts";
import { displaceArrivals, feelPresence, saturating } from "./displacement.ts";
import { escalate } from "./escalation.ts";

const NOTICE = thresholds.indexOf("notice");
/** Category rates are per 1,000 residents and year. */
const RATE_PER_RESIDENT_DAY = 1 / (PER_THOUSAND * DAYS_PER_YEAR);
/** Ordinals of a day in a hazard's key (see hazardStore) end here. */
const MOST_A_DAY = ORDINALS_PER_DAY - 1;

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
  const arrived: number[] = [];
  for (let building = 0; building < place.buildingCount; building++) {
    for (let c = 0; c < categoryCount; c++) {
      const cell = building * categoryCount + c;
      const triggered = excitation[cell];
      excitation[cell] = triggered * decays[c];
      const mean = rate[cell] * factors[c] + triggered;
      if (mean <= 0 || (rounded !== undefined && isSurelyBelow(rounded[cell], 1 - mean))) continue;
      const u = streams.arrivals.uniform(day, building, keys[c]);
      if (u < 1 - mean) continue; // e^−mean ≥ 1 − mean: no arrival
      const arrivals = Math.min(MOST_A_DAY, poissonQuantile(u, mean));
      for (let ordinal = 0; ordinal < arrivals; ordinal++) {
        createHazard(world, building, categories[c], ordinal);
        arrived.push(cell);
      }
    }
  }
  // Only now, so that no building sees the arrivals of a day before another.
  for (const cell of arrived) excite(world, Math.floor(cell / categoryCount), categories[cell % categoryCount]);
}

/** Trend, season and surge of one category today. */
function dayFactor(world: World, category: Category): number {
  const { trend, seasonAmplitude, seasonPeakDay } = category.fields;
  const season = seasonAmplitude === 0 ? 1 : 1 + seasonAmplitude * cos((2 * Math.PI * (world.day - seasonPeakDay)) / DAYS_PER_YEAR);
  return pow(1 + trend, world.day / DAYS_PER_YEAR) * season * (1 + world.emergency.surge[category.index]);
}

/** Attribute draws of one hazard; append only. */
const DRAW = { severity: 20, latent: 21, partner: 22, work: 23, victimNotice: 25, matter: 26 } as const;

function createHazard(world: World, building: number, category: Category, ordinal: number): void {
  const { hazards, streams, day, parameters } = world;
  const { severityWork } = parameters.hazards;
  const { fixedWork } = parameters.handling;
  const luck = streams.hazard;
  const slot = hazards.add(building, category.index, day, ordinal, luck);
  const c = hazards.columns;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  const fields = category.fields;
  c.severity[slot] = pow(luck.uniform(DRAW.severity, agent, own), 1 / fields.severityMean - 1);
  c.latent[slot] = luck.bernoulli(fields.latentShare, DRAW.latent, agent, own) ? 1 : 0;
  c.needsPartner[slot] = luck.bernoulli(fields.partnerShare, DRAW.partner, agent, own) ? 1 : 0;
  const share = fixedWork + (1 - fixedWork) * luck.exponential(DRAW.work, agent, own);
  c.work[slot] = fields.workHours * share * (1 + severityWork * (c.severity[slot] - 0.5));
  c.matter[slot] = luck.integer(parameters.knowledge.matters, DRAW.matter, agent, own);
  c.harm[slot] = 0;
  world.period.createdByCategory[category.index]++;
  if (c.latent[slot] === 1) world.period.atRiskByCategory[category.index]++;
  else {
    world.period.onArrivalByCategory[category.index]++;
    escalate(world, slot);
    // Somebody affected knows at once, mostly; else the noticing budget of other residents decides.
    if (luck.bernoulli(parameters.detection.victimNotice, DRAW.victimNotice, agent, own))
      hazards.budget[slot * THRESHOLD_COUNT + NOTICE] = 0;
  }
}

/** One hazard raises the expected arrivals by `branchingRatio` in all where the police prevent nothing, at its neighbours by weight and, with what is left, at its building. */
function excite(world: World, building: number, category: Category): void {
  const { neighbours } = world.place;
  const { branchingRatio, excitationDays } = category.fields;
  if (branchingRatio === 0) return;
  const { excitation } = world.field;
  const count = world.categories.length;
  let left = branchingRatio * (1 - exp(-1 / excitationDays));
  const nearby = left * world.parameters.hazards.nearbyShare;
  for (let k = neighbours.offsets[building]; k < neighbours.offsets[building + 1]; k++) {
    const part = nearby * neighbours.weights[k];
    excitation[neighbours.ids[k] * count + category.index] += part * unprevented(world, neighbours.ids[k], category);
    left -= part;
  }
  excitation[building * count + category.index] += left * unprevented(world, building, category);
}

/** What police work on a place leaves of arrivals there, of repeats as of first ones. */
function unprevented({ field, parameters }: World, building: number, { fields }: Category): number {
  return 1 - fields.problemPrevention * saturating(field.prevention[building], parameters.hazards.preventionHalfDose);
}

/** Expected arrivals before season, trend and excitation: set again when guardianship changes (weekly). */
export function setArrivalRates(world: World): void {
  const { place, categories, field, policy, parameters, specification } = world;
  const p = parameters.hazards;
  const monitored = policy.activeMonitoring + (1 - policy.activeMonitoring) * parameters.technology.passiveShare;
  // What is the same at all buildings, by category.
  const cameras = categories.map(({ fields: f }) => 1 - f.cameraPrevention * policy.cameraCoverage * monitored);
  const gates = categories.map(({ fields: f }) => 1 - f.gatePrevention * policy.gateCoverage);
  const culture = categories.map(({ fields: f }) => 1 - f.culturePrevention * policy.safetyCulture);
  const { unpatrolled, rate, deterrence } = field;
  feelPresence(world);
  for (let building = 0; building < place.buildingCount; building++) {
    const community = place.buildingCommunity[building];
    const residents = place.buildingResident[building + 1] - place.buildingResident[building];
    const base = residents * RATE_PER_RESIDENT_DAY * p.level * specification.communities[community].hazardLevel;
    const guard = saturating(field.guard[building], p.guardHalfDose);
    const volunteer = saturating(field.volunteer[building], p.volunteerHalfDose);
    const prevention = saturating(field.prevention[building], p.preventionHalfDose);
    for (let c = 0; c < categories.length; c++) {
      const f = categories[c].fields;
      const cell = building * categories.length + c;
      unpatrolled[cell] =
        base *
        f.baseRate *
        place.risk[cell] *
        (1 - f.problemPrevention * prevention) *
        (1 - f.guardPrevention * guard) *
        (1 - f.volunteerPrevention * volunteer) *
        cameras[c] *
        gates[c] *
        culture[c];
      rate[cell] = unpatrolled[cell] * (1 - f.patrolPrevention * deterrence[building]);
    }
  }
  displaceArrivals(world);
}
