/** Indicators of participation. */
import type { Indicator } from "../indicator.ts";
import { ageBands, forms } from "../residents.ts";
import { ratio, tallyOf } from "./reading.ts";

export const participationIndicators: readonly Indicator[] = [
  {
    id: "active-share",
    label: "Active residents",
    unit: "share",
    direction: "higher",
    definition: "Share of residents who took part in any form in the last week; by form and by age (of residents of that age).",
    family: "participation",
    kind: "state",
    main: true,
    measure(world, emit) {
      const { survey } = world;
      emit("all", survey.active);
      forms.forEach((form, k) => {
        emit(`form:${form}`, survey.activeByForm[k]);
      });
      ageBands.forEach((band, k) => {
        if (k > 0) emit(`age:${band}`, survey.activeByAge[k]);
      });
    },
  },
  {
    id: "reports-per-volunteer-month",
    label: "Clues per active volunteer and month",
    unit: "clues",
    direction: "none",
    definition: "Clues handed in by active reporters, per reporter and month.",
    family: "participation",
    kind: "flow",
    main: false,
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).clues, tallyOf(world, window).volunteerMonths)),
  },
  {
    id: "volunteer-hours",
    label: "Volunteer hours",
    unit: "hours",
    direction: "none",
    definition: "Hours of patrol and meetings that residents gave.",
    family: "participation",
    kind: "flow",
    main: false,
    measure: (world, emit, window) => emit("all", tallyOf(world, window).volunteerHours),
  },
  {
    id: "literacy",
    label: "Participation literacy",
    unit: "share",
    direction: "higher",
    definition: "Mean knowledge of how and where to take part, 0 to 1.",
    family: "participation",
    kind: "state",
    main: false,
    measure: (world, emit) => emit("all", world.survey.literacy),
  },
  {
    id: "intrinsic-motivation",
    label: "Intrinsic motivation",
    unit: "share",
    direction: "higher",
    definition: "Mean intrinsic motivation to contribute, 0 to 1.",
    family: "participation",
    kind: "state",
    main: false,
    measure: (world, emit) => emit("all", world.survey.intrinsicMotivation),
  },
];
