/**
 * Process 3, detection (daily): who comes to know of a hazard, and who tells.
 *
 * Residents notice at a rate and then decide: P(report) = σ(a + b₁ severity + b₂ (expected response − ½) + b₃ (confidence − ½) −
 * b₄ channel cost + b₅ (awareness − ½)), a random-utility form. Neighbourhood cohesion is not a term (Zhang, Messner & Liu 2007 [V]).
 * Patrols, guards, volunteers, inspectors and sensors detect at rates proportional to their presence. A matter noticed again before it
 * is solved brings duplicate reports.
 */
import { sigmoid } from "../../kernel/maths.ts";
import { detectors, NEVER, OPEN, THRESHOLD_COUNT, thresholds } from "../hazardStore.ts";
import { heed } from "../policy.ts";
import { organisationKinds } from "../specification.ts";
import type { World } from "../state.ts";
import { victimOf } from "./experience.ts";
import { openCase } from "./routing.ts";

const NOTICE = thresholds.indexOf("notice");
/** Detection by presence: threshold and detector go by the same name. */
const presence = ["volunteer", "patrol", "guard", "inspection", "sensor"].map((name) => ({
  threshold: thresholds.indexOf(name as (typeof thresholds)[number]),
  detector: detectors.indexOf(name as (typeof detectors)[number]),
}));
const RESIDENT = detectors.indexOf("resident");

export function detectHazards(world: World): void {
  const { hazards, categories, field, parameters, policy, place, record } = world;
  const c = hazards.columns;
  const attention = Array.from(
    { length: place.communityCount },
    (_, community) => 1 + parameters.detection.activeReporterFactor * record.active[community * 3],
  );
  const cameras = policy.cameraCoverage * (policy.activeMonitoring + (1 - policy.activeMonitoring) * parameters.technology.passiveShare);
  // Inspectors look where residents say it matters, as far as they were asked and are heard.
  const aim = categories.map((category) => Math.max(0.2, 1 + 2 * heed(policy) * (category.fields.need - 1)));
  const rates = new Float64Array(presence.length);
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0) continue;
    const fields = categories[c.category[slot]].fields;
    const building = c.building[slot];
    const base = slot * THRESHOLD_COUNT;
    // A latent hazard stays in view; an incident is seen as it happens and soon past.
    const age = world.day - c.escalatedDay[slot];
    const fading = c.escalatedDay[slot] === NEVER ? 1 : 1 / ((1 + age) * (1 + age));
    if (c.status[slot] === OPEN) {
      rates[0] = fading * fields.patrolSight * field.volunteer[building];
      rates[1] = fading * fields.patrolSight * field.patrol[building];
      rates[2] = fading * parameters.detection.guardSight * fields.patrolSight * field.guard[building];
      rates[3] = c.latent[slot] * parameters.detection.inspectionSight * field.inspection[building] * aim[c.category[slot]];
      rates[4] = fading * fields.sensorSight * cameras;
      if (meetPresence(world, slot, base, rates)) continue;
    }
    hazards.budget[base + NOTICE] -= fields.noticeRate * attention[place.buildingCommunity[building]] * fading;
    if (hazards.budget[base + NOTICE] <= 0) notice(world, slot, base);
  }
}

/** Spends the presence budgets; opens a case when one runs out. */
function meetPresence(world: World, slot: number, base: number, rates: Float64Array): boolean {
  const { hazards } = world;
  for (let k = 0; k < presence.length; k++) {
    const at = base + presence[k].threshold;
    hazards.budget[at] -= rates[k];
    if (hazards.budget[at] > 0) continue;
    hazards.budget[at] = Number.POSITIVE_INFINITY;
    if (presence[k].detector === detectors.indexOf("sensor")) world.period.trueAlerts++;
    openCase(world, slot, presence[k].detector, -1);
    return true;
  }
  return false;
}

/** A resident becomes aware of the hazard and decides whether to report it. */
function notice(world: World, slot: number, base: number): void {
  const { hazards, streams, place } = world;
  const c = hazards.columns;
  const agent = hazards.agentKey(slot);
  const own = hazards.ordinalKey(slot);
  const turn = c.notices[slot]++;
  hazards.budget[base + NOTICE] = streams.notice.exponential(2 * turn, agent, own);
  const building = c.building[slot];
  const first = place.buildingResident[building];
  const count = place.buildingResident[building + 1] - first;
  // Of an incident the victim knows first; else anyone in the building may come upon it.
  const struck = turn === 0 && c.escalatedDay[slot] === c.createdDay[slot];
  const resident = struck ? victimOf(world, slot) : first + streams.notice.integer(count, 2 * turn + 1, agent, own);
  const known = c.status[slot] !== OPEN;
  world.period.noticed++;
  const probability = reportProbability(world, slot, resident, known);
  if (!streams.report.bernoulli(probability, turn, agent, own)) return;
  world.period.reported++;
  world.watch.reportsToday++;
  c.reports[slot]++;
  if (known) receiveDuplicate(world, slot, turn);
  else openCase(world, slot, RESIDENT, resident);
}

/** Probability that a resident who noticed reports. */
export function reportProbability(world: World, slot: number, resident: number, known: boolean): number {
  const { residents, parameters, policy, hazards } = world;
  const c = hazards.columns;
  const category = c.category[slot];
  const fields = world.categories[category].fields;
  const p = parameters.detection;
  const r = residents.columns;
  const lead = world.leads[world.place.buildingCommunity[c.building[slot]] * world.categories.length + category][0];
  const kind = lead === undefined ? organisationKinds.indexOf("ngo") : world.organisations[lead].kindIndex;
  const severity = c.severity[slot];
  const cost = Math.min(1.5, policy.channelCost + world.reluctance);
  const utility =
    fields.reportIntercept +
    p.severityWeight * (severity - fields.severityMean) +
    p.responseWeight * (r.efficacy[resident] - 0.5) +
    p.confidenceWeight * (residents.confidence[kind][resident] - 0.5) -
    p.channelWeight * (cost - 0.5) +
    p.awarenessWeight * (r.awareness[resident] - 0.5) +
    p.trivialAwareness * policy.campaign * (1 - severity);
  const relief = known ? 1 - p.duplicateRelief * policy.openness : 1;
  return sigmoid(utility) * relief;
}

/** A further report of a matter that is known: merged on the platform, or one more case to look at. */
function receiveDuplicate(world: World, slot: number, turn: number): void {
  const { hazards, streams, policy, parameters, period } = world;
  const c = hazards.columns;
  const merged = policy.platformCoverage * policy.interoperability * policy.duplicateMerging;
  period.duplicates++;
  c.duplicates[slot]++;
  if (streams.report.bernoulli(merged, 1000000 + turn, hazards.agentKey(slot), hazards.ordinalKey(slot))) {
    c.merged[slot]++;
    period.merged++;
    return;
  }
  const receiver = c.firstOrganisation[slot] >= 0 ? c.firstOrganisation[slot] : c.organisation[slot];
  const organisation = world.organisations[receiver];
  organisation.owed += parameters.routing.duplicateHours;
  organisation.asked += parameters.routing.duplicateHours;
}

/** Volunteers' clues that turn out to be nothing, and sensors' false alerts: both take staff time. */
export function handleNoise(world: World): void {
  const { place, record, parameters, policy, organisations, serving, period, streams, day } = world;
  const d = parameters.detection;
  const t = parameters.technology;
  for (let community = 0; community < place.communityCount; community++) {
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    const reporters = record.active[community * 3] * residents;
    const clues = streams.alerts.poisson((reporters * d.cluesPerMonth) / 30, day, community, 1);
    period.clues += clues;
    period.volunteerMonths += reporters / 30;
    charge(world, serving[community], "residents-committee", clues * (1 - d.valuableShare) * parameters.routing.intakeHours);
    const meanAlerts = t.alertsPerCamera * policy.cameraCoverage * (residents / 100) * (0.3 + 0.7 * policy.activeMonitoring);
    const alerts = streams.alerts.poisson(meanAlerts * (1 - policy.alertFiltering), day, community);
    period.alerts += alerts;
    period.alertHours += alerts * t.alertHours;
    const watcher = serving[community].some((i) => organisations[i].role === "security-company" && organisations[i].staff > 0)
      ? "security-company"
      : "police-station";
    charge(world, serving[community], watcher, alerts * t.alertHours);
  }
}

/** Adds owed hours to the organisations of a role that serve a community, shared equally. */
function charge(world: World, candidates: readonly number[], role: string, hours: number): void {
  const bearers = candidates.filter((i) => world.organisations[i].role === role && world.organisations[i].staff > 0);
  for (const i of bearers) {
    world.organisations[i].owed += hours / bearers.length;
    world.organisations[i].asked += hours / bearers.length;
  }
}
