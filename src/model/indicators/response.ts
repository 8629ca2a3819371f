/** Indicators of response: how cases travel, wait and end, on paper and in truth. */

import { channelIds } from "../channels.ts";
import type { Indicator } from "../indicator.ts";
import { backlog, meanUtilisation } from "../processes/watch.ts";
import { PER_CENT } from "../units.ts";
import { dayQuantile, ofActors, ratio, sum, tallyOf } from "./reading.ts";

/** The quantile that is reported beside the median. */
const HIGH_QUANTILE = 0.9;

const flow = { family: "response", kind: "flow", main: false } as const;

export const responseIndicators: readonly Indicator[] = [
  {
    ...flow,
    id: "days-to-resolve-median",
    label: "Median days to resolve",
    unit: "days",
    direction: "lower",
    definition: "Median time from when it was first put to anybody to true resolution, of hazards truly resolved.",
    missing: "no hazard was resolved",
    main: true,
    measure: (world, emit, window) => emit("all", dayQuantile(tallyOf(world, window).resolutionDays, 0.5)),
  },
  {
    ...flow,
    id: "days-to-resolve-p90",
    label: "90th percentile of days to resolve",
    unit: "days",
    direction: "lower",
    definition: "Time within which nine of ten truly resolved hazards were resolved.",
    missing: "no hazard was resolved",
    measure: (world, emit, window) => emit("all", dayQuantile(tallyOf(world, window).resolutionDays, HIGH_QUANTILE)),
  },
  {
    ...flow,
    id: "days-to-resolve-mean",
    label: "Mean days to resolve",
    unit: "days",
    direction: "lower",
    definition: "Mean time from when it was first put to anybody to true resolution, of hazards truly resolved.",
    missing: "no hazard was resolved",
    measure(world, emit, window) {
      const { responseDaysByBuilding, responsesByBuilding } = tallyOf(world, window);
      emit("all", ratio(sum(responseDaysByBuilding), sum(responsesByBuilding)));
    },
  },
  {
    ...flow,
    id: "report-share",
    label: "Share of noticings reported",
    unit: "share",
    direction: "higher",
    definition: "Share of occasions on which a resident noticed a hazard and reported it.",
    missing: "no resident noticed a hazard",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).reported, tallyOf(world, window).noticed)),
  },
  {
    ...flow,
    id: "cases",
    label: "Cases opened",
    unit: "cases",
    direction: "none",
    definition: "Cases opened, second and further cases of one hazard included.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).cases),
  },
  {
    ...flow,
    id: "hops-mean",
    label: "Hops per case",
    unit: "hops",
    direction: "lower",
    definition: "Mean number of organisations that held a case, did not lead it and did not know who does.",
    missing: "no case was opened",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).hops, tallyOf(world, window).cases)),
  },
  {
    ...flow,
    id: "first-address-right",
    label: "First address right",
    unit: "share",
    direction: "higher",
    definition: "Share of cases that reached the organisation in charge without being held by one that neither led them nor knew who does.",
    missing: "no case reached who is in charge",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).firstRight, tallyOf(world, window).routed)),
  },
  {
    ...flow,
    id: "cases-lost",
    label: "Cases lost on the way",
    unit: "cases",
    direction: "lower",
    definition: "Cases that nobody could place, when the street office had no hours to assign them by hand.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).lostCases),
  },
  {
    ...flow,
    id: "cases-assigned-by-hand",
    label: "Cases assigned by hand",
    unit: "cases",
    direction: "none",
    definition: "Cases that the street office assigned by hand after too many hops, or where nobody was left to ask.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).assignedByHand),
  },
  {
    ...flow,
    id: "cases-returned",
    label: "Cases sent back",
    unit: "per case",
    direction: "lower",
    definition: "Times a case was sent back to who had sent it, per case.",
    missing: "no case reached who is in charge",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).returns, tallyOf(world, window).routed)),
  },
  {
    ...flow,
    id: "reports-by-channel",
    label: "Where residents turn",
    unit: "share",
    direction: "none",
    definition: "Share of residents' first reports of a matter over each channel.",
    missing: "no resident reported",
    measure(world, emit, window) {
      const { reportsByChannel } = tallyOf(world, window);
      const all = sum(reportsByChannel);
      channelIds.forEach((id, k) => {
        emit(`channel:${id}`, ratio(reportsByChannel[k], all));
      });
    },
  },
  {
    ...flow,
    id: "reports-to-lead",
    label: "Residents' first choice right",
    unit: "share",
    direction: "higher",
    definition: "Share of residents' first reports of a matter, over each channel and over all, that went to the organisation in charge.",
    missing: "no resident reported",
    measure(world, emit, window) {
      const { reportsByChannel, reportsToLead } = tallyOf(world, window);
      emit("all", ratio(sum(reportsToLead), sum(reportsByChannel)));
      channelIds.forEach((id, k) => {
        emit(`channel:${id}`, ratio(reportsToLead[k], reportsByChannel[k]));
      });
    },
  },
  {
    ...flow,
    id: "partner-found-share",
    label: "Partner found",
    unit: "share",
    direction: "higher",
    definition: "Share of attempts to get the needed partner on board that succeeded.",
    missing: "no partner was looked for",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).partnersFound, tallyOf(world, window).partnerAttempts)),
  },
  {
    ...flow,
    id: "solo-cases",
    label: "Cases done without the needed partner",
    unit: "cases",
    direction: "lower",
    definition: "Cases that needed a partner and were done alone after refusals.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).soloCases),
  },
  {
    ...flow,
    id: "brokerage",
    label: "Brokerage",
    unit: "times",
    direction: "none",
    definition: "Introductions of organisations to each other, and persuasions after a refusal, by brokers.",
    measure(world, emit, window) {
      emit("kind:introduction", tallyOf(world, window).introductions);
      emit("kind:persuasion", tallyOf(world, window).persuasions);
    },
  },
  {
    ...flow,
    id: "pooled-hours",
    label: "Pooled hours",
    unit: "hours",
    direction: "none",
    definition: "Idle hours that organisations lent along resource ties.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).pooledHours),
  },
  {
    ...flow,
    id: "upkeep-hours",
    label: "Upkeep of ties",
    unit: "hours",
    direction: "lower",
    definition: "Hours that organisations spent on keeping up their ties.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).upkeepHours),
  },
  {
    ...flow,
    id: "duplicates-per-case",
    label: "Duplicate reports per case",
    unit: "reports",
    direction: "lower",
    definition: "Further reports of matters already known, per case; merged ones included.",
    missing: "no case was opened",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).duplicates, tallyOf(world, window).cases)),
  },
  {
    id: "backlog",
    label: "Backlog",
    unit: "cases",
    direction: "lower",
    definition: "Cases with organisations and not yet closed.",
    family: "response",
    kind: "state",
    main: true,
    measure: (world, emit) => emit("all", backlog(world)),
  },
  {
    id: "utilisation",
    label: "Felt load",
    unit: "ratio",
    direction: "lower",
    definition:
      "Demand for hours over hours available (ρ) of organisations that lead a category, weighted by capacity; and of each organisation.",
    family: "response",
    kind: "state",
    main: false,
    missing: "the organisation has nobody",
    measure(world, emit) {
      emit("all", meanUtilisation(world));
      ofActors(world, emit, ({ utilisation }) => utilisation);
    },
  },
  {
    ...flow,
    id: "reported-closure-share",
    label: "Reported closure",
    unit: "share",
    direction: "none",
    definition: "Share of ended cases that were reported as closed within the deadline (response figures as offices publish them).",
    missing: "no case ended",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).onTimeReported, tallyOf(world, window).dueCases)),
  },
  {
    ...flow,
    id: "true-closure-share",
    label: "True closure",
    unit: "share",
    direction: "higher",
    definition: "Share of ended cases in which the matter was truly solved within the deadline.",
    missing: "no case ended",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).onTimeInTruth, tallyOf(world, window).dueCases)),
  },
  {
    ...flow,
    id: "closure-gap",
    label: "Gap between reported and true closure",
    unit: "percentage points",
    direction: "lower",
    definition: "Reported closure minus true closure; by cause: cases closed on paper in time, and repairs that did not hold.",
    missing: "no case ended",
    main: true,
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      const gap = ratio(tally.onTimeReported - tally.onTimeInTruth, tally.dueCases);
      emit("all", gap === null ? null : PER_CENT * gap);
      const paper = ratio(tally.onTimePaper, tally.dueCases);
      const failed = ratio(tally.onTimeReported - tally.onTimeInTruth - tally.onTimePaper, tally.dueCases);
      emit("cause:paper", paper === null ? null : PER_CENT * paper);
      emit("cause:failed", failed === null ? null : PER_CENT * failed);
    },
  },
  {
    ...flow,
    id: "joint-success-share",
    label: "Joint work that succeeds",
    unit: "share",
    direction: "higher",
    definition: "Joint cases solved over joint cases solved plus refusals and failures.",
    missing: "no case was worked on jointly",
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      emit("all", ratio(tally.jointSuccesses, tally.jointSuccesses + tally.jointFailures));
    },
  },
];
