/** Indicators of emergencies. */
import type { Indicator } from "../indicator.ts";
import { ratio, tallyOf } from "./reading.ts";

const flow = { family: "emergency", kind: "flow", main: false, summaryOnly: true } as const;

export const emergencyIndicators: readonly Indicator[] = [
  {
    ...flow,
    id: "emergency-mobilisation-hours",
    label: "Mobilisation time",
    unit: "hours",
    direction: "lower",
    definition: "Mean time until every function an emergency needs was in the field.",
    missing: "no emergency struck",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).mobilisationHours, tallyOf(world, window).emergencies)),
  },
  {
    ...flow,
    id: "emergency-loss",
    label: "Loss in emergencies",
    unit: "harm points",
    direction: "lower",
    definition: "Loss until all functions were mobilised, summed over emergencies.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).emergencyLoss),
  },
  {
    id: "readiness",
    label: "Readiness for emergencies",
    unit: "share",
    direction: "higher",
    definition: "Practised readiness, 0 to 1.",
    family: "emergency",
    kind: "state",
    main: false,
    measure: (world, emit) => emit("all", world.emergency.readiness),
  },
];
