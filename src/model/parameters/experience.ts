/** Parameters of experience and trust. */
import { assumption, evidence, parameters } from "../parameter.ts";

const rate = (value: number, meaning: string, text: string, max = 1) =>
  ({ default: value, unit: "share", min: 0, max, meaning, source: assumption(text) }) as const;

export const trustParameters = parameters("trust", "Experience, confidence and trust", {
  gainRate: rate(0.05, "Share of the distance by which one good experience raises confidence.", "slow gain (Slovic 1993 principle [V])"),
  lossRatio: {
    default: 7,
    unit: "score",
    min: 1,
    max: 30,
    meaning: "Loss rate of confidence as a multiple of the gain rate.",
    source: evidence("V", "Skogan 2006: bad encounters weigh 4–14 times good ones"),
  },
  socialRate: rate(
    0.01,
    "Share of the distance by which an experience moves trust in neighbours, up or down alike.",
    "social trust reacts symmetrically (Earle & Siegrist [V])",
  ),
  efficacyRate: rate(
    0.45,
    "Share of the distance by which one's own report moves the belief in response.",
    "FixMyStreet: +57 % second reports after a fixed first one [V]",
  ),
  observerWeight: rate(0.15, "Weight of a neighbour's experience against one's own.", "observed encounters count less"),
  satisfactionRate: rate(0.25, "Share of the distance by which one's own case moves satisfaction.", "own experience dominates"),
  disconfirmation: rate(0.6, "Weight of performance minus expectation in satisfaction.", "expectation–disconfirmation form", 3),
  expectationRate: rate(0.04, "Weekly adaptation of expectation to what is seen.", "expectations follow performance within half a year"),
  serviceWeight: rate(
    0.25,
    "How much respectful, service-minded treatment shifts the felt outcome.",
    "procedural justice: all outcomes positive (Mazerolle 2013 [V]); size assumed",
  ),
  elicitationPull: rate(
    0.12,
    "Rise of what residents expect when they are asked what they need and nothing follows; it shrinks as answers follow.",
    "asking raises expectation; sign only",
  ),
  priorRate: rate(0.002, "Weekly return of confidence towards its long-run level.", "slow forgetting"),
  socialPriorRate: rate(0.01, "Weekly return of social trust towards its long-run level.", "slow forgetting"),
  hearsayRate: rate(0.02, "Weekly move of everyone's efficacy and satisfaction towards the community's recent record.", "word of mouth"),
  hearsayConfidence: rate(
    0.004,
    "Weekly move of everyone's confidence in a kind of organisation with the change of its record since the start.",
    "word of mouth; about half is taken up within three years",
  ),
  contactGain: rate(
    0.05,
    "Share of the distance by which a friendly contact with an officer who follows up raises confidence.",
    "good contacts matter little (Skogan 2006 [V])",
  ),
  victimLoss: rate(0.02, "Loss of confidence in police of an incident's victim at severity 1.", "assumed"),
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
  securityRisk: rate(2.6, "Weight of perceived risk in the latent sense of security.", "scaled to the 2002 national answers", 10),
  securityConfidence: rate(1.6, "Weight of confidence in police (− ½) in the latent sense of security.", "sign from surveys", 10),
  securitySocial: rate(1, "Weight of trust in neighbours (− ½) in the latent sense of security.", "sign from surveys", 10),
  securityDisorder: rate(
    0.125,
    "Weight of visible disorder in the latent sense of security.",
    "disorder was the second reason named in 2002 [V]",
    10,
  ),
  securityGuardians: rate(0.4, "Weight of visible guardians in the latent sense of security.", "sign only", 10),
  securitySpread: rate(0.75, "Spread of residents' personal dispositions on the latent scale.", "gives the spread of answers", 5),
  cutVeryUnsafe: {
    default: -1.66,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «unsafe».",
    source: evidence("C", "NBS 2002 shares 3.5/12.4/41.6/35.6/6.9 % with the assumed start"),
  },
  cutUnsafe: {
    default: -1.03,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «not very safe».",
    source: evidence("C", "NBS 2002 shares"),
  },
  cutBasicallySafe: {
    default: -0.1,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «basically safe».",
    source: evidence("C", "NBS 2002 shares"),
  },
  cutSafe: {
    default: 0.91,
    unit: "score",
    min: -10,
    max: 10,
    meaning: "Latent score below which one answers «safe», above «very safe».",
    source: evidence("C", "NBS 2002 shares"),
  },
});
