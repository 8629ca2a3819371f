/**
 * Audits (monthly, M10): supervisors look at the work of those they supervise, along ties of supervision and in the hours that they gave
 * to supervising.
 *
 * Leadership asks for a share of the work of whom an office supervises, over a tie by its strength; several supervisors divide the work
 * between them. In which form is leadership's choice. What that takes is a need beside others of the office (agents/government.ts), so that an office with many cases gives it less than was asked, and
 * one that lost points by those it supervises more. No tie or no hours, no audit. Ledgers that are read have to be kept for the reader
 * (trace work: Frontiers Psychol. 2022 [V]); a reporter who is asked costs the audited nothing.
 */
import { auditForms, CALL_BACK, DIGITAL, LEDGER, SAMPLING } from "../auditForms.ts";
import { SUPERVISION } from "../pairs.ts";
import type { Parameters } from "../parameters/catalogue.ts";
import { coverageAt } from "../platform.ts";
import type { Organisation, Policy, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { eachPurchaseAudit, type Purchase, purchasesOf } from "./contractAudits.ts";
import { isActor } from "./ties.ts";

const FORMS = auditForms.length;

export function auditAlongTies(world: World): void {
  const done = auditsGiven(world);
  for (const organisation of world.organisations) auditOne(world, organisation, done);
}

/** Hours a month that the audits asked of a supervisor take. */
export function auditNeed(world: World, supervisor: Organisation, purchases: readonly Purchase[] = purchasesOf(world)): number {
  const costs = costsOf(world.parameters);
  let hours = 0;
  eachAudit(world, supervisor, (_, form, audits) => {
    hours += audits * costs[form];
  });
  eachPurchaseAudit(world, purchases, supervisor, (_, looked) => {
    hours += looked * world.parameters.contracts.checkHours;
  });
  return hours;
}

/** Calls with the audits that are asked of a supervisor, by organisation and form. */
function eachAudit(world: World, supervisor: Organisation, act: (other: Organisation, form: number, audits: number) => void): void {
  const { pairs, organisations, policy } = world;
  if (supervisor.staff <= 0) return;
  const weights = formWeights(policy);
  for (let pair = pairs.first[supervisor.index]; pair < pairs.first[supervisor.index + 1]; pair++) {
    const strength = pairs.layers[SUPERVISION][pair];
    const other = organisations[pairs.partner[pair]];
    if (strength <= 0 || !isActor(other)) continue;
    const part = (strength / strengthOver(world, other)) * workOf(other);
    for (let form = 0; form < FORMS; form++) {
      const asked = policy.auditIntensity * strength * weights[form] * part;
      act(other, form, Math.min(asked, mostOf(world, other, form)));
    }
  }
}

/** Strength of all ties by which an organisation is supervised. */
function strengthOver({ pairs }: World, { index }: Organisation): number {
  let sum = 0;
  for (let pair = pairs.first[index]; pair < pairs.first[index + 1]; pair++) sum += pairs.layers[SUPERVISION][pairs.reverse[pair]];
  return sum;
}

/** Matters of this month that can be audited: those put to it, and its cases that ended. */
function workOf({ books }: Organisation): number {
  return books.told + books.due;
}

/** All of them; by traces those on the platform. */
function mostOf(world: World, organisation: Organisation, form: number): number {
  return form === DIGITAL ? workOf(organisation) * coverageAt(world, "traces") : workOf(organisation);
}

/** Supervisor's hours for one audit, by form. */
function costsOf({ evaluation, recording }: Parameters): readonly number[] {
  return [evaluation.ledgerHours, evaluation.samplingHours, recording.callBackHours, evaluation.digitalHours];
}

/** Shares of audits by form. */
function formWeights({ auditLedger, auditSampling, auditCallBack, auditDigital }: Policy): readonly number[] {
  const sum = auditLedger + auditSampling + auditCallBack + auditDigital;
  return [auditLedger, auditSampling, auditCallBack, auditDigital].map((weight) => (sum > 0 ? weight / sum : 0));
}

/**
 * Audits that hours laid by are good for: `audits[organisation * forms + form]`. Everything asked is shortened or stretched alike, checks of
 * bought work too, which are noted with the contract.
 */
function auditsGiven(world: World): Float64Array {
  const audits = new Float64Array(world.organisations.length * FORMS);
  const purchases = purchasesOf(world);
  for (const { contract } of purchases) contract.audited = 0;
  for (const supervisor of world.organisations) {
    const need = auditNeed(world, supervisor, purchases);
    const fill = need > 0 ? supervisor.supervisionHours / need : 1;
    supervisor.auditFill = Math.min(1, fill);
    eachPurchaseAudit(world, purchases, supervisor, (contract, asked) => {
      const share = Math.min(asked * fill, contract.hours * DAYS_PER_MONTH) / (contract.hours * DAYS_PER_MONTH);
      contract.audited = Math.min(1, contract.audited + share);
      world.period.auditHours += share * contract.hours * DAYS_PER_MONTH * world.parameters.contracts.checkHours;
    });
    eachAudit(world, supervisor, (other, form, asked) => {
      audits[other.index * FORMS + form] += asked * fill;
    });
  }
  return audits;
}

/** Audits of one organisation: counts their hours, sets its rates and charges its trace work. */
function auditOne(world: World, organisation: Organisation, given: Float64Array): void {
  const { parameters, period } = world;
  const { ledgerTrace, samplingTrace, digitalTrace } = parameters.evaluation;
  const costs = costsOf(parameters);
  // Reporters are asked behind the back of the audited, who has nothing to prepare.
  const traces = [ledgerTrace, samplingTrace, 0, digitalTrace];
  const work = workOf(organisation);
  const rates = [0, 0, 0, 0];
  let trace = 0;
  for (let form = 0; form < FORMS; form++) {
    const audits = Math.min(mostOf(world, organisation, form), given[organisation.index * FORMS + form]);
    trace += audits * traces[form];
    period.auditHours += audits * costs[form];
    period.auditsByForm[form] += audits;
    rates[form] = work > 0 ? audits / work : 0;
  }
  organisation.owed += trace;
  organisation.asked += trace;
  period.traceHours += trace;
  setRates(organisation, rates);
}

function setRates(organisation: Organisation, rates: readonly number[]): void {
  organisation.ledgerRate = rates[LEDGER];
  organisation.samplingRate = rates[SAMPLING];
  organisation.callBackRate = rates[CALL_BACK];
  organisation.digitalRate = rates[DIGITAL];
  organisation.auditRate = 1 - rates.reduce((unseen, rate) => unseen * (1 - rate), 1);
}
