/**
 * 18 · Nearly all alerts of a smart estate are false, and they take the time of those who must look.
 *
 * Evidence: in one estate of the Quanzhou pilot zone 1,450 alerts led to 6 arrests. Experiment: an estate with cameras and gates as the
 * intervention ships them, whose alerts go to the police station; the same with 95 % of false alerts filtered out. Measure: share of alerts that
 * concern something real; hours of the station spent on the others, and what is left undone for it.
 */
import type { HazardTable } from "../../model/hazardTable.ts";
import { type Looker, type Measure, reader } from "../measure.ts";
import { type Patch, pattern } from "../pattern.ts";

/** The year from the day on which everything is built. */
const FROM = 90;
const DAYS = 450;
const CRIME = ["property-crime", "public-order"];

/** False alerts, what sensors were first to bring to notice, the station's hours for cases and what false alerts take of them. */
const alertMeasure: Measure = {
  id: "alerts",
  hazards: true,
  look(): Looker {
    let stationHours = 0;
    return {
      afterProcess(world, process) {
        if (process !== "plan-day" || world.day < FROM) return;
        for (const { role, available } of world.organisations) if (role === "police-station") stationHours += available;
      },
      readings(output) {
        const run = reader(output);
        const found = foundBySensors(output.hazards!);
        return {
          ...{ falseAlerts: run.total("alerts", FROM, DAYS), alertHours: run.total("alert-hours", FROM, DAYS), stationHours },
          ...{ found: found.length, crimeFound: found.filter((category) => CRIME.includes(category)).length },
          backlog: run.during("backlog", FROM, DAYS),
        };
      },
    };
  },
};

/** Categories of the hazards that a sensor was first to bring to notice in the year. */
function foundBySensors({ columns, rows }: HazardTable): string[] {
  const [category, by, day] = ["category", "detected_by", "detected_day"].map((name) => columns.indexOf(name));
  return rows.filter((row) => row[by] === "sensor" && Number(row[day]) >= FROM).map((row) => String(row[category]));
}

const phases = { planning: "30 days", construction: "60 days" };
const smart = (alertFiltering: number): Patch => ({
  set: { "resources.publicBudget": 200 },
  organisations: { "security-company": null },
  interventions: { "smart-infrastructure": { parameters: { alertFiltering }, phases } },
});
const common = { scale: 0.25, days: DAYS };

export const alertPrecision = pattern({
  id: "alert-precision",
  row: "18",
  level: "T",
  title: "Nearly all alerts are false, and they take staff hours",
  evidence: [
    {
      text: "One estate of a pilot zone in 2021: 1.14 million records, 1,450 alerts, 6 arrests: 0.4 % of alerts",
      source: "Quanzhou press; share computed",
      mark: "C",
    },
    { text: "Shanghai estates: more than 700,000 sensors on 3,400 estates", source: "Shanghai press 2019", mark: "P" },
  ],
  experiment:
    "An estate of 2,000 residents with cameras on 85 % of places, gates at 80 % of buildings, 60 % of camera hours watched and 30 % of false alerts filtered (the measure as shipped); alerts go to the police station, as in the pilot zone. Against it the same with 95 % of false alerts filtered.",
  measured:
    "Over the year from day 90: real hazards that a sensor was first to bring to notice, of all alerts, and of them property crime and public order (nearest to arrests); hours spent on false alerts, of the station's hours for cases; the backlog of cases.",
  mechanism:
    "Base rates: sensors meet few real events (sensorSight) among everyday records (technology.alertsPerCamera); every alert is looked at before cases (technology.alertHours, handling.owedCeiling). The rate of false alerts is an assumption: the source gives neither the estate's residents nor the time in which its alerts came, and with half of the rate precision stands at the upper end of the range. Arrests are fewer than real finds.",
  configurations: {
    smart: { what: "cameras and gates, alerts to the police", ...common, patch: smart(0.3) },
    filtered: { what: "the same, 95 % of false alerts filtered", ...common, patch: smart(0.95) },
  },
  measure: alertMeasure,
  criteria: [
    {
      id: "actionable",
      label: "Alerts that concern something real",
      unit: "%",
      value: (of) => [of("smart", "found"), of("smart", "found") + of("smart", "falseAlerts")],
      scale: 100,
      target: { kind: "within", low: 0.1, high: 3 },
    },
    {
      id: "crime",
      label: "Alerts that concern crime",
      unit: "%",
      value: (of) => [of("smart", "crimeFound"), of("smart", "found") + of("smart", "falseAlerts")],
      scale: 100,
      target: { kind: "within", low: 0.1, high: 3 },
    },
    {
      id: "hours",
      label: "Station's hours for cases that false alerts take, more than with filtering",
      unit: "%",
      value: (of) =>
        100 * (of("smart", "alertHours") / of("smart", "stationHours") - of("filtered", "alertHours") / of("filtered", "stationHours")),
      target: { kind: "positive" },
    },
    {
      id: "backlog",
      label: "Backlog of cases, more than with filtering",
      unit: "cases",
      value: (of) => of("smart", "backlog") - of("filtered", "backlog"),
      target: { kind: "positive" },
    },
  ],
  knockOut: {
    what: "everyday records raise no false alerts",
    patch: { set: { "technology.alertsPerCamera": 0 } },
    loses: ["actionable", "crime", "hours", "backlog"],
  },
});
