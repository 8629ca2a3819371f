/**
 * What calibration may move: parameters that nobody has measured and on which the mechanism of a quantitative pattern rests.
 *
 * Declared by hand, with the reason, before any run. A parameter with a measured value is not here, however well it would fit. Category
 * fields move together, by one factor or shift over all categories: evidence speaks of places and cases at large, and one number per
 * category would be free enough to fit anything. Half of what is free is a single parameter of the registry, with its plausible range.
 */

import type { CalibratedParameter, CalibratedPath } from "../../methods/factors/calibratedSets.ts";
import { interventions } from "../../model/interventions/catalogue.ts";
import { knowledgeOf, type ParameterSpecification } from "../../model/parameter.ts";
import { parameterGroups } from "../../model/parameters/catalogue.ts";
import { type CategoryField, categoryFields, defaultCategories } from "../../model/parameters/categories.ts";

/** A parameter that is calibrated; `low <= value <= high`. */
export interface FreeParameter extends CalibratedParameter {
  /** Why it is free, and which pattern needs it. */
  readonly why: string;
  /** Rows of the patterns whose mechanism it is part of. */
  readonly rows: readonly string[];
}

/**
 * Numbers of the registry as they were before calibration, where calibrated ones have been taken over since. Ranges, factors and shifts
 * start from these, so that the same command still gives the same sets.
 */
const beforeCalibration: Readonly<Record<string, number>> = {
  "categories.property-crime.sensorSight": 0.25,
  "categories.property-crime.volunteerPrevention": 0.3,
  "categories.property-crime.cameraPrevention": 0.28,
  "categories.property-crime.gatePrevention": 0.2,
  "categories.public-order.sensorSight": 0.2,
  "categories.public-order.volunteerPrevention": 0.25,
  "categories.public-order.cameraPrevention": 0.12,
  "categories.public-order.gatePrevention": 0.06,
  "categories.dispute.volunteerPrevention": 0.08,
  "categories.fire-facility.sensorSight": 0.06,
  "categories.fire-facility.volunteerPrevention": 0.06,
  "categories.fire-facility.cameraPrevention": 0.02,
  "categories.environment-traffic.sensorSight": 0.05,
  "categories.environment-traffic.volunteerPrevention": 0.12,
  "categories.environment-traffic.cameraPrevention": 0.05,
  "categories.environment-traffic.gatePrevention": 0.04,
  "categories.help-request.sensorSight": 0.02,
  "categories.help-request.volunteerPrevention": 0.05,
  "parameters.detection.severityWeight": 3,
  "parameters.detection.responseWeight": 2.4,
  "parameters.trust.hearsayRate": 0.02,
  "parameters.participation.normWeight": 5.9,
  "parameters.evaluation.gamingGain": 0.6,
};

/** Ratio of the ends from which on a positive range counts doublings. */
const LOG_RATIO = 3;

/** All free parameters, in the order of the patterns that need them. */
export function freeParameters(): readonly FreeParameter[] {
  return [
    factor("hazards-concentration", "Concentration of risk on buildings", ["concentration"], 0.7, 1.4, {
      rows: ["1", "2"],
      why: "log-standard deviation of buildings' risk, measured for street segments, not for buildings of an estate; at 0.7 times the riskiest 5 % of buildings would expect 16 % of property crime, at 1.4 times 35 %",
    }),
    factor("hazards-branching", "Self-excitation of hazards", ["branchingRatio"], 0.5, 2, {
      rows: ["2"],
      why: "repeat victimisation is known as a risk ratio, not as hazards triggered by a hazard; half to double",
    }),
    factor("hazards-excitation-days", "Lag of triggered hazards", ["excitationDays"], 0.5, 2, {
      rows: ["2"],
      why: "half of repeats fall within weeks; the mean lag of each category is assumed; half to double",
    }),
    single(
      "hazards.nearbyShare",
      ["2"],
      "near repeats exist, so that not all that is triggered returns to the place; the share is assumed",
    ),
    shift("report-intercept", "Readiness to report", ["reportIntercept"], -0.7, 0.7, {
      rows: ["5", "7", "17"],
      why: "only the share reported is known, which other terms move too; odds halved to doubled",
    }),
    single(
      "recording.discretion",
      ["5", "8"],
      "forces leave 4 to 40 % untaken; what is not taken down is not answered, which those who reported feel",
    ),
    single("detection.severityWeight", ["5"], "seriousness drives reporting; how much more is not known"),
    single("detection.responseWeight", ["5", "7"], "a kept promise brings the next report; the weight of the belief is not known"),
    single("trust.efficacyRate", ["7"], "how far one report moves the belief is not known, only that second reports rise"),
    single("trust.hearsayRate", ["5", "7"], "how fast word of mouth wears an own experience away is not known"),
    single(
      "trust.usualPerformance",
      ["8"],
      "what is truly solved is known in a few places; from which record on confidence rises decides how good contacts and bad ones weigh",
    ),
    single("trust.recordWeight", ["8"], "how many ended cases a community remembers is assumed, and word of them mixes with own contacts"),
    single("participation.normWeight", ["10"], "conditional cooperation is known in the laboratory, its weight among neighbours is not"),
    single("participation.habitRate", ["10"], "habit slows the unravelling; how fast habits form is assumed"),
    single("participation.leavingRate", ["10"], "volunteers come and go; how many leave in a week is assumed, and who stays contributes"),
    single(
      "participation.formPatrol",
      ["10"],
      "how the hours of those who take part fall on forms is known roughly, the pull of patrol is not",
    ),
    shift("participation-bases", "Inclination to take part", ["baseHelp", "baseVolunteer", "baseJoining"], -0.7, 0.7, {
      group: "participation",
      rows: ["10"],
      why: "only rough shares of those who take part are known, and the norm's weight moves them too; odds halved to doubled",
    }),
    factor("participation-age", "Age gradient of taking part", ["ageActing", "ageJoining"], 0.5, 2, {
      group: "participation",
      rows: ["14"],
      why: "measured for voting only; that taking part and registering share its gradient is assumed; half to double",
    }),
    factor("volunteer-prevention", "What volunteers' watch prevents", ["volunteerPrevention"], 0.5, 2, {
      rows: ["15"],
      why: "reviews give the effect of schemes, not the largest effect of an hour on the street; half to double",
    }),
    single("hazards.volunteerHalfDose", ["15"], "that presence saturates is known; at how many hours for each building is not"),
    factor("technology-prevention", "What cameras and gates prevent", ["cameraPrevention", "gatePrevention"], 0.5, 2, {
      rows: ["16"],
      why: "reviews give the effect of schemes as they were run, not the largest possible; half to double",
    }),
    single("technology.passiveShare", ["16"], "active beats passive monitoring; by how much in an estate is not known"),
    factor("sensor-sight", "What monitored sensors detect", ["sensorSight"], 0.5, 2, {
      rows: ["18"],
      why: "alerts are counted in press releases, real cases among them hardly; half to double",
    }),
    single("technology.alertsPerCamera", ["18"], "alerts are told without the residents and the time in which they came"),
    single(
      "hazards.level",
      ["18"],
      "reported volumes and the share reported leave how much happens uncertain by half; what alerts meet follows",
    ),
    single("evaluation.effortStake", ["22"], "absence of teachers was measured; staff of a street office have not been"),
    single(
      "handling.baseEffort",
      ["22", "29"],
      "effort when nobody looks was measured in schools abroad, not in street offices and stations",
    ),
    single("handling.nonCoreGovernment", ["29"], "that safety is one of many duties is known, its share of an office's time is not"),
    single("handling.copingMaximum", ["29"], "that overload ends in closing for show is known, how often at most is not"),
    single("evaluation.gamingGain", ["29"], "that targets invite gaming is known, the scale is not"),
  ];
}

/** A parameter of the registry in its plausible range. */
function single(name: string, rows: readonly string[], why: string): FreeParameter {
  const path = parameterPath(name);
  const { standard } = path;
  const entry = { ...entryOf(name), default: standard };
  const { low, high } = knowledgeOf(entry).plausible;
  return {
    ...{ id: name, label: labelOf(name), unit: entry.unit, how: "value", standard, low, high },
    ...{ paths: [path], rows, why, scale: scaleOf(low, high) },
  };
}

interface Together {
  readonly rows: readonly string[];
  readonly why: string;
  /** Group of parameters; without it the names are fields of all categories. */
  readonly group?: string;
}

function factor(id: string, label: string, names: readonly string[], low: number, high: number, about: Together): FreeParameter {
  return together(id, label, names, { how: "factor", standard: 1, unit: "times the registry's value", low, high, scale: "log" }, about);
}

function shift(id: string, label: string, names: readonly string[], low: number, high: number, about: Together): FreeParameter {
  const move = { how: "shift", standard: 0, unit: "added to the registry's value", low, high, scale: "linear" } as const;
  return together(id, label, names, move, about);
}

type Move = Pick<FreeParameter, "how" | "standard" | "unit" | "low" | "high" | "scale">;

function together(id: string, label: string, names: readonly string[], move: Move, { rows, why, group }: Together): FreeParameter {
  const paths = group === undefined ? names.flatMap(categoryPaths) : names.map((name) => parameterPath(`${group}.${name}`));
  return { id, label, ...move, paths, rows, why };
}

function parameterPath(name: string): CalibratedPath {
  const path = `parameters.${name}`;
  const { default: present, min, max } = entryOf(name);
  return { path, standard: beforeCalibration[path] ?? present, min, max };
}

/** The field in every shipped category where it has an effect. */
function categoryPaths(name: string): CalibratedPath[] {
  const field = categoryFields[name as CategoryField];
  return defaultCategories.flatMap(({ id, values }) => {
    const path = `categories.${id}.${name}`;
    const standard = beforeCalibration[path] ?? values[name as CategoryField] ?? field.default;
    const idle = standard === 0 && field.min === 0;
    return idle ? [] : [{ path, standard, min: field.min, max: field.max }];
  });
}

function entryOf(name: string): ParameterSpecification {
  const [group, own] = name.split(".");
  const specifications =
    parameterGroups.find((one) => one.group === group)?.specifications ?? interventions.find(({ id }) => id === group)?.parameters;
  const entry = specifications?.[own];
  if (entry === undefined) throw new RangeError(`free parameter ${name}: expected a parameter of the registry`);
  return entry;
}

function scaleOf(low: number, high: number): "linear" | "log" {
  return low > 0 && high / low >= LOG_RATIO ? "log" : "linear";
}

/** `trust.gainRate` as `Trust: gain rate`. */
function labelOf(name: string): string {
  const [group, own] = name.split(".");
  const words = own.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${group[0].toUpperCase()}${group.slice(1)}: ${words}`;
}
