/**
 * Process 13, observe: a full survey of residents, as an office would like to have it.
 *
 * Sense of security is a latent score (perceived risk, confidence in police, trust in neighbours, visible disorder and guardians,
 * disposition) answered on five points by explicit cut-points (NBS 2002 [V] gives the shares they start from).
 */
import { ageBands } from "../residents.ts";
import { organisationKinds } from "../specification.ts";
import type { Survey, World } from "../state.ts";

export const answerLabels = ["unsafe", "not very safe", "basically safe", "safe", "very safe"] as const;

export function emptySurvey(): Survey {
  return {
    answers: new Float64Array(5),
    confidence: new Float64Array(organisationKinds.length),
    activeByForm: new Float64Array(3),
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
  };
}

/** Surveys everybody into `world.survey`; changes nothing else. */
export function takeSurvey(world: World): void {
  const { residents, parameters, survey } = world;
  const r = residents.columns;
  const scale = securityScale(world);
  const taught = parameters.participation.trainingGain * world.policy.residentTraining;
  resetSurvey(survey);
  for (let i = 0; i < residents.count; i++) {
    const answer = securityAnswer(world, scale, i);
    survey.answers[answer]++;
    survey.security += answer + 1;
    survey.satisfaction += r.satisfaction[i];
    survey.expectation += r.expectation[i];
    survey.perceivedRisk += r.perceivedRisk[i];
    survey.socialTrust += r.socialTrust[i];
    survey.efficacy += r.efficacy[i];
    survey.awareness += r.awareness[i];
    survey.literacy += Math.min(1, r.literacy[i] / 255 + taught);
    survey.intrinsicMotivation += r.intrinsicMotivation[i];
    for (let kind = 0; kind < residents.confidence.length; kind++) survey.confidence[kind] += residents.confidence[kind][i];
    const bits = r.active[i];
    const active = bits === 0 ? 0 : 1;
    survey.active += active;
    survey.activeByAge[r.ageBand[i]] += active;
    survey.residentsByAge[r.ageBand[i]]++;
    for (let form = 0; form < 3; form++) survey.activeByForm[form] += (bits >> form) & 1;
    survey.happiness += 0.3 * (answer / 4) + 0.35 * r.satisfaction[i] + 0.25 * r.socialTrust[i] + 0.1 * active;
  }
  average(survey, residents.count);
}

/** Cut-points between the five answers, ascending. */
export function securityScale({ parameters }: World): readonly number[] {
  const { cutVeryUnsafe, cutUnsafe, cutBasicallySafe, cutSafe } = parameters.perception;
  return [cutVeryUnsafe, cutUnsafe, cutBasicallySafe, cutSafe];
}

/** What resident i says of security, 0 (unsafe) to 4 (very safe). */
export function securityAnswer({ residents, parameters, place, record }: World, cuts: readonly number[], i: number): number {
  const p = parameters.perception;
  const r = residents.columns;
  const community = place.buildingCommunity[r.building[i]];
  const score =
    (p.securitySpread * r.disposition[i]) / 40 -
    p.securityRisk * (r.perceivedRisk[i] - 0.3) +
    p.securityConfidence * (r.confidencePolice[i] - 0.5) +
    p.securitySocial * (r.socialTrust[i] - 0.5) -
    p.securityDisorder * record.disorder[community] +
    p.securityGuardians * record.guardians[community];
  return score < cuts[1] ? (score < cuts[0] ? 0 : 1) : score < cuts[2] ? 2 : score < cuts[3] ? 3 : 4;
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
  watch.confidencePolice = survey.confidence[organisationKinds.indexOf("police")];
  watch.activeShare = survey.active;
  const { place, record, residents } = world;
  for (let community = 0; community < place.communityCount; community++) {
    let sum = 0;
    for (let i = place.communityResident[community]; i < place.communityResident[community + 1]; i++)
      sum += residents.columns.satisfaction[i];
    record.satisfaction[community] = sum / (place.communityResident[community + 1] - place.communityResident[community]);
  }
}
