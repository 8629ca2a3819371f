/**
 * Audits (monthly, M10): supervisors look at the work of those they supervise, along ties of supervision and out of their own hours.
 *
 * A supervisor gives a share of its hours, as far as leadership asks for audits and its load leaves it time, to its ties by their strength
 * and to the forms of audit by their weights. How much of its work an organisation sees audited is therefore an outcome: no tie or no
 * hours, no audit. Ledgers that are read have to be kept for the reader (trace work: Frontiers Psychol. 2022 [V]); a reporter who is asked
 * costs the audited nothing.
 */
import { auditForms, CALL_BACK, DIGITAL, LEDGER, SAMPLING } from "../auditForms.ts";
import { SUPERVISION } from "../pairs.ts";
import { coverageAt } from "../platform.ts";
import type { Organisation, Policy, World } from "../state.ts";
import { DAYS_PER_MONTH } from "../time.ts";
import { answersFor, isActor, noteContact } from "./ties.ts";

const FORMS = auditForms.length;

export function auditAlongTies(world: World): void {
  const given = hoursGiven(world);
  const used = world.organisations.map((organisation) => auditOne(world, organisation, given));
  chargeSupervisors(world, used);
}

/** Hours that a supervisor gives to audits this month, of those that forms and other duties leave it. */
export function auditHours(world: World, supervisor: Organisation): number {
  const { policy, parameters } = world;
  const month = supervisor.capacityHours * DAYS_PER_MONTH;
  return month * parameters.evaluation.auditShare * policy.auditIntensity * answersFor(world, supervisor);
}

/** Calls on every tie of supervision that reaches somebody, with its share of its holder's hours. */
function eachTie(world: World, act: (supervisor: Organisation, pair: number, share: number) => void): void {
  const { pairs, organisations } = world;
  const ties = pairs.layers[SUPERVISION];
  for (const supervisor of organisations) {
    const held: number[] = [];
    let strength = 0;
    for (let pair = pairs.first[supervisor.index]; pair < pairs.first[supervisor.index + 1]; pair++) {
      if (ties[pair] <= 0 || !isActor(organisations[pairs.partner[pair]])) continue;
      held.push(pair);
      strength += ties[pair];
    }
    for (const pair of held) act(supervisor, pair, ties[pair] / strength);
  }
}

/** Audit hours that reach each organisation: `hours[organisation * forms + form]`. */
function hoursGiven(world: World): Float64Array {
  const hours = new Float64Array(world.organisations.length * FORMS);
  const weights = formWeights(world.policy);
  eachTie(world, (supervisor, pair, share) => {
    const all = auditHours(world, supervisor) * share;
    for (let form = 0; form < FORMS; form++) hours[world.pairs.partner[pair] * FORMS + form] += all * weights[form];
  });
  return hours;
}

/** Shares of audit hours by form. */
function formWeights({ auditLedger, auditSampling, auditCallBack, auditDigital }: Policy): readonly number[] {
  const sum = auditLedger + auditSampling + auditCallBack + auditDigital;
  return [auditLedger, auditSampling, auditCallBack, auditDigital].map((weight) => (sum > 0 ? weight / sum : 0));
}

/** Audits of one organisation: sets its rates, charges its trace work, and gives the hours used of those given. */
function auditOne(world: World, organisation: Organisation, given: Float64Array): number {
  const { parameters, period } = world;
  const { ledgerHours, samplingHours, digitalHours, ledgerTrace, samplingTrace, digitalTrace } = parameters.evaluation;
  const costs = [ledgerHours, samplingHours, parameters.recording.callBackHours, digitalHours];
  // Reporters are asked behind the back of the audited, who has nothing to prepare.
  const traces = [ledgerTrace, samplingTrace, 0, digitalTrace];
  const work = organisation.monthTold + organisation.monthDue;
  const rates = [0, 0, 0, 0];
  let [used, all, trace] = [0, 0, 0];
  for (let form = 0; form < FORMS; form++) {
    const hours = given[organisation.index * FORMS + form];
    all += hours;
    const most = form === DIGITAL ? work * coverageAt(world, "traces") : work;
    const audits = costs[form] > 0 ? Math.min(most, hours / costs[form]) : hours > 0 ? most : 0;
    used += audits * costs[form];
    trace += audits * traces[form];
    period.auditsByForm[form] += audits;
    rates[form] = work > 0 ? audits / work : 0;
  }
  organisation.owed += trace;
  organisation.asked += trace;
  period.traceHours += trace;
  setRates(organisation, rates);
  return all > 0 ? used / all : 0;
}

function setRates(organisation: Organisation, rates: readonly number[]): void {
  organisation.ledgerRate = rates[LEDGER];
  organisation.samplingRate = rates[SAMPLING];
  organisation.callBackRate = rates[CALL_BACK];
  organisation.digitalRate = rates[DIGITAL];
  organisation.auditRate = 1 - rates.reduce((unseen, rate) => unseen * (1 - rate), 1);
}

/** What was used of the hours given is owed by who gave them; the two have had to do with each other. */
function chargeSupervisors(world: World, used: readonly number[]): void {
  const { pairs, period } = world;
  eachTie(world, (supervisor, pair, share) => {
    const hours = auditHours(world, supervisor) * share * used[pairs.partner[pair]];
    if (hours <= 0) return;
    supervisor.owed += hours;
    supervisor.asked += hours;
    period.auditHours += hours;
    noteContact(world, SUPERVISION, pair);
  });
}
