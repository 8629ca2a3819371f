/** Indicators of the books: what is taken down, who is audited, what is said at call-back, and why figures and truth part. */

import { auditForms } from "../auditForms.ts";
import { channelIds } from "../channels.ts";
import type { Indicator } from "../indicator.ts";
import { organisationKinds } from "../kindLists.ts";
import type { Tally } from "../tally.ts";
import { PER_CENT } from "../units.ts";
import { ofActors, ratio, sum, tallyOf } from "./reading.ts";

const flow = { family: "response", kind: "flow", main: false } as const;
const state = { family: "response", kind: "state", main: false } as const;

/** Ways in which what was put to somebody ended unsolved. */
const causes = [
  ["paper", (tally: Tally) => tally.superficial],
  ["failed", (tally: Tally) => tally.failed],
  ["given-up", (tally: Tally) => tally.shelved],
  ["lost", (tally: Tally) => tally.lostCases],
  ["not-taken-down", (tally: Tally) => tally.notTakenDown],
] as const;

export const bookIndicators: readonly Indicator[] = [
  {
    ...flow,
    id: "recorded-share",
    label: "Taken down",
    unit: "share",
    direction: "higher",
    definition:
      "Share of matters put to an organisation, by a resident or by what presence found, that it took down; by kind of organisation and, for residents, by channel.",
    missing: "no matter was put to anybody",
    main: true,
    measure(world, emit, window) {
      const { told, notTakenDown, toldByKind, refusedByKind, reportsByChannel, refusedByChannel } = tallyOf(world, window);
      emit("all", ratio(told - notTakenDown, told));
      organisationKinds.forEach((kind, k) => {
        emit(`kind:${kind}`, ratio(toldByKind[k] - refusedByKind[k], toldByKind[k]));
      });
      channelIds.forEach((id, k) => {
        emit(`channel:${id}`, ratio(reportsByChannel[k] - refusedByChannel[k], reportsByChannel[k]));
      });
    },
  },
  {
    ...flow,
    id: "unsolved-by-cause",
    label: "Ended unsolved, by cause",
    unit: "share",
    direction: "lower",
    definition:
      "Of matters that were put to somebody and ended, the share that ended unsolved: closed on paper, failed, given up, lost on the way, not taken down.",
    missing: "no matter ended",
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      const ended = tally.dueCases + tally.notTakenDown;
      emit("all", ratio(sum(causes.map(([, count]) => count(tally))), ended));
      for (const [cause, count] of causes) emit(`cause:${cause}`, ratio(count(tally), ended));
    },
  },
  {
    ...flow,
    id: "official-satisfaction",
    label: "Satisfied at call-back",
    unit: "share",
    direction: "none",
    definition: "Share of reporters who answered a call-back and said that they were satisfied (as offices publish it).",
    missing: "nobody answered a call-back",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).satisfiedCalls, tallyOf(world, window).answeredCalls)),
  },
  {
    ...flow,
    id: "satisfaction-gap",
    label: "Satisfied minus solved at call-back",
    unit: "percentage points",
    direction: "lower",
    definition: "Share satisfied minus share whose matter was truly solved, of the same answers.",
    missing: "nobody answered a call-back",
    measure(world, emit, window) {
      const { satisfiedCalls, solvedCalls, answeredCalls } = tallyOf(world, window);
      const gap = ratio(satisfiedCalls - solvedCalls, answeredCalls);
      emit("all", gap === null ? null : PER_CENT * gap);
    },
  },
  {
    ...flow,
    id: "cases-sent-back",
    label: "Cases found unsolved at call-back",
    unit: "cases",
    direction: "none",
    definition: "Closed cases that a call-back found unsolved and that went back to the same organisation.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).sentBack),
  },
  {
    ...flow,
    id: "audits",
    label: "Audits",
    unit: "audits",
    direction: "none",
    definition: "Matters audited, by form of audit; one matter may be audited in several forms.",
    measure(world, emit, window) {
      const { auditsByForm } = tallyOf(world, window);
      emit("all", sum(auditsByForm));
      auditForms.forEach((form, k) => {
        emit(`form:${form}`, auditsByForm[k]);
      });
    },
  },
  {
    ...flow,
    id: "audit-hours",
    label: "Hours of audits",
    unit: "hours",
    direction: "lower",
    definition: "Hours that supervisors spent on audits.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).auditHours),
  },
  {
    ...flow,
    id: "trace-hours",
    label: "Hours of trace work",
    unit: "hours",
    direction: "lower",
    definition: "Hours that organisations spent on records for their auditors.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).traceHours),
  },
  {
    ...state,
    id: "audit-rate",
    label: "Share of work audited",
    unit: "share",
    direction: "none",
    definition: "Share of an organisation's matters of last month that were audited in any form.",
    missing: "the organisation has nobody",
    measure: (world, emit) => ofActors(world, emit, ({ auditRate }) => auditRate),
  },
  {
    ...state,
    id: "score",
    label: "Score",
    unit: "points",
    direction: "none",
    definition: "Points of an organisation's last month, from reported figures.",
    missing: "the organisation has nobody",
    measure: (world, emit) => ofActors(world, emit, ({ score }) => score),
  },
];
