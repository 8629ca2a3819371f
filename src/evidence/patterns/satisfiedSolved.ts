/**
 * 32 · Of the same tickets nearly all citizens are satisfied and a good deal fewer are solved.
 *
 * Evidence: a hotline's monthly report gives both figures for the same closed tickets, by office. Experiment: the community of pattern 31,
 * whose hotline calls everybody back. Measure: what those say who answer, against whether their matter is solved.
 */
import { pattern } from "../pattern.ts";
import { byHotline, HOTLINE_DAYS, ticketMeasure } from "./hotlineTickets.ts";

export const satisfiedSolved = pattern({
  id: "satisfied-solved",
  row: "32",
  level: "T",
  title: "Of the same tickets nearly all are satisfied and fewer are solved",
  evidence: [
    {
      text: "Gao'an, October 2023, by call-back on the same tickets: satisfied 99.68 %, solved 71.76 %; two street offices 55.7 and 64.3 % solved, both 100 % satisfied; the whole city 71.12 % solved",
      source: "monthly report of Gao'an's hotline",
      mark: "V",
    },
    { text: "Fengcheng, same city, May 2025: 90.05 % solved", source: "monthly report of Fengcheng's hotline", mark: "V" },
    { text: "Yueyang 2017: 96.5 % satisfied, 99.9 % closed", source: "quarterly report of Yueyang's hotline", mark: "V" },
  ],
  experiment:
    "As pattern 31: everything over the hotline, which calls back whoever turned to it; about half answer. Nobody presses for figures beyond what is usual. " +
    "That who has an unsolved matter mostly says to be satisfied is an assumption taken from these very figures (recording.courtesy, 0.95), so that nearly everybody is satisfied is put in, and stands beside the criteria only. How much is unsolved is not put in: it comes from queues, repairs and closing on paper.",
  measured:
    "Second year, mean of the months: share solved in truth of the closed cases whose reporter answered, and satisfied minus solved, of the same answers. The tolerances are the span of the sources: solved from 55.7 to 90.05 %, hence a gap of 9 to 45 points.",
  mechanism:
    "Corners cut under load (handling.coping*), repairs that do not hold (handling.recurrenceProbability), closing on paper at the deadline (evaluation.gamingGain); the answer at call-back (recording.courtesy).",
  configurations: {
    hotline: { what: "everything over the hotline, everybody called back", days: HOTLINE_DAYS, patch: { set: byHotline } },
  },
  measure: ticketMeasure,
  criteria: [
    {
      id: "solved",
      label: "Solved, of closed cases whose reporter answered",
      unit: "%",
      value: (of) => of("hotline", "satisfied") - of("hotline", "gap"),
      target: { kind: "within", low: 55.7, high: 90.05 },
    },
    {
      id: "gap",
      label: "Satisfied minus solved, same answers",
      unit: "points",
      value: (of) => of("hotline", "gap"),
      target: { kind: "within", low: 9, high: 45 },
    },
  ],
  noted: [{ id: "satisfied", label: "satisfied at call-back", unit: "%", value: (of) => of("hotline", "satisfied") }],
  knockOut: {
    what: "nobody cuts corners or closes on paper, and repairs hold",
    patch: { set: { "handling.copingMaximum": 0, "evaluation.gamingGain": 0, "handling.recurrenceProbability": 0 } },
    loses: ["solved", "gap"],
  },
});
