/** Parameters of what is taken down, and of call-backs. */
import { assumption, evidence, parameters } from "../parameter.ts";
import { between, halfToDouble, oddsHalfToDouble, shift } from "../plausible.ts";

const HMIC = "HMIC 2014: 19 % of reported crime not recorded, violence 33 %, forces from 1 to 40 % [V]";

const weight = (value: number, meaning: string, why: string, sign?: string) =>
  ({ default: value, unit: "score", min: 0, max: 40, meaning, source: assumption(why, { sign }), plausible: halfToDouble() }) as const;

export const recordingParameters = parameters("recording", "Recording and call-back", {
  discretion: {
    default: -2.8,
    unit: "score",
    min: -40,
    max: 10,
    meaning: "Log-odds of not taking an ordinary matter down, without targets, load or audits.",
    source: assumption("so that at half of full targets and without audits 19 % of all and 33 % of violence are not taken down", {
      sign: HMIC,
    }),
    plausible: shift(1.2, "at half of full targets from 4 to 40 % not taken down, as over forces (HMIC 2014 [V])"),
  },
  pressureWeight: weight(
    2,
    "Rise of these log-odds from no targets to full ones.",
    "size from the spread over forces",
    `books are made to fit targets (Shi 2017 [V2]); ${HMIC}`,
  ),
  loadWeight: weight(
    1.2,
    "Rise of these log-odds where load leaves no call answered.",
    "what is not taken down need not be done; nothing found on sign or size",
  ),
  auditWeight: weight(
    8,
    "Fall of these log-odds where every refusal is found and has its full consequence.",
    "so that audits of half the work bring 96 to 99 % onto the books",
    `the best force recorded 328 of 332; ${HMIC}; a firm sanction was lacking where cases were not opened (China [V])`,
  ),
  traceEffect: {
    default: 0.9,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of refusals that a trace on the platform stops where it covers all that is put to anybody.",
    source: assumption("size assumed", { sign: "opened cases leave traces and are handled with more care (China [V])" }),
    plausible: oddsHalfToDouble(),
  },
  answered: {
    default: 0.5,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of reporters who answer a call-back.",
    source: evidence("C", "about 940 answers to 1,774 closed tickets (Gao'an hotline, October 2023)", { setting: "China" }),
    plausible: between(0.3, 0.7, "about half in one city; others assumed"),
  },
  candour: {
    default: 0.9,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of those whose matter is unsolved who say so when asked.",
    source: assumption("asked whether it is solved, people say so", {
      sign: "28 % of one city's tickets were unsolved by call-back (Gao'an [C])",
    }),
    plausible: between(0.6, 1, "from some who let it be to all; assumed"),
  },
  courtesy: {
    default: 0.95,
    unit: "share",
    min: 0,
    max: 1,
    meaning: "Share of those whose matter is unsolved who say nevertheless that they are satisfied.",
    source: assumption("between cities", {
      sign: "satisfied 99.7 %, solved 71.8 % of the same tickets is 0.99 (Gao'an 2023 [C]); satisfied 96.5 % (Yueyang 2017 [V])",
    }),
    plausible: between(0.55, 0.99, "from 13 % unsatisfied by department (Ningguo [P]) to 0.3 % (Gao'an [C]) of some 28 % unsolved"),
  },
  callBackHours: {
    default: 0.25,
    unit: "hours",
    min: 0,
    max: 10,
    meaning: "Hours of one call-back, attempts included.",
    source: assumption("a quarter of an hour"),
    plausible: halfToDouble(),
  },
  callBackDays: {
    default: 5,
    unit: "days",
    min: 0,
    max: 90,
    meaning: "Days from closing a case to the call-back that sends it back.",
    source: assumption("a working week"),
    plausible: halfToDouble(),
  },
});
