/**
 * 12 · A small reward can crowd out, a large one does not.
 *
 * Evidence: school children collecting donations for nothing brought in more than those promised 1 % of them, and those promised 10 % more
 * than those promised 1 %. Experiment: a year with 3, 60 or 400 yuan or nothing per occasion, where people help gladly and where they do not.
 * Measure: residents taking part.
 */
import { indicatorMeasure } from "../measure.ts";
import { pattern } from "../pattern.ts";

const START = 182;
const DAYS = 546;
const SMALL_YUAN = 3;
const MIDDLING_YUAN = 60;
const LARGE_YUAN = 400;
const GLADLY = 0.8;
const HARDLY = 0.2;

const reward = (yuan: number) => ({
  interventions: {
    "resident-incentives": {
      start: `day ${START}`,
      phases: { planning: "0 days", construction: "0 days" },
      parameters: { reward: yuan, recognition: 0, publicity: 0, planningCost: 0, buildCost: 0, runCost: 0 },
    },
  },
});
const set = (intrinsicMotivation: number) => ({ "population.intrinsicMotivation": intrinsicMotivation, "resources.publicBudget": 5000 });
const common = { scale: 0.1, days: DAYS };

export const crowdingOut = pattern({
  id: "crowding-out",
  row: "12",
  level: "S",
  title: "A small reward crowds out where people help gladly; a large one does not",
  evidence: [
    {
      text: "Where money is offered, more of it yields more, but those offered some did worse than those offered none: the effect of pay is not monotonic",
      source: "Gneezy & Rustichini 2000, Quarterly Journal of Economics 115, abstract",
      mark: "V",
    },
    {
      text: "Pairs of Israeli pupils collected 239 shekels unpaid, 154 with 1 % and 219 with 10 % of what they collected; so even the larger share only made up for most of the loss there",
      source: "summary of Gneezy & Rustichini 2000",
      mark: "V2",
    },
    { text: "Tangible rewards undermine intrinsic motivation", source: "Deci et al. 1999", mark: "M" },
    {
      text: "No trustworthy effect size of points or time banks in Chinese communities was found",
      source: "literature search of this project",
      mark: "V",
    },
  ],
  experiment:
    "A community of 800 with mean intrinsic motivation 0.8 (people help gladly) or 0.2, first half a year as it is, then for a year a reward per occasion: none, 3 yuan (a bus ride or two), 60 yuan (an hour and a half at the labour cost of the model), 400 yuan (more than a day of it), without honours or publicity. Money is not short. Only signs are tested; that a small reward leaves people below none and a large one above is asked for, not at which sum it turns (in the source a tenth of proceeds still stood below none).",
  measured: "Share of residents active in any form, mean of the monthly surveys while the reward runs.",
  mechanism:
    "A reward adds utility by the logarithm of its size (participation.rewardWeight, rewardYuan) and takes intrinsic motivation away, most of it within a few yuan (crowdingWeight, crowdingYuan), wearing it down for good while it lasts (erosionRate). Sizes are read from the two sources, this one's and that of row 33: that a small reward takes about a third is nearly put in; from which sum on a reward more than makes up for that is not.",
  configurations: {
    none: { what: "people help gladly, no reward", ...common, patch: { set: set(GLADLY) } },
    small: { what: "people help gladly, 3 yuan", ...common, patch: { ...reward(SMALL_YUAN), set: set(GLADLY) } },
    middling: { what: "people help gladly, 60 yuan", ...common, patch: { ...reward(MIDDLING_YUAN), set: set(GLADLY) } },
    large: { what: "people help gladly, 400 yuan", ...common, patch: { ...reward(LARGE_YUAN), set: set(GLADLY) } },
    "none-low": { what: "little inner motivation, no reward", ...common, patch: { set: set(HARDLY) } },
    "small-low": { what: "little inner motivation, 3 yuan", ...common, patch: { ...reward(SMALL_YUAN), set: set(HARDLY) } },
  },
  measure: indicatorMeasure("participation-under-reward", (run) => ({ active: 100 * run.during("active-share", START, DAYS) })),
  criteria: [
    {
      id: "small",
      label: "Small reward, high inner motivation",
      unit: "points",
      value: (of) => of("small", "active") - of("none", "active"),
      target: { kind: "negative" },
    },
    {
      id: "large",
      label: "Large reward, high inner motivation",
      unit: "points",
      value: (of) => of("large", "active") - of("none", "active"),
      target: { kind: "positive" },
    },
    {
      id: "high-against-low",
      label: "Relative effect of the small reward, high less low motivation",
      unit: "%",
      value: (of) => 100 * (of("small", "active") / of("none", "active") - of("small-low", "active") / of("none-low", "active")),
      target: { kind: "negative" },
    },
  ],
  noted: [
    {
      id: "middling",
      label: "active residents of high inner motivation, 60 yuan less nothing",
      unit: "points",
      value: (of) => of("middling", "active") - of("none", "active"),
    },
    {
      id: "small-relative",
      label: "active residents of high inner motivation with 3 yuan, of those with nothing",
      unit: "ratio",
      value: (of) => [of("small", "active"), of("none", "active")],
    },
  ],
  changed:
    "The large sum was 60 yuan while utility was linear in money, by 0.05 a yuan: enough to buy everybody with some hundred yuan, against row 33. Since utility levels off, as in that row's source, 60 yuan leave people about where 10 % left the pupils of this one, below those offered nothing. The large sum was then set to more than a day's pay, before any run with it.",
  knockOut: {
    what: "rewards leave inner motivation alone",
    patch: { set: { "participation.crowdingWeight": 0, "participation.erosionRate": 0 } },
    loses: ["small", "high-against-low"],
  },
});
