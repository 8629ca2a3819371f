/**
 * B1 · Six measures that do no good without what they rest on.
 *
 * Evidence: none of the six is an effect size; each is a way of failing that reports and theory agree on. Experiment: each measure in a
 * community that lacks what it needs, and in one that has it, against the same community without the measure. Measure: the outcome by
 * which the failure goes (confidence, satisfaction, volunteers and work per yuan, time to resolve, commitment, participation).
 */

import type { World } from "../../model/state.ts";
import { joinPatches } from "../configurations.ts";
import { type Measure, reader } from "../measure.ts";
import { type Criterion, type Patch, pattern } from "../pattern.ts";

const SCALE = 0.2;
/** Everything is built and has been at work for months; the withdrawn rewards have been gone for two. */
const FROM = 360;
const TO = 600;
/** Short of half of the effect where the measure has what it needs. */
const LITTLE = 0.5;
const ENDED = "day 300";

const intervention = (
  id: string,
  parameters: Readonly<Record<string, number>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Patch => ({
  interventions: { [id]: { parameters, ...more } },
});
const setting = (set: Readonly<Record<string, number>>): Patch => ({ set });

// 1 Channels, with 30 % more hazards than the staff can handle; and with twice the staff.
const overrun = setting({ "hazards.level": 1.3 });
const posts = {
  "street-office": 7.5,
  "line-departments": 11,
  "police-station": 9.5,
  "residents-committee": 14,
  "property-company": 28,
  "security-company": 6,
  "social-work-ngo": 3,
};
const staffed: Patch = {
  organisations: Object.fromEntries(Object.entries(posts).map(([id, staff]) => [id, { staff: 2 * SCALE * staff }])),
};
const channels = intervention("participation-channels", { channelCost: 0 });

// 2 Evaluation, unchecked; and with checks that have consequences.
const unchecked = intervention("supervision-evaluation", { pressure: 0.7, audit: 0, consequence: 0 });
const checked = intervention("supervision-evaluation", { pressure: 0.7, audit: 0.9, consequence: 0.9 });

// 3 Purchase with enough money to pay the contract: unaudited and in volunteers' place; and audited, beside volunteers.
const rich = setting({ "resources.publicBudget": 200 });
const unaudited = intervention("purchased-services", { audit: 0, visibility: 1 });
const audited = intervention("purchased-services", { audit: 0.9, penalty: 1, affiliated: 0, visibility: 0 });

// 4 Platform where nobody knows who leads and nobody trusts; and where both are given. Wrong addresses load staff, so the unclear community
// has fewer hazards: both then have about the same load.
const unclear = setting({
  "hazards.level": 0.75,
  "institutions.responsibilityClarity": 0.1,
  "institutions.interestDivergence": 0.9,
  "collaboration.initialTrust": 0.05,
});
const clear = setting({
  "institutions.responsibilityClarity": 0.7,
  "institutions.interestDivergence": 0.1,
  "collaboration.initialTrust": 0.8,
});
const platform = intervention("information-sharing");

// 5 Weekly talk of divided organisations that all must agree; and the same talk, led.
const divided = setting({
  "institutions.facilitation": 0,
  "institutions.interestDivergence": 0.8,
  "institutions.governmentDominance": 0.9,
  "institutions.rightsClarity": 0.2,
  "collaboration.initialTrust": 0.2,
});
const talk = intervention("forum", {
  frequency: 4,
  smallWinFocus: 0,
  divergence: 0.8,
  interdependence: 0.45,
  admissionPace: 0,
  decisionRule: 1,
});
const led = intervention("facilitative-leadership");

// 6 Rewards, withdrawn; and recognition, withdrawn.
const reward = intervention("resident-incentives", { reward: 40, recognition: 0, publicity: 0 }, { end: ENDED });
const recognition = intervention("resident-incentives", { reward: 0, recognition: 0.8, publicity: 0.8 }, { end: ENDED });

const community = (what: string, ...patches: readonly Patch[]) => ({ what, scale: SCALE, days: TO, patch: joinPatches(...patches) });

const outcomes = {
  government: "confidence|kind:government",
  committee: "confidence|kind:ngo",
  backlog: "backlog",
  incidents: "true-incidents",
  satisfaction: "satisfaction",
  volunteers: "volunteer-hours",
  hops: "hops-mean",
  days: "days-to-resolve-median",
  commitment: "collaborative-process|part:commitment",
  active: "active-share",
} as const;

/** Means of days 360 to 600; matters resolved in truth, and yuan spent, of the same days. */
const named: Measure = {
  id: "named-outcomes",
  look() {
    let resolved = 0;
    let yuan = 0;
    return {
      afterProcess({ day, horizon, period }: World, process: string) {
        if (process !== "observe") return;
        const sign = day + 1 === TO ? 1 : day + 1 === FROM ? -1 : 0;
        resolved += sign * (horizon.closedInTruth + period.closedInTruth);
        yuan += sign * (horizon.spending + period.spending);
      },
      readings(output) {
        const run = reader(output);
        const means = Object.entries(outcomes).map(([name, indicator]) => [name, run.during(indicator, FROM, TO)]);
        return { ...Object.fromEntries(means), resolved, yuan };
      },
    };
  },
};

type Of = Parameters<Criterion["value"]>[0];
const change = (of: Of, name: string, arm: string, against: string) => of(arm, name) - of(against, name);
/** Relative change, %: negative where the arm has less. */
const relative = (of: Of, name: string, arm: string, against: string) => (100 * change(of, name, arm, against)) / of(against, name);
const perYuan = (of: Of, arm: string) => (10000 * of(arm, "resolved")) / of(arm, "yuan");

const fails = (id: string, label: string, unit: string, value: (of: Of) => number, better: "up" | "down" = "up"): Criterion => ({
  ...{ id, label, unit, value },
  target: { kind: better === "up" ? "not positive" : "not negative" },
});
const works = (id: string, label: string, unit: string, value: (of: Of) => number, better: "up" | "down" = "up"): Criterion => ({
  ...{ id, label, unit, value },
  target: { kind: better === "up" ? "positive" : "negative" },
});

const criteria: readonly Criterion[] = [
  fails(
    "channels-government",
    "Channels without capacity: confidence in government",
    "points",
    (of) => 100 * change(of, "government", "overrun-channels", "overrun"),
  ),
  fails(
    "channels-committee",
    "Channels without capacity: confidence in committee and NGOs",
    "points",
    (of) => 100 * change(of, "committee", "overrun-channels", "overrun"),
  ),
  works(
    "channels-confidence",
    "Channels with capacity: confidence in government and committee, less half of the loss without capacity",
    "points",
    (of) =>
      (["government", "committee"] as const).reduce(
        (sum, name) =>
          sum + 50 * (change(of, name, "staffed-channels", "staffed") - LITTLE * change(of, name, "overrun-channels", "overrun")),
        0,
      ),
  ),
  works(
    "channels-incidents",
    "Channels with capacity: true incidents",
    "a month",
    (of) => change(of, "incidents", "staffed-channels", "staffed"),
    "down",
  ),

  fails(
    "evaluation-satisfaction",
    "Evaluation without verification: satisfaction",
    "points",
    (of) => 100 * change(of, "satisfaction", "unchecked", "plain"),
  ),
  works(
    "evaluation-verified",
    "Evaluation with verification: satisfaction",
    "points",
    (of) => 100 * change(of, "satisfaction", "checked", "plain"),
  ),

  fails("purchase-volunteers", "Purchase without audit: volunteers' hours", "hours a month", (of) =>
    change(of, "volunteers", "unaudited", "rich"),
  ),
  fails(
    "purchase-work",
    "Purchase without audit: matters resolved per 10,000 yuan",
    "matters",
    (of) => perYuan(of, "unaudited") - perYuan(of, "rich"),
  ),
  works(
    "purchase-spared",
    "Purchase with audit, beside volunteers: their hours, less half of the loss without audit",
    "hours a month",
    (of) => change(of, "volunteers", "audited", "rich") - LITTLE * change(of, "volunteers", "unaudited", "rich"),
  ),
  works("purchase-incidents", "Purchase with audit: true incidents", "a month", (of) => change(of, "incidents", "audited", "rich"), "down"),
  works(
    "purchase-audit",
    "Purchase with audit against purchase without: true incidents",
    "a month",
    (of) => change(of, "incidents", "audited", "unaudited"),
    "down",
  ),

  works(
    "platform-hops",
    "Platform without clarity: wrong addresses, relative change less half of that with clarity",
    "points",
    (of) => relative(of, "hops", "unclear-platform", "unclear") - LITTLE * relative(of, "hops", "clear-platform", "clear"),
  ),
  works(
    "platform-days",
    "Platform without clarity: days to resolve, relative change less half of that with clarity",
    "points",
    (of) => relative(of, "days", "unclear-platform", "unclear") - LITTLE * relative(of, "days", "clear-platform", "clear"),
  ),
  works(
    "platform-clear-hops",
    "Platform with clarity: wrong addresses",
    "%",
    (of) => relative(of, "hops", "clear-platform", "clear"),
    "down",
  ),
  works(
    "platform-clear-days",
    "Platform with clarity: days to resolve",
    "%",
    (of) => relative(of, "days", "clear-platform", "clear"),
    "down",
  ),

  fails(
    "forum-commitment",
    "Forum without leadership: members' commitment",
    "points",
    (of) => 100 * change(of, "commitment", "talk", "divided"),
  ),
  works("forum-led", "Forum with leadership: members' commitment", "points", (of) => 100 * change(of, "commitment", "talk-led", "divided")),

  fails(
    "withdrawal-active",
    "Reward withdrawn: active residents",
    "points",
    (of) => 100 * change(of, "active", "reward-withdrawn", "plain"),
  ),
  {
    id: "withdrawal-recognition",
    label: "Recognition withdrawn: active residents",
    unit: "points",
    value: (of) => 100 * change(of, "active", "recognition-withdrawn", "plain"),
    target: { kind: "not negative" },
  },
];

export const failureCombinations = pattern({
  id: "failure-combinations",
  row: "B1",
  level: "N",
  title: "Measures without what they rest on do no good",
  evidence: [
    {
      text: "Failure kills participation faster than response breeds it: bad contacts weigh 4 to 14 times good ones",
      source: "Skogan 2006",
      mark: "V",
    },
    { text: "Monitoring works almost entirely through consequences (teachers in India)", source: "Duflo, Hanna & Ryan", mark: "V" },
    {
      text: "Purchase from affiliates, without supervision or evaluation, at high cost, with dissatisfied users",
      source: "Chongqing Univ. J. 2016",
      mark: "V",
    },
    {
      text: "Automatic dispatch finds the right address in more than 70 % where duties are written down by grid",
      source: "Dongcheng",
      mark: "V",
    },
    { text: "Collaboration needs leadership and small wins", source: "Ansell & Gash 2008, 137 cases", mark: "V" },
    {
      text: "Rewards crowd out inner motivation, which stays lower when they end",
      source: "Deci et al. 1999; Gneezy & Rustichini 2000",
      mark: "M",
    },
  ],
  experiment:
    "Six pairs. Easy channels in a community with 30 % more hazards, or with twice the staff. Strong targets without checks, or with checks that have consequences. Bought hours without audit in volunteers' place, or audited, with penalties and independent providers, beside them; the two differ in more than the audit. A platform where responsibility is right in 10 of 100 cases and organisations distrust each other (with a quarter fewer hazards, since wrong addresses load staff), or in 70 and trust. Weekly talk of divided organisations that all must agree, without or with facilitative leadership. 40 yuan per occasion withdrawn after ten months, or recognition and publicity withdrawn. Each against the same community without the measure. None of the six has a measured effect size.",
  measured:
    "Means of days 360 to 600, when the interventions have been at work for months. Where the failure is «little effect» (platform), relative effects short of half of those with clarity; where it is «no better or worse», the sign.",
  mechanism:
    "No switch and no bonus: queues and coping, asymmetric trust, gaming and trace work, providers' choice of quality, dispatch by the responsibility matrix, fatigue of meetings, erosion of motivation. There is no single mechanism to knock out: the second community of each pair supplies what the first lacks and must show the opposite.",
  changed:
    "Missed at first (18 of 19): the platform dispatched at every further address of a case that went astray, so it saved most where clarity was least. It now dispatches at intake only. What «little» means for the platform was set as less than half of its effect with clarity; on satisfaction and true incidents, which are not its named outcomes, the platform without clarity does a third to a half of what it does with it ([failure modes](failure-modes.md), not reached).",
  configurations: {
    plain: community("the community as it is"),
    overrun: community("30 % more hazards", overrun),
    "overrun-channels": community("30 % more hazards, easy channels", overrun, channels),
    staffed: community("twice the staff", staffed),
    "staffed-channels": community("twice the staff, easy channels", staffed, channels),
    unchecked: community("strong targets, no checks", unchecked),
    checked: community("strong targets, checks with consequences", checked),
    rich: community("money for contracts", rich),
    unaudited: community("bought hours, no audit, in volunteers' place", rich, unaudited),
    audited: community("bought hours, audited, beside volunteers", rich, audited),
    unclear: community("unclear responsibility, distrust", unclear),
    "unclear-platform": community("unclear responsibility, distrust, platform", unclear, platform),
    clear: community("clear responsibility, trust", clear),
    "clear-platform": community("clear responsibility, trust, platform", clear, platform),
    divided: community("divided organisations", divided),
    talk: community("divided organisations, weekly talk", divided, talk),
    "talk-led": community("divided organisations, weekly talk, led", divided, talk, led),
    "reward-withdrawn": community("40 yuan per occasion, withdrawn after ten months", reward),
    "recognition-withdrawn": community("recognition and publicity, withdrawn after ten months", recognition),
  },
  measure: named,
  criteria,
  noted: (["unclear", "clear"] as const).flatMap((place) =>
    (["hops", "days"] as const).map((name) => ({
      id: `${place}-platform-${name}`,
      label: `${name === "hops" ? "wrong addresses" : "days to resolve"}, platform ${place === "clear" ? "with" : "without"} clarity`,
      unit: "%",
      value: (of: Of) => relative(of, name, `${place}-platform`, place),
    })),
  ),
  knockOut: null,
});
