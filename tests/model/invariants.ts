/** What must hold of a world after every day: a list of everything that does not. */
import type { Fifo } from "../../src/kernel/fifo.ts";
import { NEVER, OPEN, QUEUED, ROUTED, WAITING } from "../../src/model/hazardStore.ts";
import { confidenceColumn, organisationKinds } from "../../src/model/kindLists.ts";
import type { Policy, World } from "../../src/model/state.ts";

/** Settings that are shares; all others are hours, sums, counts or factors and only have to be finite and not negative. */
export const sharePolicies: readonly (keyof Policy)[] = [
  "responsibilityClarity",
  "rightsClarity",
  "mandateOverlap",
  "legality",
  "policyClarity",
  "platformCoverage",
  "interoperability",
  "dataSecurity",
  "openness",
  "channelCost",
  "participationCost",
  "voice",
  "recognition",
  "publicity",
  "evaluationPressure",
  "auditIntensity",
  "consequence",
  "auditVisibility",
  "auditLedger",
  "auditSampling",
  "auditCallBack",
  "auditDigital",
  "hotlineCallBack",
  "inclusiveness",
  "groundRules",
  "deliberation",
  "decisionRule",
  "facilitation",
  "governmentDominance",
  "interestDivergence",
  "interdependence",
  "prehistory",
  "serviceOrientation",
  "proceduralJustice",
  "hotspotShare",
  "officerRotation",
  "followUp",
  "cameraCoverage",
  "gateCoverage",
  "activeMonitoring",
  "emergencyPlan",
  "readiness",
  "localReserve",
  "linkage",
  "safetyCulture",
  "rollout",
  "automaticDispatch",
  "duplicateMerging",
  "contractAudit",
  "contractPenalty",
  "affiliatedShare",
  "paidProvision",
  "triage",
  "policePriority",
  "brokerage",
  "smallWinFocus",
  "alertFiltering",
  "campaign",
  "residentTraining",
  "drills",
  "staffTraining",
  "talentIncentive",
  "pooling",
  "elicitation",
  "responsiveness",
];

const attitudes = [
  "efficacy",
  "awareness",
  "intrinsicMotivation",
  ...organisationKinds.map(confidenceColumn),
  "socialTrust",
  "perceivedRisk",
  "expectation",
  "satisfaction",
  "habit",
] as const;

const isShare = (value: number) => value >= 0 && value <= 1;

/** Contents of a queue in order; the queue is as before afterwards. */
export function contents(queue: Fifo): number[] {
  return Array.from({ length: queue.length }, () => {
    const slot = queue.shift();
    queue.push(slot);
    return slot;
  });
}

/** Everything wrong with the world today, as sentences. */
export function violations(world: World): string[] {
  return [...hazardFaults(world), ...queueFaults(world), ...moneyFaults(world), ...shareFaults(world), ...numberFaults(world)];
}

/** Hazards are where the counts say, and their days are in order. */
function hazardFaults(world: World): string[] {
  const { hazards, period, horizon, day } = world;
  const c = hazards.columns;
  const faults: string[] = [];
  let alive = 0;
  const serials = new Set<number>();
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] < 0) continue;
    alive++;
    serials.add(c.serial[slot]);
    const at = `hazard ${c.serial[slot]} (status ${c.status[slot]})`;
    if (![OPEN, ROUTED, QUEUED, WAITING].includes(c.status[slot])) faults.push(`${at}: no legal status`);
    if (c.status[slot] !== OPEN && c.detectedDay[slot] === NEVER) faults.push(`${at}: in hand and never detected`);
    if (c.status[slot] !== OPEN && c.organisation[slot] < 0) faults.push(`${at}: in hand of nobody`);
    if (c.status[slot] === OPEN && c.organisation[slot] >= 0) faults.push(`${at}: open, but an organisation has it`);
    if (c.createdDay[slot] > day) faults.push(`${at}: created tomorrow`);
    if (c.resolvedDay[slot] !== NEVER) faults.push(`${at}: resolved and still there`);
    for (const name of ["detectedDay", "escalatedDay", "closedDay"] as const) {
      if (c[name][slot] !== NEVER && (c[name][slot] < c.createdDay[slot] || c[name][slot] > day)) faults.push(`${at}: impossible ${name}`);
    }
    if (c.latent[slot] === 0 && c.escalatedDay[slot] !== c.createdDay[slot])
      faults.push(`${at}: an incident from the start, not escalated`);
    if (!isShare(c.severity[slot])) faults.push(`${at}: severity ${c.severity[slot]}`);
    if (!(c.work[slot] > 0)) faults.push(`${at}: work ${c.work[slot]}`);
    if (!(c.harm[slot] >= 0 && c.mitigable[slot] >= 0)) faults.push(`${at}: harm ${c.harm[slot]}, ${c.mitigable[slot]}`);
    if (c.escalatedDay[slot] === NEVER && c.harm[slot] + c.mitigable[slot] > 0) faults.push(`${at}: harm without an incident`);
  }
  if (alive !== hazards.open) faults.push(`${hazards.open} hazards counted as open, ${alive} exist`);
  if (hazards.created !== hazards.finished + alive) faults.push(`${hazards.created} created, ${hazards.finished} finished, ${alive} exist`);
  if (serials.size !== alive) faults.push("two hazards with one serial number");
  const both = (name: "closedAsReported" | "closedInTruth") => period[name] + horizon[name];
  if (both("closedInTruth") > both("closedAsReported")) faults.push("more closed in truth than on paper");
  return faults;
}

/** A case in hand is in exactly one queue of its organisation, and nothing else is in any queue. */
function queueFaults(world: World): string[] {
  const { hazards, organisations } = world;
  const c = hazards.columns;
  const faults: string[] = [];
  const seen = new Set<number>();
  for (const organisation of organisations) {
    let hours = 0;
    const check = (slots: readonly number[], status: number, name: string) => {
      for (const slot of slots) {
        const at = `slot ${slot} in ${name} of ${organisation.id}`;
        if (c.serial[slot] < 0) faults.push(`${at}: a freed slot`);
        if (c.status[slot] !== status) faults.push(`${at}: status ${c.status[slot]}`);
        if (c.organisation[slot] !== organisation.index) faults.push(`${at}: of organisation ${c.organisation[slot]}`);
        if (seen.has(slot)) faults.push(`${at}: in two queues`);
        seen.add(slot);
        hours += c.work[slot];
      }
    };
    organisation.queues.forEach((queue, k) => {
      check(contents(queue), QUEUED, `queue ${k}`);
    });
    check(contents(organisation.waiting), WAITING, "waiting");
    if (Math.abs(hours - organisation.backlogHours) > 1e-6 * (1 + hours))
      faults.push(`${organisation.id}: backlog of ${organisation.backlogHours} hours, ${hours} hours in its queues`);
    if (!(organisation.staff >= 0)) faults.push(`${organisation.id}: staff ${organisation.staff}`);
    if (!(organisation.available >= -1e-9)) faults.push(`${organisation.id}: ${organisation.available} hours left`);
    if (!(organisation.owed >= 0)) faults.push(`${organisation.id}: owes ${organisation.owed} hours`);
    const { undertaken, undertakenLeft, fulfilled } = organisation;
    if (!(undertakenLeft >= 0 && undertakenLeft <= undertaken))
      faults.push(`${organisation.id}: ${undertakenLeft} of ${undertaken} hours undertaken are left`);
    if (!(fulfilled >= 0 && fulfilled <= 1)) faults.push(`${organisation.id}: fulfilled ${fulfilled}`);
  }
  for (let slot = 0; slot < hazards.used; slot++) {
    if (c.serial[slot] >= 0 && (c.status[slot] === QUEUED || c.status[slot] === WAITING) && !seen.has(slot))
      faults.push(`slot ${slot}: in hand, in no queue`);
  }
  return faults;
}

/** All accounts sum to nothing, and the ledger explains every balance. */
function moneyFaults({ accounts }: World): string[] {
  const faults: string[] = [];
  const turnover = accounts.ledger().reduce((sum, entry) => sum + entry.yuan, 0);
  const tolerance = 1e-9 * (1 + turnover);
  if (!(Math.abs(accounts.discrepancy) <= tolerance)) faults.push(`accounts: ${accounts.discrepancy} yuan out of balance`);
  const booked = new Map<string, number>();
  for (const { from, to, yuan } of accounts.ledger()) {
    booked.set(from, (booked.get(from) ?? 0) - yuan);
    booked.set(to, (booked.get(to) ?? 0) + yuan);
  }
  for (const account of new Set([...booked.keys(), ...accounts.balances.keys()])) {
    const balance = accounts.balance(account);
    if (!(Math.abs(balance - (booked.get(account) ?? 0)) <= tolerance)) faults.push(`account ${account}: ${balance} not in the ledger`);
    if ((account.startsWith("use:") || account.startsWith("fund:")) && !(balance >= -tolerance))
      faults.push(`account ${account}: ${balance}`);
  }
  return faults;
}

/** What is a share lies in [0, 1]. */
function shareFaults(world: World): string[] {
  const { residents, policy, organisations, pairs, forum, emergency, record, survey, reluctance } = world;
  const faults: string[] = [];
  for (const name of attitudes) {
    const column = residents.columns[name];
    let wrong = 0;
    let worst = 0;
    for (const value of column) {
      if (isShare(value)) continue;
      wrong++;
      if (!(Math.abs(value - 0.5) <= Math.abs(worst - 0.5))) worst = value;
    }
    if (wrong > 0) faults.push(`${name} of ${wrong} residents outside [0, 1], such as ${worst}`);
  }
  for (const name of sharePolicies) if (!isShare(policy[name])) faults.push(`policy ${name}: ${policy[name]}`);
  for (const { id, effort, cooperation, commitment, providerQuality } of organisations) {
    const shares = { effort, cooperation, commitment, providerQuality };
    for (const [name, value] of Object.entries(shares)) if (!isShare(value)) faults.push(`${name} of ${id}: ${value}`);
  }
  const tables = {
    trust: pairs.trust,
    understanding: pairs.understanding,
    ...Object.fromEntries(pairs.layers.map((layer, k) => [`layer ${k}`, layer])),
    performance: record.performance,
    guardians: record.guardians,
    active: record.active,
    registered: record.registered,
    voiced: record.voiced,
    answers: survey.answers,
  };
  for (const [name, table] of Object.entries(tables))
    if (!table.every(isShare)) faults.push(`${name}: ${[...table].find((x) => !isShare(x))}`);
  const single = {
    dialogue: forum.dialogue,
    smallWins: forum.smallWins,
    readiness: emergency.readiness,
    reluctance,
  };
  for (const [name, value] of Object.entries(single)) if (!isShare(value)) faults.push(`${name}: ${value}`);
  return faults;
}

/** No number anywhere is NaN, infinite or, where it counts something, negative. */
function numberFaults(world: World): string[] {
  const { field, period, horizon, watch, policy, emergency, record, organisations } = world;
  const faults: string[] = [];
  const check = (name: string, values: Iterable<number>) => {
    for (const value of values) {
      if (value >= 0 && value < Number.POSITIVE_INFINITY) continue;
      faults.push(`${name}: ${value}`);
      return;
    }
  };
  for (const [name, table] of Object.entries(field)) check(`field ${name}`, table);
  for (const [name, value] of Object.entries(policy)) check(`policy ${name}`, [value]);
  for (const [name, value] of [...Object.entries(period), ...Object.entries(horizon)])
    check(name, typeof value === "number" ? [value] : value);
  check("watch", Object.values(watch));
  check("surge", emergency.surge);
  check("capacity factor", [emergency.capacityFactor]);
  check("disorder", record.disorder);
  check("supply", record.supply);
  check("organising", record.organising);
  for (const organisation of organisations) {
    const { id, skill, utilisation, demandHours, capacityHours, purchasedHours, contractHours, asked } = organisation;
    const { patrolHours, guardHours, inspectionHours, engagementHours, organisingHours } = organisation;
    check(`organisation ${id}`, [skill, utilisation, demandHours, capacityHours, purchasedHours, contractHours, asked]);
    check(`hours of ${id}`, [patrolHours, guardHours, inspectionHours, engagementHours, organisingHours]);
  }
  return faults;
}
