/** Indicators of participation. */
import { organiserFill } from "../agents/volunteers.ts";
import type { Indicator } from "../indicator.ts";
import { ageBands, forms } from "../residents.ts";
import { ratio, tallyOf } from "./reading.ts";

export const participationIndicators: readonly Indicator[] = [
  {
    id: "active-share",
    label: "Active residents",
    unit: "share",
    direction: "higher",
    definition:
      "Share of residents who took part in the last week, each in one form: patrol, deliberation, help to a neighbour, or looking for hazards; by form and by age (of residents of that age).",
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
    id: "registered-volunteers",
    label: "Registered volunteers",
    unit: "share",
    direction: "higher",
    definition: "Share of residents who are registered volunteers.",
    family: "participation",
    kind: "state",
    main: false,
    measure: (world, emit) => emit("all", world.survey.registered),
  },
  {
    id: "organiser-time",
    label: "Organisers' time for volunteers",
    unit: "share",
    direction: "higher",
    definition:
      "Share of the organisers' hours that registered volunteers need which the residents' committee and volunteer teams have left; mean of communities.",
    family: "participation",
    kind: "state",
    main: false,
    measure(world, emit) {
      const { communityCount } = world.place;
      let sum = 0;
      for (let community = 0; community < communityCount; community++) sum += organiserFill(world, community);
      emit("all", sum / communityCount);
    },
  },
  {
    id: "reports-per-volunteer-month",
    label: "Clues per active volunteer and month",
    unit: "clues",
    direction: "none",
    definition: "Clues handed in by volunteers who patrol or go round and look, per volunteer and month.",
    missing: "nobody patrolled or went round",
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
    definition: "Hours that residents gave to patrols, meetings, help to neighbours and looking for hazards.",
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
