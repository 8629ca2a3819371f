/** Indicators of money, paperwork and people. */
import type { Indicator } from "../indicator.ts";
import { interventions } from "../interventions/catalogue.ts";
import { organisationKinds } from "../kindLists.ts";
import { DAYS_PER_YEAR } from "../time.ts";
import { builderOf, fitOf } from "../works.ts";
import { ratio, sum, tallyOf } from "./reading.ts";

const flow = { family: "resources", kind: "flow", main: false } as const;

export const resourceIndicators: readonly Indicator[] = [
  {
    ...flow,
    id: "cost",
    label: "Cost",
    unit: "yuan",
    direction: "lower",
    definition: "All spending: wages of organisations, measures, rewards. The difference from baseline is the cost of an arm.",
    main: true,
    measure: (world, emit, window) => emit("all", tallyOf(world, window).spending),
  },
  {
    ...flow,
    id: "intervention-cost",
    label: "Cost of measures",
    unit: "yuan",
    direction: "lower",
    definition: "Spending from the safety fund on measures, in all and by measure.",
    measure(world, emit, window) {
      const { spendingByIntervention } = tallyOf(world, window);
      emit("all", sum(spendingByIntervention));
      world.interventions.forEach((active, k) => {
        emit(`intervention:${active.specification.id}`, spendingByIntervention[k]);
      });
    },
  },
  {
    ...flow,
    id: "paid-share",
    label: "Paid share of measures",
    unit: "share",
    direction: "higher",
    definition: "What was paid for measures from the safety fund over what was due for them, in all and by measure.",
    missing: "nothing was due",
    measure(world, emit, window) {
      const { spendingByIntervention, dueByIntervention } = tallyOf(world, window);
      emit("all", ratio(sum(spendingByIntervention), sum(dueByIntervention)));
      world.interventions.forEach((active, k) => {
        emit(`intervention:${active.specification.id}`, ratio(spendingByIntervention[k], dueByIntervention[k]));
      });
    },
  },
  {
    ...flow,
    id: "paid-share-by-year",
    label: "Paid share of measures by year",
    unit: "share",
    direction: "higher",
    definition: "The same by measure and year from day 0.",
    missing: "nothing was due",
    summaryOnly: true,
    measure(world, emit) {
      const years = Math.ceil(world.specification.horizonDays / DAYS_PER_YEAR);
      for (const { specification, paidByYear, dueByYear } of world.interventions)
        for (let year = 0; year < years; year++)
          emit(`intervention:${specification.id}/year-${year + 1}`, ratio(paidByYear[year] ?? 0, dueByYear[year] ?? 0));
    },
  },
  {
    ...flow,
    id: "programme-purchases",
    label: "Purchases of the street",
    unit: "yuan",
    direction: "none",
    definition: "Programme money spent on contracted hours, posts and kit for the longest queues.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).purchases),
  },
  {
    ...flow,
    id: "contracted-hours",
    label: "Contracted hours",
    unit: "hours",
    direction: "higher",
    definition: "Hours of work that the street's contracts gave to queues, at the quality of who gave them.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).contractedHours),
  },
  {
    ...flow,
    id: "contract-price",
    label: "Price of a contracted hour",
    unit: "yuan/hour",
    direction: "lower",
    definition: "What the street paid for contracts, over the hours of work that they gave at the quality of who gave them.",
    missing: "no contract gave any hours",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).contractedYuan, tallyOf(world, window).contractedHours)),
  },
  {
    ...flow,
    id: "funding-gap",
    label: "Funding gap",
    unit: "yuan",
    direction: "lower",
    definition:
      "What was due for measures and could not be paid, and what the street wanted to buy for pressing queues and could not, a month's cost each.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).fundingGap),
  },
  {
    ...flow,
    id: "firm-withdrawals",
    label: "Estates left by their firm",
    unit: "count",
    direction: "lower",
    definition: "Property firms that withdrew after months of loss with nothing put by.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).firmChanges),
  },
  {
    ...flow,
    id: "duplicate-entry-hours",
    label: "Hours of duplicate entry",
    unit: "hours",
    direction: "lower",
    definition: "Staff hours spent on entering the same case a second and further time.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).duplicateEntryHours),
  },
  {
    ...flow,
    id: "admin-hours",
    label: "Hours of administration",
    unit: "hours",
    direction: "lower",
    definition: "Staff hours spent on forms, records and reports.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).adminHours),
  },
  {
    id: "staff",
    label: "Staff",
    unit: "people",
    direction: "none",
    definition: "Full-time people at work, by kind of organisation.",
    family: "resources",
    kind: "state",
    main: false,
    measure(world, emit) {
      organisationKinds.forEach((kind) => {
        emit(
          `kind:${kind}`,
          world.organisations.reduce((total, organisation) => total + (organisation.kind === kind ? organisation.staff : 0), 0),
        );
      });
    },
  },
  {
    id: "skill",
    label: "Skill of staff",
    unit: "score",
    direction: "higher",
    definition: "Mean skill weighted by staff; 1 is ordinary.",
    missing: "nobody is employed",
    family: "resources",
    kind: "state",
    main: false,
    measure(world, emit) {
      const staff = sum(world.organisations.map((organisation) => organisation.staff));
      emit("all", ratio(sum(world.organisations.map((organisation) => organisation.staff * organisation.skill)), staff));
    },
  },
  {
    id: "effort",
    label: "Effort of staff",
    unit: "share",
    direction: "higher",
    definition: "Mean effort weighted by staff, 0 to 1; 1 minus it is shirking.",
    missing: "nobody is employed",
    family: "resources",
    kind: "state",
    main: false,
    measure(world, emit) {
      const staff = sum(world.organisations.map((organisation) => organisation.staff));
      emit("all", ratio(sum(world.organisations.map((organisation) => organisation.staff * organisation.effort)), staff));
    },
  },
  {
    id: "provider-quality",
    label: "Quality of bought services",
    unit: "share",
    direction: "higher",
    definition: "Quality chosen by providers, weighted by hours bought, 0 to 1.",
    missing: "no hours are bought",
    family: "resources",
    kind: "state",
    main: false,
    measure(world, emit) {
      const hours = sum(world.organisations.map((organisation) => organisation.purchasedHours));
      emit("all", ratio(sum(world.organisations.map((organisation) => organisation.purchasedHours * organisation.providerQuality)), hours));
    },
  },
  {
    id: "working-share",
    label: "Share of systems that works",
    unit: "share",
    direction: "higher",
    definition: "Of what technology firms have built for a measure: the share that does what was ordered and is not out of order, 0 to 1.",
    missing: "nothing has been built",
    family: "resources",
    kind: "state",
    main: false,
    measure(world, emit) {
      for (const active of world.interventions) {
        if (interventions[active.index].builtBy === undefined) continue;
        const isBuilt = builderOf(world, active) !== null && active.state.built > 0;
        emit(`intervention:${active.specification.id}`, isBuilt ? fitOf(world, active.works.quality) * active.works.working : null);
      }
    },
  },
  {
    ...flow,
    id: "unmet-demand",
    label: "Unmet demand",
    unit: "share",
    direction: "lower",
    definition: "Mean over months of Σ max(0, share needed − share of hours supplied) over categories.",
    missing: "no month has ended",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).unmetDemand, tallyOf(world, window).unmetDemandDays)),
  },
];
