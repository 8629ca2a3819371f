/** Parameters of detection and reporting. */
import { assumption, evidence, parameters } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble } from "../plausible.ts";

const logit = (value: number, meaning: string, why: string, about: { readonly sign?: string } = {}) =>
  ({ default: value, unit: "score", min: 0, max: 12, meaning, source: assumption(why, about), plausible: halfToDouble() }) as const;

export const detectionParameters = parameters("detection", "Detection and reporting", {
  severityWeight: logit(4.9, "Log-odds of reporting per unit of severity.", "seriousness drives reporting; size calibrated", {
    sign: "Zhang, Messner & Liu 2007, Tianjin [V]",
  }),
  responseWeight: logit(
    4.1,
    "Log-odds per unit of expected response (efficacy − ½).",
    "a solved first report brings the next; size calibrated",
    { sign: "FixMyStreet: second reports 57 % more likely after a fixed first one (Sjoberg et al. 2017 [V])" },
  ),
  confidenceWeight: logit(
    1,
    "Log-odds per unit of confidence (− ½) in the kind of organisation that leads.",
    "those who expect nothing of the police do not report",
    { sign: "reasons for silence in Guangzhou [P]" },
  ),
  channelWeight: logit(1.6, "Log-odds lost per unit of channel cost.", "trouble is a reason for silence", {
    sign: "38 % of the silent in Guangzhou [P]",
  }),
  costCeiling: {
    default: 1.5,
    unit: "score",
    min: 1,
    max: 10,
    meaning: "Largest cost of reporting, reluctance after data breaches included; 1 is a prohibitive channel.",
    source: assumption("reluctance adds at most half"),
    plausible: halfToDouble(),
  },
  awarenessWeight: logit(0.9, "Log-odds per unit of safety awareness (− ½).", "sign only"),
  trivialAwareness: logit(
    0.8,
    "Extra log-odds per unit of campaign awareness for trivial matters.",
    "campaigns bring over-reporting of trivia; sign only",
  ),
  victimNotice: {
    default: 0.85,
    unit: "probability",
    min: 0,
    max: 1,
    meaning: "Probability that somebody affected notices an incident on its first day.",
    source: assumption("most incidents have a victim who knows"),
    plausible: oddsHalfToDouble(),
  },
  valuableShare: {
    default: 0.02,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of volunteers' extra clues that concern a real hazard; the others cost intake time.",
    source: evidence("C", "Chaoyang 2015: 4,378 valuable clues of 210,000", { setting: "China" }),
    plausible: between(0.005, 0.04, "0.5 % of clues led to cases, 2.1 % were called valuable (Chaoyang 2015 [C]); twice that elsewhere"),
  },
  cluesPerMonth: {
    default: 0.35,
    unit: "per month",
    min: 0,
    max: 20,
    meaning: "Clues that a volunteer hands in who patrols or goes round and looks.",
    source: evidence("C", "Chaoyang 0.33 and Wuzhen 0.36 per active volunteer and month", { setting: "China" }),
    plausible: between(0.2, 0.5, "0.33 and 0.36 in two systems shown as successes (Chaoyang, Wuzhen [C]); fewer or more elsewhere"),
  },
  inspectionSight: {
    default: 0.5,
    unit: "per hour",
    min: 0,
    max: 10,
    meaning: "Detections of a latent hazard per hour of grid inspection at the building.",
    source: assumption("grid workers look for hazards on their rounds"),
    plausible: halfToDouble(),
  },
  guardSight: {
    default: 0.25,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "What an hour of guard duty sees, against an hour of patrol.",
    source: assumption("guards stand at posts"),
    plausible: oddsHalfToDouble(),
  },
  duplicateRelief: {
    default: 0.5,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share by which knowing that a matter is already reported lowers further reports.",
    source: assumption("some look up the public progress before calling"),
    plausible: oddsHalfToDouble(),
  },
});
