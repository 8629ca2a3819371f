/**
 * 27 · Deliberation and a supermajority make a forum decide more and better; unanimity is slow; without conflict any rule will do.
 *
 * Evidence: simulated forums under unequal power, in print: deliberation helps consensus and the quality of decisions, a supermajority has
 * advantages over other rules; at low conflict every group agrees. Experiment: one forum of seven organisations, with and without
 * deliberation, under three rules, and with hardly any conflict. Measure: share of proposals adopted, acceptability of those adopted,
 * rounds of talk.
 */

import type { World } from "../../model/state.ts";
import type { Measure } from "../measure.ts";
import { pattern } from "../pattern.ts";

const organisations = [
  "street-office",
  "line-departments",
  "police-station",
  "residents-committee",
  "property-company",
  "security-company",
  "social-work-ngo",
] as const;

/** What a forum of seven has decided by: half, two thirds (five of seven), all. */
const rules = { majority: 0.5, supermajority: 0.66, unanimity: 1 } as const;
const TALK = 0.8;
/** Hours a month by which opinions spread, besides worth: as shipped, and an eighth of it, as 2 of 16 in print. */
const MODERATE = { "forum.conflict": 8 };
/** Hardly anything divides members: no opinions to speak of, and nothing that one would have to give more than another. */
const LOW = { "forum.conflict": 1, "forum.pledgePrice": 0, "forum.leadBurden": 0, "forum.openBooksHours": 0 };

/** Everybody sits in the forum, comes and stays; what is brought is voted on, one short agenda a month. */
const forum = (what: string, rule: keyof typeof rules, deliberation: number, conflict: Readonly<Record<string, number>>) => ({
  what,
  scale: 0.25,
  days: 1080,
  patch: {
    organisations: Object.fromEntries(organisations.map((id) => [id, { forum: true }])),
    set: {
      "institutions.decisionRule": rules[rule],
      "institutions.deliberation": deliberation,
      "institutions.forumFrequency": 1,
      "institutions.governmentDominance": 0,
      "forum.issuesPerMeeting": 1,
      "forum.prepareHours": 0,
      "collaboration.attendance": 1,
      "collaboration.attendanceLoad": 0,
      "collaboration.exitProbability": 0,
      ...conflict,
    },
  },
});

/** Decisions of months with a single proposal, of which the forum's record is that of the proposal. */
const decisions: Measure = {
  id: "forum-decisions",
  look() {
    let proposals = 0;
    let adopted = 0;
    let rounds = 0;
    let single = 0;
    let agreement = 0;
    let singleAdopted = 0;
    return {
      afterProcess(world: World, process: string) {
        if (process !== "forum" || world.day < 0) return;
        const { forum: record } = world;
        proposals += record.proposals;
        adopted += record.adopted;
        rounds += record.rounds * record.proposals;
        if (record.proposals !== 1) return;
        single++;
        singleAdopted += record.adopted;
        agreement += record.adopted * record.acceptability;
      },
      readings: () => ({ proposals, adopted, rounds, single, singleAdopted, agreement }),
    };
  },
};

const success = (of: (configuration: string, reading: string) => number, name: string) =>
  (100 * of(name, "adopted")) / of(name, "proposals");
/** NaN where nothing was adopted. */
const acceptability = (of: (configuration: string, reading: string) => number, name: string) =>
  (100 * of(name, "agreement")) / of(name, "singleAdopted");
const rounds = (of: (configuration: string, reading: string) => number, name: string) => of(name, "rounds") / of(name, "proposals");

export const forumRules = pattern({
  id: "forum-rules",
  row: "27",
  level: "S",
  title: "Deliberation and a supermajority make forums decide more and better",
  evidence: [
    {
      text: "Simulated forums under power imbalance: deliberation raises consensus and the quality of decisions, a supermajority has advantages, rule and deliberation interact. Success is the share of forums that decide; acceptability the mean over members of the alternative chosen. Effect sizes were not at hand",
      source: "Choi & Robertson 2014",
      mark: "V",
    },
    { text: "At low conflict every group agreed within a few rounds", source: "Public Management Review 2011, pp. 83–103", mark: "V" },
  ],
  experiment:
    "Seven organisations of a quarter of the middling community, at most one matter a month on average for three years, all of them voted on by all (what the authority settles alone is not decided by a rule). Members bring what hurts them; they differ by what it is worth to them, by what they would have to give, and by opinion. Conflict is moderate (opinions spread by 8 hours a month before divergence, as shipped) or low (1 hour, as 2 of 16 there, and nobody loses by a proposal); deliberation takes none or 0.8 of the time; the rule is half, two thirds or all. These are findings of simulations, not of forums. The same proposal can never pass a stricter rule oftener than a laxer one; a supermajority's success is therefore held against unanimity, and, with deliberation, against a bare majority without.",
  measured:
    "Share of proposals adopted; mean share of members who agree with an adopted proposal when it is adopted (months with one proposal); rounds of talk per proposal.",
  mechanism:
    "A position is worth less the price of the pledge, in hours a month, and an opinion (forum.conflict). Talk draws positions to their mean round by round (forum.deliberationPull, at most forum.rounds times); who is left worse off by no more than forum.tolerance does not object.",
  configurations: {
    "silent-majority": forum("moderate conflict, no deliberation, half must agree", "majority", 0, MODERATE),
    "silent-supermajority": forum("moderate conflict, no deliberation, two thirds must agree", "supermajority", 0, MODERATE),
    majority: forum("moderate conflict, deliberation, half must agree", "majority", TALK, MODERATE),
    supermajority: forum("moderate conflict, deliberation, two thirds must agree", "supermajority", TALK, MODERATE),
    unanimity: forum("moderate conflict, deliberation, all must agree", "unanimity", TALK, MODERATE),
    "calm-majority": forum("low conflict, deliberation, half must agree", "majority", TALK, LOW),
    "calm-supermajority": forum("low conflict, deliberation, two thirds must agree", "supermajority", TALK, LOW),
    "calm-unanimity": forum("low conflict, deliberation, all must agree", "unanimity", TALK, LOW),
  },
  measure: decisions,
  criteria: [
    {
      id: "deliberation-success",
      label: "Deliberation: change of the share adopted, by two thirds",
      unit: "points",
      value: (of) => success(of, "supermajority") - success(of, "silent-supermajority"),
      target: { kind: "positive" },
    },
    {
      id: "deliberation-acceptability",
      label: "Deliberation: change of acceptability, by two thirds",
      unit: "points",
      value: (of) => acceptability(of, "supermajority") - acceptability(of, "silent-supermajority"),
      target: { kind: "positive" },
    },
    {
      id: "supermajority-acceptability",
      label: "Two thirds instead of half: change of acceptability",
      unit: "points",
      value: (of) => acceptability(of, "supermajority") - acceptability(of, "majority"),
      target: { kind: "positive" },
    },
    {
      id: "supermajority-success",
      label: "Two thirds instead of all: change of the share adopted",
      unit: "points",
      value: (of) => success(of, "supermajority") - success(of, "unanimity"),
      target: { kind: "positive" },
    },
    {
      id: "both-success",
      label: "Deliberation and two thirds instead of neither: change of the share adopted",
      unit: "points",
      value: (of) => success(of, "supermajority") - success(of, "silent-majority"),
      target: { kind: "positive" },
    },
    {
      id: "both-acceptability",
      label: "Deliberation and two thirds instead of neither: change of acceptability",
      unit: "points",
      value: (of) => acceptability(of, "supermajority") - acceptability(of, "silent-majority"),
      target: { kind: "positive" },
    },
    {
      id: "unanimity-slow",
      label: "All instead of two thirds: change of rounds per proposal",
      unit: "rounds",
      value: (of) => rounds(of, "unanimity") - rounds(of, "supermajority"),
      target: { kind: "positive" },
    },
    ...(["majority", "supermajority", "unanimity"] as const).map((rule) => ({
      id: `low-conflict-${rule}`,
      label: `Low conflict: share adopted by ${rule}`,
      unit: "%",
      value: (of: (configuration: string, reading: string) => number) =>
        [of(`calm-${rule}`, "adopted"), of(`calm-${rule}`, "proposals")] as const,
      scale: 100,
      target: { kind: "within", low: 95, high: 100 } as const,
    })),
  ],
  knockOut: {
    what: "talk moves nobody",
    patch: { set: { "forum.deliberationPull": 0 } },
    loses: ["deliberation-success", "deliberation-acceptability", "both-success"],
  },
});
