/** Indicators of equity: how unequally risk, response and participation fall. */
import type { Indicator } from "../indicator.ts";
import { gini, tallyOf } from "./reading.ts";

export const equityIndicators: readonly Indicator[] = [
  {
    id: "gini-incidents",
    label: "Inequality of incidents",
    unit: "Gini",
    direction: "lower",
    definition: "Gini coefficient of true incidents over buildings.",
    missing: "no incident arose",
    family: "equity",
    kind: "flow",
    main: false,
    summaryOnly: true,
    measure: (world, emit, window) => emit("all", gini(tallyOf(world, window).incidentsByBuilding)),
  },
  {
    id: "gini-response",
    label: "Inequality of response",
    unit: "Gini",
    direction: "lower",
    definition: "Gini coefficient over buildings of the mean days to resolve.",
    missing: "hazards were resolved in fewer than two buildings",
    family: "equity",
    kind: "flow",
    main: false,
    summaryOnly: true,
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      const means: number[] = [];
      tally.responsesByBuilding.forEach((count, b) => {
        if (count > 0) means.push(tally.responseDaysByBuilding[b] / count);
      });
      emit("all", means.length > 1 ? gini(means) : null);
    },
  },
  {
    id: "gini-participation",
    label: "Inequality of participation by age",
    unit: "Gini",
    direction: "lower",
    definition: "Gini coefficient of the active share over age bands of adults, unweighted.",
    missing: "nobody is active",
    family: "equity",
    kind: "state",
    main: false,
    measure: (world, emit) => emit("all", gini(world.survey.activeByAge.subarray(1))),
  },
];
