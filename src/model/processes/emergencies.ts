/**
 * Emergencies (daily): shocks that need several functions at once.
 *
 * Mobilisation time is that of the slowest needed function: chain length × delay per step + its own preparation, both shortened by
 * practised readiness, linkage and local reserves. Loss grows until everybody is there. Drills, not plans, raise readiness.
 */
import { exp } from "../../kernel/maths.ts";
import { kindsAnsweringFor, rolesWith } from "../kindLists.ts";
import type { OrganisationRole } from "../kinds.ts";
import type { Parameters } from "../parameters/catalogue.ts";
import { clampShare } from "../residents.ts";
import type { EventSpecification } from "../specification.ts";
import type { Organisation, World } from "../state.ts";
import { REFERENCE_RESIDENTS } from "../units.ts";
import { chainLength } from "./ties.ts";

const ANSWERABLE = kindsAnsweringFor("emergencies");
const WITHOUT_STAFF = rolesWith("volunteers");

interface EmergencyType {
  readonly functions: readonly OrganisationRole[];
  /** Category → parameter that says how many more arrive at severity 1, as a share. */
  readonly surge: Readonly<Record<string, keyof Parameters["emergency"]>>;
}

export const emergencyTypes: Readonly<Record<EventSpecification["type"], EmergencyType>> = {
  flood: {
    functions: ["line-department", "police-station", "property-company", "residents-committee", "volunteer-team"],
    surge: { "fire-facility": "floodFacility", "help-request": "floodHelp", "environment-traffic": "floodEnvironment" },
  },
  epidemic: {
    functions: ["street-office", "residents-committee", "social-work-ngo", "volunteer-team"],
    surge: { "help-request": "epidemicHelp", dispute: "epidemicDispute" },
  },
  "crime-wave": {
    functions: ["police-station", "security-company", "residents-committee"],
    surge: { "property-crime": "crimeWaveProperty", "public-order": "crimeWaveOrder" },
  },
  "facility-failure": {
    functions: ["property-company", "line-department", "street-office"],
    surge: { "fire-facility": "failureFacility", "help-request": "failureHelp" },
  },
};

export function faceEmergencies(world: World): void {
  const { specification, emergency, day, policy, parameters } = world;
  emergency.surge.fill(0);
  let strain = 0;
  const p = parameters.emergency;
  const relief = p.surgeRelief * policy.linkage * emergency.readiness;
  for (const event of specification.events) {
    if (event.day === day) strike(world, event);
    if (day < event.day || day >= event.day + event.days) continue;
    strain = Math.max(strain, event.severity);
    const { surge } = emergencyTypes[event.type];
    world.categories.forEach((category, c) => {
      const extra = surge[category.id];
      if (extra !== undefined) emergency.surge[c] += p[extra] * event.severity * (1 - relief);
    });
  }
  emergency.capacityFactor = 1 - p.capacityStrain * strain * (1 - relief);
}

/**
 * Readiness follows drills and fades (monthly), wherever it began: what is not practised is forgotten. Every body drills its own house as
 * the rules ask (usualDrills), which practises no joint plan; drills of a plan count as far as bodies found the hours for them.
 */
export function drill(world: World): void {
  const { emergency, policy, parameters } = world;
  const p = parameters.emergency;
  const joint = policy.drills * fulfilledShare(world) * Math.min(1, p.drillBase + p.drillPlan * policy.emergencyPlan);
  const gain = p.drillGain * Math.min(1, p.usualDrills * p.drillBase + joint);
  emergency.readiness += gain * (1 - emergency.readiness) - p.readinessDecay * emergency.readiness;
}

/** Mean share of what they undertook that bodies with staff worked. */
function fulfilledShare({ organisations }: World): number {
  let bodies = 0;
  let sum = 0;
  for (const { staff, fulfilled } of organisations) {
    if (staff <= 0) continue;
    bodies++;
    sum += fulfilled;
  }
  return bodies > 0 ? sum / bodies : 1;
}

/** Hours until a role is in the field: the quickest organisation of that role decides. */
function roleHours(world: World, role: OrganisationRole): number {
  const candidates = world.organisations.filter(
    (organisation) => organisation.role === role && (organisation.staff > 0 || WITHOUT_STAFF.has(role)),
  );
  const { unlinkedSteps, hopHours, functionHours } = world.parameters.emergency;
  // Help from another street, which nobody here is tied to.
  if (candidates.length === 0) return unlinkedSteps * hopHours + functionHours;
  return Math.min(...candidates.map((organisation) => organisationHours(world, organisation)));
}

function organisationHours(world: World, organisation: Organisation): number {
  const { policy, parameters, emergency } = world;
  const p = parameters.emergency;
  const practised = emergency.readiness * Math.min(1, p.practiceBase + p.practiceLinkage * policy.linkage);
  const chain = chainLength(world, organisation, p.unlinkedSteps) * p.hopHours * (1 - p.chainRelief * practised);
  const load = 1 + p.loadDelay * Math.max(0, Math.min(p.loadCeiling, organisation.utilisation) - p.loadThreshold);
  return chain + p.functionHours * load * (1 - p.practiceRelief * practised) * (1 - p.reserveRelief * policy.localReserve);
}

/** Mobilisation time of an emergency type now, hours. */
export function mobilisationHours(world: World, type: EventSpecification["type"]): number {
  return Math.max(...emergencyTypes[type].functions.map((role) => roleHours(world, role)));
}

function strike(world: World, event: EventSpecification): void {
  const { place, parameters, period, policy } = world;
  const p = parameters.emergency;
  const hours = mobilisationHours(world, event.type);
  const size = place.residentCount / REFERENCE_RESIDENTS;
  const loss = p.lossScale * size * event.severity * exp(p.growth * hours) * (1 - p.reserveProtection * policy.localReserve);
  period.emergencies++;
  period.mobilisationHours += hours;
  period.emergencyLoss += loss;
  judgeResponse(world, clampShare(1 - hours / p.failureHours), event.severity);
}

/** Everyone saw how it went. */
function judgeResponse(world: World, outcome: number, severity: number): void {
  const { residents, parameters } = world;
  const { gainRate, lossRatio } = parameters.trust;
  const { judgement, fear } = parameters.emergency;
  const risk = residents.columns.perceivedRisk;
  for (let i = 0; i < residents.count; i++) {
    for (const kind of ANSWERABLE) {
      const confidence = residents.confidence[kind];
      const gap = outcome - confidence[i];
      confidence[i] += Math.min(1, judgement * severity * (gap > 0 ? gainRate : gainRate * lossRatio)) * gap;
    }
    risk[i] += fear * severity * (1 - outcome) * (1 - risk[i]);
  }
}
