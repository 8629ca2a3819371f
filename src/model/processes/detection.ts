/**
 * Process 3, detection (daily): who comes to know of a hazard, and who tells.
 *
 * Residents notice at a rate and then decide: P(report) = σ(a + b₁ severity + b₂ (expected response − ½) + b₃ (confidence − ½) −
 * b₄ channel cost + b₅ (awareness − ½)), a random-utility form. Neighbourhood cohesion is not a term (Zhang, Messner & Liu 2007 [V]).
 * Patrols, guards, volunteers, inspectors and sensors detect at rates proportional to their presence. A matter noticed again before it
 * is solved brings duplicate reports.
 */
import { reportProbability } from "../agents/resident.ts";
import { answering, chooseChannel, onDuty } from "../channels.ts";
import { detectors, NEVER, OPEN, spend, THRESHOLD_COUNT, thresholds } from "../hazardStore.ts";
import { rolesWith } from "../kindLists.ts";
import type { Duty, OrganisationRole } from "../kinds.ts";
import { leadOf } from "../knowledge.ts";
import { aimOfRounds } from "../needs.ts";
import { servedAt } from "../platform.ts";
import { FORM, FORM_COUNT } from "../residents.ts";
import type { Organisation, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { PER_CENT } from "../units.ts";
import { victimOf } from "./experience.ts";
import { openCase } from "./routing.ts";

const NOTICE = thresholds.indexOf("notice");
/** Detection by presence: threshold and detector go by the same name. */
const presence = ["volunteer", "patrol", "guard", "inspection", "sensor"] as const;
const [VOLUNTEER, PATROL, GUARD, INSPECTION, SENSOR] = presence.map((name) => thresholds.indexOf(name));
const detectorOf = thresholds.map((name) => (detectors as readonly string[]).indexOf(name));
const RESIDENT = detectors.indexOf("resident");
/** Keeps the draws of merging apart from those of reporting. */
const MERGE_DRAW = 1_000_000;
const TAKE_CLUES = rolesWith("clues");
const LOOK_AT_ALERTS = rolesWith("alerts");
const LOOK_OTHERWISE = rolesWith("alerts otherwise");

export function detectHazards(world: World): void {
  for (const exceeded of spendExposure(world)) {
    const slot = Math.floor(exceeded / THRESHOLD_COUNT);
    const threshold = exceeded % THRESHOLD_COUNT;
    if (threshold === NOTICE) notice(world, slot, slot * THRESHOLD_COUNT);
    else meetPresence(world, slot, threshold);
  }
}

/**
 * Spends a day of every hazard's budgets; gives the first that ran out of each hazard, as its place among the budgets, in order of slots.
 * What follows is done afterwards: it changes nothing that another hazard's spending reads, so the order of effects is the same.
 */
function spendExposure(world: World): readonly number[] {
  const { hazards, categories, field, parameters, policy, place, day } = world;
  const { guardSight, inspectionSight } = parameters.detection;
  const { budget, used } = hazards;
  const { serial, category: categoryOf, building: buildingOf, escalatedDay, status, latent } = hazards.columns;
  const { volunteer, patrol, guard, inspection } = field;
  const { buildingCommunity } = place;
  const cameras = policy.cameraCoverage * (policy.activeMonitoring + (1 - policy.activeMonitoring) * parameters.technology.passiveShare);
  const count = categories.length;
  const aim = aimOfRounds(world);
  const patrolSight = categories.map((category) => category.fields.patrolSight);
  const sensorSight = categories.map((category) => category.fields.sensorSight);
  const noticeRate = categories.map((category) => category.fields.noticeRate);
  const exceeded: number[] = [];
  for (let slot = 0; slot < used; slot++) {
    if (serial[slot] < 0) continue;
    const category = categoryOf[slot];
    const base = slot * THRESHOLD_COUNT;
    // A latent hazard stays in view; an incident is seen as it happens and soon past.
    const age = day - escalatedDay[slot];
    const fading = escalatedDay[slot] === NEVER ? 1 : 1 / ((1 + age) * (1 + age));
    let found = -1;
    if (status[slot] === OPEN) {
      const building = buildingOf[slot];
      const sight = fading * patrolSight[category];
      const guardView = fading * guardSight * patrolSight[category] * guard[building];
      const inspectionView = latent[slot] * inspectionSight * inspection[building] * aim[buildingCommunity[building] * count + category];
      if (spend(budget, base + VOLUNTEER, sight * volunteer[building])) found = VOLUNTEER;
      else if (spend(budget, base + PATROL, sight * patrol[building])) found = PATROL;
      else if (spend(budget, base + GUARD, guardView)) found = GUARD;
      else if (spend(budget, base + INSPECTION, inspectionView)) found = INSPECTION;
      else if (spend(budget, base + SENSOR, fading * sensorSight[category] * cameras)) found = SENSOR;
    }
    if (found < 0 && spend(budget, base + NOTICE, noticeRate[category] * fading)) found = NOTICE;
    if (found >= 0) exceeded.push(base + found);
  }
  return exceeded;
}

/** Presence comes upon the hazard: a case is opened. */
function meetPresence(world: World, slot: number, threshold: number): void {
  world.hazards.budget[slot * THRESHOLD_COUNT + threshold] = Number.POSITIVE_INFINITY;
  if (threshold === SENSOR) world.period.trueAlerts++;
  openCase(world, slot, detectorOf[threshold], -1, -1, finder(world, slot, threshold));
}

/** Duty of those who have the case when presence finds a hazard, the first that somebody has. */
const finders: Readonly<Record<(typeof presence)[number], readonly Duty[]>> = {
  volunteer: ["volunteers", "organise"],
  patrol: ["emergency line"],
  guard: ["guard"],
  inspection: ["inspect", "inspect otherwise"],
  sensor: ["alerts", "alerts otherwise"],
};

function finder(world: World, slot: number, threshold: number): Organisation | null {
  const building = world.hazards.columns.building[slot];
  for (const duty of finders[thresholds[threshold] as (typeof presence)[number]]) {
    const organisation = onDuty(world, duty, building);
    if (organisation !== null) return organisation;
  }
  return null;
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
  c.reports[slot]++;
  if (known) {
    world.watch.reportsToday++;
    receiveDuplicate(world, slot, turn);
  } else {
    const channel = chooseChannel(world, slot, resident, turn);
    const taker = channel < 0 ? null : answering(world, channel, building);
    if (channel >= 0) {
      world.period.reportsByChannel[channel]++;
      if (taker === leadOf(world, slot)) world.period.reportsToLead[channel]++;
    }
    openCase(world, slot, RESIDENT, resident, channel, taker);
  }
}

/** A further report of a matter that is known: merged on the platform, or one more case to look at. */
function receiveDuplicate(world: World, slot: number, turn: number): void {
  const { hazards, streams, policy, parameters, period } = world;
  const c = hazards.columns;
  const merged = servedAt(world, "merging") * policy.duplicateMerging;
  period.duplicates++;
  c.duplicates[slot]++;
  if (streams.report.bernoulli(merged, MERGE_DRAW + turn, hazards.agentKey(slot), hazards.ordinalKey(slot))) {
    c.merged[slot]++;
    period.merged++;
    return;
  }
  const receiver = c.firstOrganisation[slot] >= 0 ? c.firstOrganisation[slot] : c.organisation[slot];
  const organisation = world.organisations[receiver];
  organisation.casesToday++;
  organisation.owed += parameters.routing.duplicateHours;
  organisation.asked += parameters.routing.duplicateHours;
  organisation.books.repeated++;
}

/** Volunteers' clues that turn out to be nothing, and sensors' false alerts: both take staff time. */
export function handleNoise(world: World): void {
  const { place, record, parameters, policy, organisations, serving, period, streams, day } = world;
  const d = parameters.detection;
  const t = parameters.technology;
  for (let community = 0; community < place.communityCount; community++) {
    const residents = place.communityResident[community + 1] - place.communityResident[community];
    const outside = record.active[community * FORM_COUNT + FORM.patrol] + record.active[community * FORM_COUNT + FORM.look];
    const volunteers = outside * residents;
    const clues = streams.alerts.poisson((volunteers * d.cluesPerMonth) / DAYS_PER_MONTH, day, community, 1);
    period.clues += clues;
    period.volunteerMonths += volunteers / DAYS_PER_MONTH;
    chargeHours(world, serving[community], TAKE_CLUES, clues * (1 - d.valuableShare) * parameters.routing.intakeHours);
    const watched = t.passiveAlerts + (1 - t.passiveAlerts) * policy.activeMonitoring;
    const meanAlerts = t.alertsPerCamera * policy.cameraCoverage * (residents / PER_CENT) * watched;
    const alerts = streams.alerts.poisson(meanAlerts * (1 - policy.alertFiltering), day, community);
    period.alerts += alerts;
    period.alertHours += alerts * t.alertHours;
    const watcher = serving[community].some((i) => LOOK_AT_ALERTS.has(organisations[i].role) && organisations[i].staff > 0)
      ? LOOK_AT_ALERTS
      : LOOK_OTHERWISE;
    chargeHours(world, serving[community], watcher, alerts * t.alertHours);
  }
}

/** Adds owed hours to the organisations of some roles that serve a community, shared equally. */
function chargeHours(world: World, candidates: readonly number[], roles: ReadonlySet<OrganisationRole>, hours: number): void {
  const bearers = candidates.filter((i) => roles.has(world.organisations[i].role) && world.organisations[i].staff > 0);
  for (const i of bearers) {
    world.organisations[i].owed += hours / bearers.length;
    world.organisations[i].asked += hours / bearers.length;
  }
}
