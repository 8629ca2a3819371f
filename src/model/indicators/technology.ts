/** Indicators of technology and data. */
import type { Indicator } from "../indicator.ts";
import { ratio, tallyOf } from "./reading.ts";

const flow = { family: "technology", kind: "flow", main: false } as const;

export const technologyIndicators: readonly Indicator[] = [
  {
    ...flow,
    id: "alerts",
    label: "False alerts",
    unit: "alerts",
    direction: "lower",
    definition: "Alerts of cameras and sensors that turned out to be nothing.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).alerts),
  },
  {
    ...flow,
    id: "alert-precision",
    label: "Alert precision",
    unit: "share",
    direction: "higher",
    definition: "Share of alerts that concerned a real hazard.",
    missing: "no alert was raised",
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      emit("all", ratio(tally.trueAlerts, tally.trueAlerts + tally.alerts));
    },
  },
  {
    ...flow,
    id: "alert-hours",
    label: "Hours on false alerts",
    unit: "hours",
    direction: "lower",
    definition: "Staff hours spent on alerts that turned out to be nothing.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).alertHours),
  },
  {
    ...flow,
    id: "data-breaches",
    label: "Data breaches",
    unit: "breaches",
    direction: "lower",
    definition: "Losses of personal data.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).breaches),
  },
];
