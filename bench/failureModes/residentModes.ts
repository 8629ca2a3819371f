/** Failure modes of the interventions that address residents. */
import { type FailureMode, intervention, join, late, type Miss, type Patch, setting } from "./mode.ts";

// Participation channels
const channels = intervention("participation-channels", { channelCost: 0 });
const overrun = setting({ "hazards.level": 1.3 });
const staffed: Patch = { staffing: 2 };

// Resident incentives
const motivated = setting({ "population.intrinsicMotivation": 0.85 });
const funded = join(motivated, setting({ "resources.publicBudget": 4000 }));
/**
 * More than the reward of some 220 yuan an occasion from which, by weights and speeds of the model, money outweighs what it crowds out and
 * wears off among motivated people within a year and a half.
 */
const LARGE = 400;
/** A hundredth of what a large reward comes to. */
const unfunded = join(motivated, setting({ "resources.publicBudget": 8 }));
const reward = (yuan: number) => intervention("resident-incentives", { reward: yuan, recognition: 0, publicity: 0 });
const withdrawn = (reward: number, recognition: number) =>
  intervention("resident-incentives", { reward, recognition, publicity: recognition }, { end: "day 300" });

// Safety culture
const campaign = { campaign: 1, training: 0.5 };
const campaignAlone = intervention("safety-culture", { campaign: 1, training: 0, culture: 0.3 });
const practice = intervention("safety-culture", { campaign: 0, training: 0.8, culture: 0.9, growthDays: 180 });

export const residentModes: readonly FailureMode[] = [
  {
    intervention: "participation-channels",
    id: "calls-beyond-capacity",
    failure: "Calls beyond capacity: backlog, failed responses, confidence falls below the baseline",
    mechanism:
      "Cheap channels bring reports. Without hours to answer them, reports queue or are closed superficially, and reporters learn this.",
    horizonDays: 600,
    failing: { what: "a community at its limit", arm: join(overrun, channels), against: overrun },
    contrast: { what: "twice the staff, ordinary load", arm: join(staffed, channels), against: staffed },
    outcomes: [
      { indicator: "backlog", good: "down", days: late, failing: "worse", contrast: "little" },
      { indicator: "efficacy", good: "up", days: late, failing: "worse", contrast: "little" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "little" },
      { indicator: "confidence|kind:ngo", good: "up", days: late, failing: "worse", contrast: "little" },
      { indicator: "confidence-police", good: "up", days: late, failing: "worse", contrast: "little" },
      { indicator: "true-incidents", good: "down", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "resident-incentives",
    id: "small-reward",
    failure: "Small reward crowds out",
    mechanism:
      "A token reward switches off inner motivation before it makes up for the loss. A reward that outweighs the loss is more than a day's wage for an occasion of about three hours, because the effect of money levels off and motivation erodes.",
    horizonDays: 600,
    failing: { what: "motivated residents, 3 yuan", arm: join(motivated, reward(3)), against: motivated },
    contrast: { what: "motivated residents, 400 yuan, paid in full", arm: join(funded, reward(LARGE)), against: funded },
    outcomes: [
      { indicator: "active-share", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "volunteer-hours", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "resident-incentives",
    id: "unfunded-reward",
    failure: "A large reward that the fund cannot pay becomes a small one",
    mechanism: "Rewards are paid only as far as the safety fund allows; the reduced rewards crowd out motivation.",
    horizonDays: 600,
    failing: {
      what: "motivated residents, 400 yuan, almost no programme money",
      arm: join(unfunded, reward(LARGE)),
      against: unfunded,
    },
    contrast: { what: "the same, paid in full", arm: join(funded, reward(LARGE)), against: funded },
    outcomes: [{ indicator: "active-share", good: "up", days: late, failing: "worse", contrast: "better" }],
  },
  {
    intervention: "resident-incentives",
    id: "withdrawal",
    failure: "Withdrawal leaves participation below the start",
    mechanism: "Rewards erode motivation, which recovers slowly once they are gone; recognition leaves habits behind.",
    horizonDays: 690,
    failing: { what: "40 yuan, withdrawn on day 300: after it", arm: withdrawn(40, 0), against: {} },
    contrast: { what: "recognition and publicity, withdrawn on day 300: after it", arm: withdrawn(0, 0.8), against: {} },
    outcomes: [
      { indicator: "active-share", good: "up", days: [390, 690], failing: "worse", contrast: "no worse" },
      { indicator: "intrinsic-motivation", good: "up", days: [390, 690], failing: "worse", contrast: "no worse" },
    ],
  },
  {
    intervention: "safety-culture",
    id: "campaign-decays",
    failure: "Campaign decay",
    mechanism: "Awareness and norms fade with the campaign.",
    horizonDays: 780,
    failing: {
      what: "campaign and training, ended on day 300: from ten months later",
      arm: intervention("safety-culture", campaign, { end: "day 300" }),
      against: {},
    },
    contrast: { what: "the same, kept up", arm: intervention("safety-culture", campaign), against: {} },
    outcomes: [
      { indicator: "awareness", good: "up", days: [600, 780], failing: "little", contrast: "better" },
      { indicator: "true-incidents", good: "down", days: [600, 780], failing: "little", contrast: "better" },
    ],
  },
  {
    intervention: "safety-culture",
    id: "trivia",
    failure: "Trivia over-reported",
    mechanism: "Campaigns make residents report trifles; cases rise, and other cases wait longer.",
    horizonDays: 600,
    failing: { what: "campaign alone", arm: campaignAlone, against: {} },
    contrast: { what: "training and practised norms, no campaign", arm: practice, against: {} },
    outcomes: [
      { indicator: "cases", good: "down", days: late, failing: "worse", contrast: "better" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "safety-culture",
    id: "fear",
    failure: "Awareness raises fear",
    mechanism: "Campaigns raise the floor of perceived risk.",
    horizonDays: 600,
    failing: { what: "campaign alone", arm: campaignAlone, against: {} },
    contrast: { what: "training and practised norms, no campaign", arm: practice, against: {} },
    outcomes: [
      { indicator: "perceived-risk", good: "down", days: late, failing: "worse", contrast: "no worse" },
      { indicator: "sense-of-security", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "demand-elicitation",
    id: "asked-and-ignored",
    failure: "Elicited needs ignored: expectation rises, satisfaction falls",
    mechanism: "Being asked raises what residents expect; without an answer the gap lowers satisfaction.",
    horizonDays: 600,
    failing: { what: "asked, no answer", arm: intervention("demand-elicitation", { elicitation: 0.5, responsiveness: 0 }), against: {} },
    contrast: {
      what: "asked and answered, full service orientation and voice",
      arm: intervention("demand-elicitation", { elicitation: 0.5, responsiveness: 1, serviceOrientation: 1, voice: 1 }),
      against: {},
    },
    outcomes: [
      { indicator: "expectation", good: "down", days: late, failing: "worse", contrast: "open" },
      { indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
  {
    intervention: "demand-elicitation",
    id: "success-as-designed",
    failure: "Elicited needs ignored: satisfaction, against the intervention's own values",
    mechanism:
      "Asking raises expectation by the needs that go unanswered; answers show in what is dealt with first. As designed, a quarter goes unanswered, and the gain from answers is only just larger than the loss from higher expectations.",
    horizonDays: 600,
    failing: { what: "asked, no answer", arm: intervention("demand-elicitation", { responsiveness: 0 }), against: {} },
    contrast: { what: "as designed", arm: intervention("demand-elicitation"), against: {} },
    outcomes: [{ indicator: "satisfaction", good: "up", days: late, failing: "worse", contrast: "better" }],
  },
];

export const residentMisses: readonly Miss[] = [
  {
    intervention: "safety-culture",
    id: "trivia-incidents",
    failure: "Trivia over-reported, and true incidents unchanged",
    mechanism: "Campaigns make residents report trifles; cases rise and true incidents do not fall.",
    why: "Incidents fall by half an incident of 76 a month, a tenth of what training and practised norms prevent: not everything that is reported is a trifle, and hazards that are known in time do not become incidents. Cases, and the waiting of others, are as claimed (above).",
    horizonDays: 600,
    failing: { what: "campaign alone", arm: campaignAlone, against: {} },
    contrast: { what: "training and practised norms, no campaign", arm: practice, against: {} },
    outcomes: [{ indicator: "true-incidents", good: "down", days: late, failing: "no better", contrast: "better" }],
  },
  {
    intervention: "resident-incentives",
    id: "usual-reward",
    failure: "Small reward crowds out; 40 yuan outweigh it",
    mechanism: "A token reward switches off inner motivation before it makes up for the loss.",
    why: "40 yuan do more harm than 3. The effect of money levels off in the model (0.4 for each e-fold of one more than its multiple of 25 yuan: 0.38 at 40), while the motivation that it crowds out among motivated residents does not (0.68 at once), and their motivation also erodes. By these weights money outweighs the loss from about 220 yuan an occasion, more than a day's wage; at 400 it does (above).",
    horizonDays: 600,
    failing: { what: "motivated residents, 3 yuan", arm: join(motivated, reward(3)), against: motivated },
    contrast: { what: "motivated residents, 40 yuan, paid in full", arm: join(funded, reward(40)), against: funded },
    outcomes: [
      { indicator: "active-share", good: "up", days: late, failing: "worse", contrast: "better" },
      { indicator: "volunteer-hours", good: "up", days: late, failing: "worse", contrast: "better" },
    ],
  },
];
