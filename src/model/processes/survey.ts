/**
 * Process 13, observe: a full survey of residents, as an office would like to have it.
 *
 * Sense of security is a latent score (perceived risk, confidence in police, trust in neighbours, visible disorder and guardians,
 * disposition) answered on five points by explicit cut-points (NBS 2002 [V] gives the shares they start from).
 */

import { feelsSafe } from "../assessment.ts";
import { kindIndexOf, organisationKinds } from "../kindLists.ts";
import { ageBands, DISPOSITION_STEPS, FORM_COUNT, LITERACY_STEPS } from "../residents.ts";
import type { Survey, World } from "../state.ts";

export const answerLabels = ["unsafe", "not very safe", "basically safe", "safe", "very safe"] as const;
export const [UNSAFE, NOT_VERY_SAFE, BASICALLY_SAFE, SAFE, VERY_SAFE] = answerLabels.keys();

/** Columns summed at once; see `sumsOf`. */
const AT_ONCE = 4;

export function emptySurvey(): Survey {
  return {
    answers: new Float64Array(answerLabels.length),
    confidence: new Float64Array(organisationKinds.length),
    activeByForm: new Float64Array(FORM_COUNT),
    activeByAge: new Float64Array(ageBands.length),
    residentsByAge: new Float64Array(ageBands.length),
    security: 0,
    satisfaction: 0,
    expectation: 0,
    happiness: 0,
    perceivedRisk: 0,
    socialTrust: 0,
    efficacy: 0,
    awareness: 0,
    literacy: 0,
    intrinsicMotivation: 0,
    active: 0,
    registered: 0,
  };
}

/** Surveys everybody into `world.survey`; changes nothing else. */
export function takeSurvey(world: World): void {
  const { residents, survey } = world;
  const r = residents.columns;
  const answers = securityAnswers(world);
  resetSurvey(survey);
  [survey.satisfaction, survey.expectation, survey.perceivedRisk, survey.socialTrust] = sumsOf(
    r.satisfaction,
    r.expectation,
    r.perceivedRisk,
    r.socialTrust,
  );
  [survey.efficacy, survey.awareness, survey.intrinsicMotivation] = sumsOf(r.efficacy, r.awareness, r.intrinsicMotivation, r.habit);
  const { confidence } = residents;
  for (let kind = 0; kind < confidence.length; kind += AT_ONCE) {
    const [first, second = first, third = first, fourth = first] = confidence.slice(kind, kind + AT_ONCE);
    survey.confidence.set(sumsOf(first, second, third, fourth).slice(0, confidence.length - kind), kind);
  }
  survey.literacy = sumOfLiteracy(world);
  survey.happiness = sumOfHappiness(world, answers);
  countAnswers(survey, answers);
  countActive(world);
  average(survey, residents.count);
}

/** Sums of four columns, each resident by resident, since the order is part of the result; at once, for one sum has to wait for itself. */
function sumsOf(a: Float32Array, b: Float32Array, c: Float32Array, d: Float32Array): [number, number, number, number] {
  let sumA = 0;
  let sumB = 0;
  let sumC = 0;
  let sumD = 0;
  for (let i = 0; i < a.length; i++) {
    sumA += a[i];
    sumB += b[i];
    sumC += c[i];
    sumD += d[i];
  }
  return [sumA, sumB, sumC, sumD];
}

/** Sum of literacy with what residents are taught, which stays within 1. */
function sumOfLiteracy({ residents, parameters, policy }: World): number {
  const { literacy } = residents.columns;
  const taught = parameters.participation.trainingGain * policy.residentTraining;
  const shares = Float64Array.from({ length: LITERACY_STEPS + 1 }, (_, level) => Math.min(1, level / LITERACY_STEPS + taught));
  let sum = 0;
  for (let i = 0; i < literacy.length; i++) sum += shares[literacy[i]];
  return sum;
}

function sumOfHappiness({ residents, parameters }: World, answers: Uint8Array): number {
  const { satisfaction, socialTrust, active } = residents.columns;
  const { happinessSecurity, happinessSatisfaction, happinessTrust, happinessActive } = parameters.perception;
  const safest = VERY_SAFE;
  let sum = 0;
  for (let i = 0; i < answers.length; i++) {
    const happy =
      happinessSecurity * (answers[i] / safest) +
      happinessSatisfaction * satisfaction[i] +
      happinessTrust * socialTrust[i] +
      happinessActive * (active[i] === 0 ? 0 : 1);
    sum += Math.min(1, happy);
  }
  return sum;
}

function countAnswers(survey: Survey, answers: Uint8Array): void {
  const counts = survey.answers;
  for (let i = 0; i < answers.length; i++) counts[answers[i]]++;
  for (let answer = 0; answer < counts.length; answer++) survey.security += counts[answer] * (answer + 1);
}

/** Who took part last week, by form and by age, and who is registered. */
function countActive({ residents, survey }: World): void {
  const { active, ageBand, registered } = residents.columns;
  const { activeByForm, activeByAge, residentsByAge } = survey;
  for (let i = 0; i < active.length; i++) {
    const bits = active[i];
    residentsByAge[ageBand[i]]++;
    survey.registered += registered[i];
    if (bits === 0) continue;
    activeByAge[ageBand[i]]++;
    for (let form = 0; form < activeByForm.length; form++) activeByForm[form] += (bits >> form) & 1;
  }
  for (let band = 0; band < activeByAge.length; band++) survey.active += activeByAge[band];
}

/** What every resident says of security, 0 (unsafe) to 4 (very safe). */
export function securityAnswers({ residents, parameters, place, record }: World): Uint8Array {
  const { securitySpread, securityRisk, securityConfidence, securitySocial, securityDisorder, securityGuardians } = parameters.perception;
  const { cutVeryUnsafe, cutUnsafe, cutBasicallySafe, cutSafe, securityRiskMiddle } = parameters.perception;
  const [unsafe, notVerySafe, basicallySafe, safe, verySafe] = [UNSAFE, NOT_VERY_SAFE, BASICALLY_SAFE, SAFE, VERY_SAFE];
  const { disposition, perceivedRisk, confidencePolice, socialTrust } = residents.columns;
  const answers = new Uint8Array(residents.count);
  for (let community = 0; community < place.communityCount; community++) {
    const disorder = securityDisorder * record.disorder[community];
    const guardians = securityGuardians * record.guardians[community];
    for (let i = place.communityResident[community]; i < place.communityResident[community + 1]; i++) {
      const score =
        (securitySpread * disposition[i]) / DISPOSITION_STEPS -
        securityRisk * (perceivedRisk[i] - securityRiskMiddle) +
        securityConfidence * (confidencePolice[i] - 0.5) +
        securitySocial * (socialTrust[i] - 0.5) -
        disorder +
        guardians;
      // the cut-points between the answers ascend
      if (score < cutUnsafe) answers[i] = score < cutVeryUnsafe ? unsafe : notVerySafe;
      else answers[i] = score < cutBasicallySafe ? basicallySafe : score < cutSafe ? safe : verySafe;
    }
  }
  return answers;
}

function resetSurvey(survey: Survey): void {
  for (const name of Object.keys(survey) as (keyof Survey)[]) {
    const value = survey[name];
    if (typeof value === "number") (survey as unknown as Record<string, number>)[name] = 0;
    else value.fill(0);
  }
}

/** Sums become means per resident; activity by age per resident of that age. */
function average(survey: Survey, count: number): void {
  for (let band = 0; band < survey.activeByAge.length; band++) {
    if (survey.residentsByAge[band] > 0) survey.activeByAge[band] /= survey.residentsByAge[band];
  }
  const residentsByAge = Float64Array.from(survey.residentsByAge);
  const activeByAge = Float64Array.from(survey.activeByAge);
  for (const name of Object.keys(survey) as (keyof Survey)[]) {
    const value = survey[name];
    if (typeof value === "number") (survey as unknown as Record<string, number>)[name] = value / count;
    else for (let k = 0; k < value.length; k++) value[k] /= count;
  }
  survey.residentsByAge.set(residentsByAge);
  survey.activeByAge.set(activeByAge);
}

/** Monthly: what the office knows of moods, for fees and triggers. */
export function observeMonth(world: World): void {
  takeSurvey(world);
  const { watch, survey } = world;
  watch.satisfaction = survey.satisfaction;
  watch.senseOfSecurity = survey.security;
  watch.shareSafe = feelsSafe(survey);
  watch.confidencePolice = survey.confidence[kindIndexOf("police")];
  watch.activeShare = survey.active;
  const { place, record, residents } = world;
  const { satisfaction } = residents.columns;
  for (let community = 0; community < place.communityCount; community++) {
    const from = place.communityResident[community];
    const to = place.communityResident[community + 1];
    let sum = 0;
    for (let i = from; i < to; i++) sum += satisfaction[i];
    record.satisfaction[community] = sum / (to - from);
  }
}
