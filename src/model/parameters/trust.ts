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
    "Weekly move of everyone's confidence in a kind of organisation towards what its record here makes of it.",
    "word of mouth; about half is taken up within three years",
  ),
  domainWeight: rate(
    1,
    "Weight of how a kind of organisation did in a category, against how it does as a whole, in confidence in it in such matters.",
    "what is known of a domain is believed as it stands; nothing found on size",
    { max: 5 },
  ),
  usualPerformance: rate(
    0.72,
    "Record of an organisation in a usual place, in which confidence stands at the means of the population: mean worth of its outcomes, 0 to 1.",
    "what is solved of what was reported",
    {
      sign: "72 to 90 % truly solved beside 94 to 99.7 % satisfied [V]",
      plausible: between(0.6, 0.85, "matters truly solved: 72 to 90 % in print [V]; less where many are closed on paper"),
    },
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
  delayTolerance: {
    ...rate(
      2,
      "How slowly a late solution loses its worth: it is worth 1/e at this multiple of the expected time too late.",
      "patience assumed",
    ),
    ...{ unit: "score", min: 0.1, max: 20, plausible: halfToDouble() },
  },
  organisationRespect: rate(
    0.5,
    "Weight of the organisation's own service orientation (− ½) in the treatment residents meet.",
    "as much as what governance asks for; assumed",
    { max: 2 },
  ),
  legalityRespect: rate(0.3, "Weight of legality (− ½) in the treatment residents meet.", "rules restrain; sign only", { max: 2 }),
  recordWeight: {
    ...rate(
      80,
      "Weight of one ended case in the record of its community, times the residents.",
      "with 8,000 some hundred cases are remembered",
    ),
    ...{ unit: "residents", max: 10000, plausible: halfToDouble() },
  },
  recordCeiling: rate(
    0.2,
    "Largest weight of one ended case in the record, however small the community.",
    "never less than five cases are remembered",
  ),
  needWeightBase: rate(
    0.4,
    "Weight of an outcome in a category that the reporter does not care for; with needWeightSlope 1 for an average need.",
    "service counts even where need is small",
    { max: 2 },
  ),
  needWeightSlope: rate(
    0.6,
    "Rise of that weight with the reporter's need, 1 being the average of all categories; with needWeightBase 1 for an average need.",
    "what matters more is felt more",
    { max: 2 },
  ),
  needWeightCeiling: rate(2, "Largest weight of one outcome for its reporter.", "one case is one case", { max: 10 }),
  contactKept: rate(0.75, "How a contact with an officer is felt when what was raised is followed up.", "plainly good"),
  contactMet: rate(
    0.6,
    "How a contact in which nothing is raised is felt, 0 to 1: it raises the satisfaction of those below and lowers nobody's.",
    "friendly, and little more; below a promise kept",
    { sign: "good contacts could not be told from none (Skogan 2006 [V]); satisfaction moves before crime (Gill et al. 2014 [V])" },
  ),
  contactUnkept: rate(0.35, "How a contact with an officer is felt when nothing follows.", "a promise not kept is worse than indifferent"),
  contactJustice: rate(0.3, "Rise of how a contact is felt with procedural justice (− ½).", "size assumed", {
    sign: "Mazerolle 2013 [V]",
    max: 2,
  }),
  contactSatisfaction: rate(
    0.15,
    "How much more a contact pleases than it convinces.",
    "friendliness moves satisfaction before confidence; size assumed",
    {
      sign: "community policing moves satisfaction more than crime (Gill et al. 2014 [V])",
    },
  ),
  contactEfficacy: rate(
    0.15,
    "Weight of a promise kept or broken in the belief in response, against one's own report.",
    "a word kept is a small response",
  ),
});

export const perceptionParameters = parameters("perception", "Perception and mood", {
  awarenessRate: rate(
    0.02,
    "Weekly approach of safety awareness to its level under the present campaigns and culture.",
    "a year to be taken up",
  ),
  campaignAwareness: rate(0.35, "Rise of awareness under full campaigning.", "sign only"),
  cultureAwareness: rate(0.25, "Rise of awareness per unit of safety culture beyond the usual.", "sign only"),
  usualCulture: rate(
    0.3,
    "Safety culture of a usual place, in which awareness stands at the mean of the population.",
    "the level where nothing is known",
  ),
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
  securityRiskMiddle: rate(
    0.3,
    "Perceived risk that neither raises nor lowers the latent sense of security.",
    "the mean at the start, so that the cut-points keep their meaning",
  ),
  happinessSecurity: rate(
    0.3,
    "Weight of the sense of security in the happiness index; its four weights are to sum to 1.",
    "illustrative index",
  ),
  happinessSatisfaction: rate(
    0.35,
    "Weight of satisfaction in the happiness index; its four weights are to sum to 1.",
    "illustrative index",
  ),
  happinessTrust: rate(
    0.25,
    "Weight of trust in neighbours in the happiness index; its four weights are to sum to 1.",
    "illustrative index",
  ),
  happinessActive: rate(0.1, "Weight of taking part in the happiness index; its four weights are to sum to 1.", "illustrative index"),
  incidentDisorder: {
    ...rate(
      400,
      "Rise of visible disorder by an incident of severity and weight 1, times the residents of the community.",
      "two fifths of what a hazard that stays adds in the long run",
    ),
    ...{ unit: "residents", max: 10000, plausible: halfToDouble() },
  },
  severityDisorder: rate(
    0.5,
    "What of a hazard is seen at severity 0, in visible disorder; it rises by its severity.",
    "litter is seen as well as danger",
    { max: 5 },
  ),
  disorderRate: rate(0.25, "Weekly approach of felt disorder to what is there.", "a month to be noticed"),
  guardianRate: rate(0.25, "Weekly approach of the felt presence of guardians to what is there.", "a month to be noticed"),
});
