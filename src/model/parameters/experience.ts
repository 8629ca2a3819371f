/** Parameters of experience and trust. */
import { assumption, evidence, parameters } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble, type Plausible, shift } from "../plausible.ts";

interface About {
  readonly max?: number;
  readonly sign?: string;
  readonly plausible?: Plausible;
}

const rate = (value: number, meaning: string, why: string, { max = 1, sign, plausible }: About = {}) =>
  ({
    ...{ default: value, unit: "share", min: 0, max, meaning, source: assumption(why, { sign }) },
    plausible: plausible ?? (max === 1 ? oddsHalfToDouble() : halfToDouble()),
  }) as const;

/** Half of the smallest distance between two cut-points is 0.31, so that they keep their order. */
const cut = shift(0.25, "less than half of the distance between cut-points, which so keep their order");
const answers = evidence("C", "NBS 2002 shares 3.5/12.4/41.6/35.6/6.9 % with the assumed start", { setting: "China" });

export const trustParameters = parameters("trust", "Experience, confidence and trust", {
  gainRate: rate(0.05, "Share of the distance by which one good experience raises confidence.", "slow gain; size assumed", {
    sign: "Slovic 1993 principle [V]",
  }),
  lossRatio: {
    default: 7,
    unit: "score",
    min: 1,
    max: 30,
    meaning: "Loss rate of confidence as a multiple of the gain rate.",
    source: evidence("V", "Skogan 2006: bad encounters weigh 4–14 times good ones", { setting: "elsewhere" }),
    plausible: between(4, 14, "Skogan 2006 [V]"),
  },
  socialRate: rate(
    0.01,
    "Share of trust in neighbours that an incident costs its victim, times the fear it brings.",
    "slower than confidence in organisations; size assumed",
    { sign: "social trust moves less on bad news than confidence does (Earle & Siegrist [V])" },
  ),
  efficacyRate: rate(
    0.45,
    "Share of the distance by which one's own report moves the belief in response.",
    "a response brings the next report; size calibrated",
    { sign: "FixMyStreet: +57 % second reports after a fixed first one (Sjoberg et al. 2017 [V])" },
  ),
  observerWeight: rate(0.15, "Weight of a neighbour's experience against one's own.", "observed encounters count less"),
  satisfactionRate: rate(0.25, "Share of the distance by which one's own case moves satisfaction.", "own experience dominates"),
  disconfirmation: rate(0.6, "Weight of performance minus expectation in satisfaction.", "expectation–disconfirmation form", { max: 3 }),
  expectationRate: rate(0.04, "Weekly adaptation of expectation to what is seen.", "expectations follow performance within half a year"),
  serviceWeight: rate(
    0.25,
    "How much respectful, service-minded treatment shifts the felt outcome.",
    "all outcomes of procedural justice are positive; size assumed",
    { sign: "Mazerolle 2013 [V]" },
  ),
  elicitationPull: rate(
    0.12,
    "Rise of what residents expect when they are asked what they need and nothing follows; it shrinks as answers follow.",
    "asking raises expectation; sign only",
  ),
  priorRate: rate(0.002, "Weekly return of confidence towards its long-run level.", "slow forgetting"),
  socialPriorRate: rate(0.01, "Weekly return of social trust towards its long-run level.", "slow forgetting"),
  hearsayRate: rate(
    0.0077,
    "Weekly move of everyone's efficacy and satisfaction towards the community's recent record.",
    "word of mouth; size calibrated",
    {
      plausible: between(
        0.005,
        0.04,
        "from a quarter, since a first experience still tells in later reports (Sjoberg et al. 2017 [V]), to double",
      ),
    },
  ),
  hearsayConfidence: rate(
    0.004,
    "Weekly move of everyone's confidence in a kind of organisation with the change of its record since the start.",
    "word of mouth; about half is taken up within three years",
  ),
  contactGain: rate(
    0.05,
    "Share of the distance by which a friendly contact with an officer who follows up raises confidence.",
    "good contacts matter little",
    {
      sign: "Skogan 2006 [V]",
      plausible: between(0, 0.1, "from none, since good contacts could not be told from zero (Skogan 2006 [V]), to double"),
    },
  ),
  victimLoss: rate(
    0.02,
    "Share of confidence in the kind that leads the category which an incident's victim loses at severity 1.",
    "assumed",
  ),
});

export const perceptionParameters = parameters("perception", "Perception and mood", {
  awarenessRate: rate(
    0.02,
    "Weekly approach of safety awareness to its level under the present campaigns and culture.",
    "a year to be taken up",
  ),
  campaignAwareness: rate(0.35, "Rise of awareness under full campaigning.", "sign only"),
  cultureAwareness: rate(0.25, "Rise of awareness per unit of safety culture beyond the start.", "sign only"),
  riskDecay: rate(0.05, "Weekly fading of perceived risk towards its floor.", "news fades in months"),
  riskFloor: rate(0.2, "Perceived risk when nothing happens nearby.", "residual worry"),
  neighbourFear: rate(0.3, "Share of a victim's rise of fear that neighbours feel.", "vicarious victimisation"),
  awarenessFear: rate(0.05, "Rise of the floor of perceived risk per unit of campaign awareness.", "awareness raises fear; sign only"),
  securityRisk: rate(2.6, "Weight of perceived risk in the latent sense of security.", "scaled to the 2002 national answers", {
    max: 10,
    sign: "crime was a reason named in 2002 [V]",
  }),
  securityConfidence: rate(1.6, "Weight of confidence in police (− ½) in the latent sense of security.", "sign from surveys", { max: 10 }),
  securitySocial: rate(1, "Weight of trust in neighbours (− ½) in the latent sense of security.", "sign from surveys", { max: 10 }),
  securityDisorder: rate(0.125, "Weight of visible disorder in the latent sense of security.", "size assumed", {
    max: 10,
    sign: "disorder was the second reason named in 2002 [V]",
  }),
  securityGuardians: rate(0.4, "Weight of visible guardians in the latent sense of security.", "sign only", { max: 10 }),
  securitySpread: rate(0.75, "Spread of residents' personal dispositions on the latent scale.", "gives the spread of answers", {
    max: 5,
    sign: "spread of the NBS 2002 answers [V]",
  }),
  cutVeryUnsafe: {
    default: -1.66,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «unsafe».",
    source: answers,
    plausible: cut,
  },
  cutUnsafe: {
    default: -1.03,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «not very safe».",
    source: answers,
    plausible: cut,
  },
  cutBasicallySafe: {
    default: -0.1,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «basically safe».",
    source: answers,
    plausible: cut,
  },
  cutSafe: {
    default: 0.91,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «safe», above «very safe».",
    source: answers,
    plausible: cut,
  },
});
