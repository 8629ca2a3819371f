/**
 * Emergencies (daily): shocks that need several functions at once.
 *
 * Mobilisation time is that of the slowest needed function: chain length × delay per step + its own preparation, both shortened by
 * practised readiness, linkage and local reserves. Loss grows until everybody is there. Drills, not plans, raise readiness.
 */
import { exp } from "../../kernel/maths.ts";
import { kindsAnsweringFor, rolesWith } from "../kindLists.ts";
import type { OrganisationRole } from "../kinds.ts";
import { clampShare } from "../residents.ts";
import type { EventSpecification } from "../specification.ts";
import type { Organisation, World } from "../state.ts";
import { chainLength } from "./ties.ts";

const ANSWERABLE = kindsAnsweringFor("emergencies");
const WITHOUT_STAFF = rolesWith("volunteers");

interface EmergencyType {
  readonly functions: readonly OrganisationRole[];
  /** Extra arrivals by category at severity 1, as a share. */
  readonly surge: Readonly<Record<string, number>>;
}

export const emergencyTypes: Readonly<Record<EventSpecification["type"], EmergencyType>> = {
  flood: {
    functions: ["line-department", "police-station", "property-company", "residents-committee", "volunteer-team"],
    surge: { "fire-facility": 2.5, "help-request": 2, "environment-traffic": 1 },
  },
  epidemic: {
    functions: ["street-office", "residents-committee", "social-work-ngo", "volunteer-team"],
    surge: { "help-request": 3, dispute: 0.6 },
  },
  "crime-wave": {
    functions: ["police-station", "security-company", "residents-committee"],
    surge: { "property-crime": 1.5, "public-order": 1.2 },
  },
  "facility-failure": {
    functions: ["property-company", "line-department", "street-office"],
    surge: { "fire-facility": 3, "help-request": 1 },
  },
};

export function faceEmergencies(world: World): void {
  const { specification, emergency, day, policy, parameters } = world;
  emergency.surge.fill(0);
  let strain = 0;
  const relief = parameters.emergency.surgeRelief * policy.linkage * emergency.readiness;
  for (const event of specification.events) {
    if (event.day === day) strike(world, event);
    if (day < event.day || day >= event.day + event.days) continue;
    strain = Math.max(strain, event.severity);
    const { surge } = emergencyTypes[event.type];
    world.categories.forEach((category, c) => {
      emergency.surge[c] += (surge[category.id] ?? 0) * event.severity * (1 - relief);
    });
  }
  emergency.capacityFactor = 1 - 0.3 * strain * (1 - relief);
}

/** Readiness follows drills and fades (monthly). */
export function drill(world: World): void {
  const { emergency, policy, parameters } = world;
  const p = parameters.emergency;
  const start = parameters.institutions.readiness;
  emergency.readiness += p.drillGain * policy.drills * (0.3 + 0.7 * policy.emergencyPlan) * (1 - emergency.readiness);
  if (emergency.readiness > start) emergency.readiness -= p.readinessDecay * (emergency.readiness - start);
}

/** Hours until a role is in the field: the quickest organisation of that role decides. */
function roleHours(world: World, role: OrganisationRole): number {
  const candidates = world.organisations.filter(
    (organisation) => organisation.role === role && (organisation.staff > 0 || WITHOUT_STAFF.has(role)),
  );
  if (candidates.length === 0) return 3 * world.parameters.emergency.functionHours;
  return Math.min(...candidates.map((organisation) => organisationHours(world, organisation)));
}

function organisationHours(world: World, organisation: Organisation): number {
  const { policy, parameters, emergency } = world;
  const p = parameters.emergency;
  const practised = emergency.readiness * (0.4 + 0.6 * policy.linkage);
  const chain = chainLength(world, organisation, 4) * p.hopHours * (1 - 0.7 * practised);
  const load = 1 + 0.5 * Math.max(0, Math.min(2, organisation.utilisation) - 0.8);
  return chain + p.functionHours * load * (1 - 0.8 * practised) * (1 - 0.4 * policy.localReserve);
}

/** Mobilisation time of an emergency type now, hours. */
export function mobilisationHours(world: World, type: EventSpecification["type"]): number {
  return Math.max(...emergencyTypes[type].functions.map((role) => roleHours(world, role)));
}

function strike(world: World, event: EventSpecification): void {
  const { place, parameters, period, policy } = world;
  const p = parameters.emergency;
  const hours = mobilisationHours(world, event.type);
  const loss = p.lossScale * (place.residentCount / 8000) * event.severity * exp(p.growth * hours) * (1 - 0.3 * policy.localReserve);
  period.emergencies++;
  period.mobilisationHours += hours;
  period.emergencyLoss += loss;
  judgeResponse(world, clampShare(1 - hours / 40), event.severity);
}

/** Everyone saw how it went. */
function judgeResponse(world: World, outcome: number, severity: number): void {
  const { residents, parameters } = world;
  const p = parameters.trust;
  const risk = residents.columns.perceivedRisk;
  for (let i = 0; i < residents.count; i++) {
    for (const kind of ANSWERABLE) {
      const confidence = residents.confidence[kind];
      const gap = outcome - confidence[i];
      confidence[i] += Math.min(1, 0.5 * severity * (gap > 0 ? p.gainRate : p.gainRate * p.lossRatio)) * gap;
    }
    risk[i] += 0.15 * severity * (1 - outcome) * (1 - risk[i]);
  }
}
