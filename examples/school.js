/**
 * A fifth kind of organisation: schools. What their cases leave of the hours that teaching leaves goes in part into lessons on safety, and
 * pupils carry home what they learn: the safety awareness of people in their buildings rises. Awareness fades by itself (participation).
 */
import { assumption, between, chance, halfToDouble, memory, oddsHalfToDouble, parameterOf, parts } from "cosafe/model";

const guess = assumption("an example, no figure was looked for");
const share = (value, meaning) => ({
  default: value,
  unit: "share",
  min: 0,
  max: 1,
  meaning,
  source: guess,
  plausible: oddsHalfToDouble(),
});
const amount = (value, unit, max, meaning) => ({ default: value, unit, min: 0, max, meaning, source: guess, plausible: halfToDouble() });

/** @type {import("cosafe/model").OwnParameters[]} */
const parameters = [
  { group: "population", title: "Population", specifications: { confidenceSchool: share(0.7, "Mean confidence in schools.") } },
  {
    group: "handling",
    title: "Handling",
    specifications: {
      adminSchool: share(0.15, "Share of schools' time for reports and meetings."),
      recordsSchool: amount(0.2, "records per person and day", 20, "Records that other duties bring a person of a school."),
      nonCoreSchool: share(0.5, "Share of the remaining time of the teachers for safety that is other teaching."),
    },
  },
  {
    group: "wages",
    title: "Wages",
    specifications: {
      teacher: { ...amount(120000, "yuan/year", 1000000, "Yearly cost of one teacher."), plausible: between(80000, 200000, "guessed") },
    },
  },
  {
    group: "school",
    title: "Schools",
    specifications: {
      lessonShare: share(0.5, "Share of what cases leave of a school's hours that goes into lessons on safety."),
      reach: amount(4, "residents per hour", 1000, "People to whom an hour of lessons is carried home."),
      gain: share(0.05, "Share of what is missing to full awareness that one such evening brings."),
    },
  },
];

/** @type {import("cosafe/model").OwnKind} */
const school = {
  id: "school",
  label: "Schools",
  words: "schools",
  ...{ prior: "confidenceSchool", admin: "adminSchool", records: "recordsSchool", nonCore: "nonCoreSchool" },
  ...{ hasAuthority: false, mayLeave: true, motive: "mission", funder: "source:government", answersFor: [], isUsual: false },
  /** Hours of lessons of this month so far, by organisation. */
  memory: ({ organisations }) => organisations.length,
  dayRule(world, organisation, usual) {
    usual("cases");
    const lessons = Math.max(0, organisation.available) * parameterOf(world, "school", "lessonShare");
    organisation.available -= lessons;
    memory(world, "school")[organisation.index] += lessons;
  },
};

/** @type {import("cosafe/model").OwnProcess} */
const lessons = {
  id: "lessons",
  title: "Lessons on safety",
  every: "month",
  after: "demand",
  reads: ["organisations"],
  writes: ["residents"],
  summary: "What pupils carry home raises the awareness of people of their community.",
  run(world) {
    const { residents, organisations, place, day } = world;
    const hours = memory(world, "school");
    const gain = parameterOf(world, "school", "gain");
    const luck = chance(world, "lessons");
    for (const { index, key, community } of organisations) {
      if (hours[index] === 0) continue;
      const from = community < 0 ? 0 : place.communityResident[community];
      const to = community < 0 ? residents.count : place.communityResident[community + 1];
      const reached = Math.min(1, (hours[index] * parameterOf(world, "school", "reach")) / (to - from));
      const { awareness } = residents.columns;
      for (let i = from; i < to; i++) {
        // Keyed by month, resident and school: whoever is reached in one arm is reached in the other, as far as hours are the same.
        if (luck.bernoulli(reached, day, i, key)) awareness[i] += gain * (1 - awareness[i]);
      }
      hours[index] = 0;
    }
  },
};

export default parts({
  version: 1,
  parameters,
  kinds: [school],
  roles: [{ id: "primary-school", kind: "school", duties: [], sells: null, wage: "teacher", fundedWage: "teacher" }],
  processes: [lessons],
});
