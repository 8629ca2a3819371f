/**
 * Process 6, escalation (daily): latent hazards become incidents; incidents do harm; unattended hazards drop out of sight.
 *
 * Competing risks: every hazard carries exponential budgets, spent at rates that depend on category, severity, age and mediation. Harm is
 * Pareto; part of it can still be prevented by a prompt response.
 */
import { exp, pow } from "../../kernel/maths.ts";
import { committeeMediation } from "../agents/ngo.ts";
import { layMediationHours } from "../agents/volunteers.ts";
import { NEVER, OPEN, RISK_STAGES, riskStageOf, spend, THRESHOLD_COUNT, thresholds } from "../hazardStore.ts";
import type { World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { bookIncident } from "./cases.ts";
import { markVictim } from "./experience.ts";

const ESCALATION = thresholds.indexOf("escalation");
const LAPSE = thresholds.indexOf("lapse");
/** Draw number of harm within a hazard's chance. */
const HARM_DRAW = 24;

export function escalateHazards(world: World): void {
  for (const exceeded of spendRisk(world)) {
    const slot = Math.floor(exceeded / THRESHOLD_COUNT);
    if (exceeded % THRESHOLD_COUNT === ESCALATION) escalate(world, slot);
    else endHazard(world, slot);
  }
}

/**
 * Spends a day of every hazard's budgets of escalation and lapse; gives those that ran out, as places among the budgets, in order. What
 * follows is done afterwards: it changes nothing that another hazard's spending reads, so the order of effects is the same.
 */
function spendRisk(world: World): readonly number[] {
  const { hazards, categories, parameters, period, place, policy, day } = world;
  const { buildingCommunity } = place;
  const { severityEscalation, ageEscalation, ageEscalationMonths } = parameters.hazards;
  const { budget, used } = hazards;
  const { serial, category: categoryOf, building, severity, createdDay, detectedDay, escalatedDay, status } = hazards.columns;
  const { hazardDays, escalations } = period;
  const count = categories.length;
  const known = new Float64Array(place.communityCount * count);
  const unknown = new Float64Array(place.communityCount * count);
  for (let community = 0; community < place.communityCount; community++) {
    const lay = layMediationHours(world, community);
    const hours = policy.mediationHours + lay + committeeMediation(world, community);
    for (let c = 0; c < count; c++) {
      known[community * count + c] = mediationFactor(world, categories[c].fields.mediable, hours);
      unknown[community * count + c] = mediationFactor(world, categories[c].fields.mediable, lay);
    }
  }
  const escalationDays = categories.map((category) => category.fields.escalationDays);
  const lapseRate = categories.map((category) => 1 / category.fields.lapseDays);
  const [escalation, lapse] = [ESCALATION, LAPSE];
  const exceeded: number[] = [];
  for (let slot = 0; slot < used; slot++) {
    if (serial[slot] < 0) continue;
    const category = categoryOf[slot];
    const base = slot * THRESHOLD_COUNT;
    if (escalatedDay[slot] === NEVER) {
      const months = Math.min(ageEscalationMonths, (day - createdDay[slot]) / DAYS_PER_MONTH);
      const rate = ((1 + severityEscalation * (severity[slot] - 0.5)) * (1 + ageEscalation * months)) / escalationDays[category];
      const stage = category * RISK_STAGES + riskStageOf(status[slot], detectedDay[slot]);
      hazardDays[stage]++;
      const mediation = status[slot] === OPEN ? unknown : known;
      if (spend(budget, base + escalation, Math.max(0, rate) * mediation[buildingCommunity[building[slot]] * count + category])) {
        escalations[stage]++;
        exceeded.push(base + escalation);
      }
    }
    if (status[slot] === OPEN && spend(budget, base + lapse, lapseRate[category])) exceeded.push(base + lapse);
  }
  return exceeded;
}

/**
 * Mediators slow the escalation of mediable hazards: saturating in hours per 8,000 residents. Those on call and of committees reach what
 * somebody in charge knows of; neighbours who help reach what goes on beside them.
 */
function mediationFactor(world: World, mediable: number, hours: number): number {
  const { mediationEffect, mediationHalfHours } = world.parameters.handling;
  return 1 - mediationEffect * mediable * (hours / (hours + mediationHalfHours));
}

/** Turns a hazard into an incident today: harm is done, somebody is the victim. */
export function escalate(world: World, slot: number): void {
  const { hazards, categories, streams, period, place, parameters, day } = world;
  const { harmBase, harmSlope } = parameters.hazards;
  const c = hazards.columns;
  const category = c.category[slot];
  const { harmMean, harmTail, mitigableShare } = categories[category].fields;
  c.escalatedDay[slot] = day;
  const u = streams.hazard.uniform(HARM_DRAW, hazards.agentKey(slot), hazards.ordinalKey(slot));
  const pareto = ((harmTail - 1) / harmTail) * pow(u, -1 / harmTail); // mean 1
  const harm = harmMean * pareto * (harmBase + harmSlope * c.severity[slot]);
  c.mitigable[slot] = harm * mitigableShare;
  addHarm(world, slot, harm - c.mitigable[slot]);
  period.incidentsByCategory[category]++;
  if (c.latent[slot] === 1) period.preventableByCategory[category]++;
  period.incidentsByBuilding[c.building[slot]]++;
  if (c.status[slot] !== OPEN) bookIncident(world, slot);
  markVictim(world, slot, place.buildingCommunity[c.building[slot]]);
}

function addHarm(world: World, slot: number, harm: number): void {
  const c = world.hazards.columns;
  c.harm[slot] += harm;
  world.period.harmByCategory[c.category[slot]] += harm;
  world.period.harmByBuilding[c.building[slot]] += harm;
}

/** A true resolution prevents the more of the mitigable harm the sooner it comes. */
export function mitigate(world: World, slot: number, delayDays: number): void {
  const c = world.hazards.columns;
  const { expectedDays } = world.categories[c.category[slot]].fields;
  const prevented = exp(-delayDays / expectedDays);
  addHarm(world, slot, c.mitigable[slot] * (1 - prevented));
  c.mitigable[slot] = 0;
}

/** Ends a hazard's life: books what is left to book, logs it and frees its slot. */
export function endHazard(world: World, slot: number): void {
  const { hazards, period } = world;
  const c = hazards.columns;
  if (c.escalatedDay[slot] !== NEVER) {
    addHarm(world, slot, c.mitigable[slot]);
    c.mitigable[slot] = 0;
    period.endedIncidents[c.category[slot]]++;
    if (c.detectedDay[slot] === NEVER) period.darkIncidents[c.category[slot]]++;
  } else if (c.resolvedDay[slot] !== NEVER) {
    period.avertedByCategory[c.category[slot]]++;
  }
  world.events?.push(hazards.event(slot));
  hazards.release(slot);
}

/** At the end of a run: books the harm that open incidents have done; the hazards themselves stay open. */
export function bookRemainingHarm(world: World): void {
  const { hazards } = world;
  const c = hazards.columns;
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0 || c.escalatedDay[slot] === NEVER) continue;
    addHarm(world, slot, c.mitigable[slot]);
    c.mitigable[slot] = 0;
  }
}
