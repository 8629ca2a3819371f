/**
 * Residents: the decision to report (processes/detection.ts asks who notices a hazard), and the weekly decision to take part
 * (processes/participation.ts runs it for everyone), in two steps.
 *
 * Knows: own cases, what eight contacts are seen to do, the community's record by word of mouth, who is named in public for it.
 * Wants: matters settled; to do one's part where others do theirs, as one's type has it; thanks and reward for it, at little trouble.
 * Can give: hours, and word of what one has noticed.
 * Does: reports or not; takes part or not, in one form; registers as a volunteer and leaves.
 * Learns: efficacy, confidence, trust and expectation from own and neighbours' cases (processes/experience.ts); habit.
 *
 * First whether: P = σ(U/τ) with U = efficacy + norm(type, what contacts are seen to do) + literacy + awareness + intrinsic motivation +
 * grievance + trust in neighbours + recognition + reward − crowding-out − cost + habit + age + time of organisers. Then, for who does, in which form: shares of a multinomial logit over
 * the forms' attractions (McFadden 1974 [M]). So a new form takes from the others and brings nobody by itself. Norm by cooperation type: conditional
 * (imperfect), hump-shaped, unconditional, none for free-riders (Fischbacher et al. 2001 [V]); it answers to visible hours of the form.
 * Awareness works as a felt duty (norm activation: Schwartz 1977). Age: elderly residents carry local work (Shanghai votes by age [V]).
 */
import { exp, log, sigmoid } from "../../kernel/maths.ts";
import { confidenceIn } from "../confidence.ts";
import { opennessOf } from "../policy.ts";
import { leadingKind } from "../processes/experience.ts";
import { ageOfBand, decadesOf, FORM, FORM_COUNT, NEAR_CONTACTS } from "../residents.ts";
import type { World } from "../state.ts";
import { askingOf, hasTeam, hoursByForm, organiserFill } from "./volunteers.ts";

export const AGE_BANDS = ageOfBand.length;
/** Contacts of a resident: near ones on both sides, and two far ones. */
export const CONTACTS = 2 * NEAR_CONTACTS + 2;

/** Probability that a resident who noticed reports. */
export function reportProbability(world: World, slot: number, resident: number, known: boolean): number {
  const { residents, parameters, policy, hazards, organisations, place } = world;
  const c = hazards.columns;
  const category = c.category[slot];
  const fields = world.categories[category].fields;
  const p = parameters.detection;
  const r = residents.columns;
  const kind = leadingKind(world, slot);
  const severity = c.severity[slot];
  const cost = Math.min(p.costCeiling, policy.channelCost + world.reluctance);
  const utility =
    fields.reportIntercept +
    p.severityWeight * (severity - 0.5) +
    p.responseWeight * (r.efficacy[resident] - 0.5) +
    p.confidenceWeight * (confidenceIn(world, resident, kind, place.buildingCommunity[c.building[slot]], category) - 0.5) -
    p.channelWeight * (cost - 0.5) +
    p.awarenessWeight * (r.awareness[resident] - 0.5) +
    p.trivialAwareness * policy.campaign * (1 - severity);
  // Who can see that the matter is being dealt with does not report it again.
  const relief = known ? 1 - p.duplicateRelief * opennessOf(policy, organisations[c.organisation[slot]]) : 1;
  return sigmoid(utility) * relief;
}

/** What `seen`, a share of contacts, is worth by cooperation type: `level + rise · seen − fold · max(0, seen − ½)`. */
export interface Norm {
  readonly level: Float64Array;
  readonly rise: Float64Array;
  readonly fold: Float64Array;
}

/** In the order of `cooperationTypes`: conditional, free-rider, hump-shaped, unconditional. */
export function normOf({ parameters }: World): Norm {
  const { normWeight, conditionalSlope, unconditionalNorm } = parameters.participation;
  return {
    level: Float64Array.of(0, 0, 0, normWeight * unconditionalNorm),
    rise: Float64Array.of(normWeight * conditionalSlope, 0, normWeight, 0),
    fold: Float64Array.of(0, 0, 2 * normWeight, 0),
  };
}

/** The worth of what is seen to one cooperation type. */
export function normAt({ level, rise, fold }: Norm, type: number, seen: number): number {
  return level[type] + rise[type] * seen - (seen > 0.5 ? fold[type] * (seen - 0.5) : 0);
}

/** What one week is like in a community for who decides whether to take part. Tables by age band. */
export interface Week {
  /** Utility of taking part: not registered, then registered. */
  readonly acting: Float64Array;
  /** Utility of registering; −∞ where nobody organises. */
  readonly joining: Float64Array;
  /** Probability that a registered volunteer leaves. */
  readonly leaving: number;
  /** What a contact's act is worth as a share of eight full contributions, by form. */
  readonly weights: Float64Array;
  /** The same of those one hears of through publicity. */
  readonly heard: Float64Array;
}

export function weekOf(world: World, community: number): Week {
  const { parameters, policy } = world;
  const p = parameters.participation;
  const fill = organiserFill(world, community);
  const shared =
    recognised(world) + p.rewardWeight * log(1 + policy.rewardYuan / p.rewardYuan) - p.costWeight * (policy.participationCost - 0.5);
  const help = p.baseHelp + shared;
  const organised = p.baseVolunteer + shared - p.paidHollowing * policy.paidProvision;
  // Registered volunteers act by themselves as anybody, and beside it as far as organisers call upon them.
  const registered = log(exp(help) + fill * exp(organised));
  const asked = log(askingOf(world, community));
  const acting = new Float64Array(2 * AGE_BANDS);
  const joining = new Float64Array(AGE_BANDS);
  for (let band = 0; band < AGE_BANDS; band++) {
    const decades = decadesOf(band);
    acting[band] = help + p.ageActing * decades;
    acting[AGE_BANDS + band] = registered + p.ageActing * decades;
    joining[band] = p.baseJoining + shared - p.paidHollowing * policy.paidProvision + p.ageJoining * decades + asked;
  }
  const weights = contactWeights(world);
  return { acting, joining, leaving: Math.min(1, p.leavingRate * (2 - fill)), weights, heard: heardOf(world, community, weights) };
}

/** Recognition by how far it is made public. */
function recognised({ parameters, policy }: World): number {
  const { recognitionWeight, unseenRecognition } = parameters.participation;
  return recognitionWeight * policy.recognition * (unseenRecognition + (1 - unseenRecognition) * policy.publicity);
}

/** Visible hours of a contact's act in each form, in full contributions of all contacts. */
function contactWeights(world: World): Float64Array {
  const { matchedHours } = world.parameters.participation;
  const visible = visibilityOf(world);
  return Float64Array.from(hoursByForm(world), (hours, form) => (visible[form] * hours) / matchedHours / CONTACTS);
}

function visibilityOf({ parameters }: World): readonly number[] {
  const { visiblePatrol, visibleDeliberation, visibleHelp, visibleLook } = parameters.participation;
  return [visiblePatrol, visibleDeliberation, visibleHelp, visibleLook];
}

/** Publicity shows contributors beyond one's contacts, in the forms in which there are any. */
function heardOf({ record, policy, parameters }: World, community: number, weights: Float64Array): Float64Array {
  const from = community * FORM_COUNT;
  let acting = 0;
  for (let form = 0; form < FORM_COUNT; form++) acting += record.active[from + form];
  const contributors = acting > 0 ? (policy.publicity * parameters.participation.heardContributors) / acting : 0;
  return weights.map((weight, form) => contributors * record.active[from + form] * weight);
}

/** What one week is like for who chooses a form. */
export interface Forms {
  /** Attraction by band and form: `attraction[band * FORM_COUNT + form]`. */
  readonly attraction: Float64Array;
  /** What is taken off it for who is not registered. */
  readonly barrier: Float64Array;
  readonly literacyDeliberation: number;
  readonly grievanceDeliberation: number;
  readonly norm: Norm;
}

export function formsOf(world: World, community: number, norm: Norm): Forms {
  const { parameters, policy } = world;
  const p = parameters.participation;
  const opportunities = [
    p.formPatrol + (hasTeam(world, community) ? p.teamOpportunity : 0) - p.paidHollowing * policy.paidProvision,
    p.formDeliberation + p.voiceWeight * policy.voice + (p.meetingOpportunity * policy.forumFrequency) / (1 + policy.forumFrequency),
    0,
    p.formLook,
  ];
  const visible = visibilityOf(world);
  const attraction = new Float64Array(AGE_BANDS * FORM_COUNT);
  for (let band = 0; band < AGE_BANDS; band++) {
    opportunities.forEach((opportunity, form) => {
      const age = form === FORM.patrol ? p.patrolAge * decadesOf(band) : 0;
      attraction[band * FORM_COUNT + form] = opportunity + age + recognised(world) * visible[form];
    });
  }
  const barrier = Float64Array.from(opportunities, (_, form) => (form === FORM.help ? 0 : p.registrationBarrier));
  return { attraction, barrier, literacyDeliberation: p.literacyDeliberation, grievanceDeliberation: p.grievanceDeliberation, norm };
}

/** Who chooses a form. `seen`: by form, what contacts are seen to do. */
export interface Chooser {
  readonly band: number;
  readonly registered: number;
  readonly type: number;
  readonly skill: number;
  readonly grievance: number;
  readonly seen: Float64Array;
}

/** Writes the shares of the forms into `shares`; they sum to 1. */
export function formShares(forms: Forms, who: Chooser, shares: Float64Array): void {
  let sum = 0;
  for (let form = 0; form < FORM_COUNT; form++) {
    let utility = forms.attraction[who.band * FORM_COUNT + form] + normAt(forms.norm, who.type, who.seen[form]);
    if (who.registered === 0) utility -= forms.barrier[form];
    if (form === FORM.deliberation) utility += forms.literacyDeliberation * (who.skill - 0.5) + forms.grievanceDeliberation * who.grievance;
    shares[form] = exp(utility);
    sum += shares[form];
  }
  for (let form = 0; form < FORM_COUNT; form++) shares[form] /= sum;
}

/** How much of intrinsic motivation a reward of this size switches off: saturates within a few yuan. */
export function crowdingShare(world: World): number {
  const { rewardYuan } = world.policy;
  const { crowdingYuan } = world.parameters.participation;
  return rewardYuan > 0 ? 1 - exp(-rewardYuan / crowdingYuan) : 0;
}
