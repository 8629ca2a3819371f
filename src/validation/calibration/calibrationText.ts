/** The result of a calibration for the terminal, and the contents of its tables. */
import type { CalibrationResult, PointResult } from "../../evidence/calibration/result.ts";
import { recoveryFile, registryDefault, valuesByPath } from "../../methods/factors/calibratedSets.ts";
import { type Page, pageOf, pageText, paragraphs, runsFact, type TextStyle } from "../../methods/text/textPage.ts";
import { formatNumber } from "../../words/format.ts";
import { textTable } from "../../words/textTable.ts";
import { countWords, listWords } from "../../words/words.ts";
import { readCalibration } from "./readCalibration.ts";

/** What was found, for the terminal. */
export function formatCalibration(result: CalibrationResult, style: TextStyle): string {
  const { settings, targets, waves, sets, proposals, runs, parameters, correlations, warnings } = result;
  const page = pageOf(style);
  const matched = targets.filter(({ use }) => use === "matched").length;
  const facts = [`rows ${settings.rows.join(", ")}`, `${settings.points} points a wave`, `${settings.seeds} seeds each`, runsFact(runs)];
  const found = [
    ...waves.map(({ wave, spaceLeft }) => `Wave ${wave}: ${shareWords(spaceLeft)} of the space is left.`),
    `${sets.length} of ${settings.sets} sets found from ${proposals.tried} proposals, each confirmed on ${settings.confirmingSeeds} seeds.`,
    `${setsSentence(result)}.`,
    `${shrinkSentence(result)}.`,
    ...(result.recovery === null ? [] : [`${recoverySentence(result)}.`]),
    `${defaultsSentence(result)}.`,
    `${referenceSentence(result)}.`,
    `${registrySentence(result)}.`,
    ...correlations.filter(isClear).slice(0, 5).map(correlationSentence(result)),
  ];
  return pageText([
    [
      page.colors.bold(
        `${parameters.length} ${parameters.length === 1 ? "parameter" : "parameters"} calibrated to ${matched} of ${targets.length} targets`,
      ),
      page.colors.dim(facts.join(" · ")),
    ].join("\n"),
    paragraphs(found, page),
    tableText(targetTable(result), page),
    tableText(parameterTable(result, readCalibration(recoveryFile)), page),
    ...warnings.map((warning) => page.colors.yellow(`Warning: ${warning}`)),
  ]);
}

function tableText({ columns, rows }: Table, { width, colors }: Page): string {
  return textTable({ head: columns, rows, width, align: columns.map(() => "left"), dim: colors.dim });
}

/** Whether the defaults before calibration would do, as a sentence. */
export function defaultsSentence({ defaults, settings }: CalibrationResult): string {
  if (defaults.worst !== null && defaults.missed.length === 0) {
    return `The defaults before calibration are not implausible (largest ${formatNumber(defaults.worst)}, cut-off ${settings.cutOff})`;
  }
  return `The defaults before calibration miss ${defaults.missed.join(", ") || "what could not be measured"}`;
}

/** Whether a hidden set was found again, as a sentence; empty for a calibration. */
export function recoverySentence({ recovery, parameters }: CalibrationResult): string {
  if (recovery === null) return "";
  const { number, inSpace, inside } = recovery;
  const known = inside.filter((one) => one !== null);
  const held = known.filter(Boolean).length;
  const ranges =
    known.length === 0
      ? "fewer than 20 sets, no ranges"
      : `${held} of ${parameters.length} of its values lie in the middle 90 % of the sets`;
  return `Test of the procedure: hidden set ${number} is ${inSpace ? "not ruled out" : "RULED OUT"}; ${ranges}`;
}

export function referenceSentence({ reference, sets }: CalibrationResult): string {
  const worst = (point: PointResult) => (point.worst === null ? "not measured" : formatNumber(point.worst));
  const what =
    reference.set === null
      ? `No set was found; the point nearest to the targets is ${reference.name}`
      : `Reference: set ${reference.set + 1} of ${sets.length}`;
  return `${what}, largest implausibility ${worst(reference)}, on fresh seeds ${worst(reference.again)}`;
}

/** Which ranges the sets narrow, as a sentence. */
export function shrinkSentence({ posterior }: CalibrationResult): string {
  const narrowed = posterior.filter(({ identified }) => identified === "narrowed").map(({ id }) => id);
  const open = posterior.filter(({ identified }) => identified === "open").map(({ id }) => id);
  if (posterior.every(({ identified }) => identified === "unknown")) {
    return `Too few sets to say which ranges shrink: the range of every parameter stays`;
  }
  const stays = open.length === 0 ? "none stays open" : `the range of ${listWords(open)} stays`;
  return `Narrowed: ${narrowed.length === 0 ? "none" : listWords(narrowed)}; ${stays}`;
}

/** Whether the sets lie in every tolerance by what was measured, and which targets no set can meet. */
export function setsSentence({ sets, targets, settings }: CalibrationResult): string {
  const aside = targets.filter(({ use }) => use !== "matched").map(({ id, use }) => `${id} (${use})`);
  const but = aside.length === 0 ? "" : `; set aside, since these parameters cannot bring them about: ${aside.join(", ")}`;
  if (sets.length === 0) return `No set was found${but}`;
  const inTolerance = sets.filter(({ measured }) => targets.every(({ low, high }, t) => within(measured[t], low, high))).length;
  const found = countWords(sets.length, "set");
  const head = `Every target within reach is below the cut-off of ${settings.cutOff} in each of ${found}`;
  return `${head}; ${inTolerance} ${inTolerance === 1 ? "lies" : "lie"} in every tolerance by what was measured${but}`;
}

function within(value: number | null | undefined, low: number, high: number): boolean {
  return value !== null && value !== undefined && value >= low && value <= high;
}

/** Whether the registry as it stands would do, as a sentence. */
export function registrySentence({ registry, settings }: CalibrationResult): string {
  const missed = registry.missed.length === 0 ? "" : `; above the cut-off of ${settings.cutOff}: ${registry.missed.join(", ")}`;
  const worst = registry.worst === null ? "not measured everywhere" : `largest implausibility ${formatNumber(registry.worst)}`;
  return `The registry as it stands, on the same seeds, ${registry.plausible ? "would be accepted as a set" : "is implausible"}: ${worst}${missed}`;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Targets: tolerance, before, after, implausibility. */
export function targetTable({ targets, defaults, reference, registry, waves }: CalibrationResult): Table {
  return {
    columns: [
      "target",
      "what",
      "tolerance",
      "before",
      "I",
      "reference",
      "I",
      "registry",
      "I",
      "rules out alone",
      "emulator explains",
      "use",
    ],
    rows: targets.map(({ id, label, unit, low, high, beyond, use }, t) => {
      const first = waves[0].targets[t];
      return [
        id,
        label,
        toleranceWords(low, high, beyond, unit),
        numberOr(defaults.measured[t]),
        numberOr(defaults.implausibility[t]),
        numberOr(reference.again.measured[t]),
        numberOr(reference.again.implausibility[t]),
        numberOr(registry.measured[t]),
        numberOr(registry.implausibility[t]),
        first.ruledOut === null ? "" : shareWords(first.ruledOut),
        first.emulator === null ? "" : shareWords(Math.max(0, first.emulator.explained)),
        use,
      ];
    }),
  };
}

/**
 * Parameters: range, default, reference, quantiles, width of what is left, whether that is narrowed, and by what. Beside it, from a
 * recovery, how far the procedure narrows it where the truth is known.
 */
export function parameterTable({ parameters, posterior, reference }: CalibrationResult, recovery: CalibrationResult | null = null): Table {
  const recovered = new Map(recovery?.posterior.map(({ id, coverage }) => [id, coverage]) ?? []);
  return {
    columns: ["parameter", "rows", "range", "before", "reference", "middle 90 % of sets", "width left", "in recovery", "verdict", "by"],
    rows: parameters.map(({ id, rows, low, high, standard }, j) => {
      const { quantiles, coverage, identified, constrainedBy } = posterior[j];
      return [
        id,
        rows.join(", "),
        `${formatNumber(low)} to ${formatNumber(high)}`,
        formatNumber(standard),
        formatNumber(reference.values[j]),
        quantiles === null ? "fewer than 20 sets" : `${formatNumber(quantiles[0])} to ${formatNumber(quantiles[4])}`,
        shareOr(coverage),
        shareOr(recovered.get(id) ?? null),
        identified,
        constrainedBy.slice(0, 4).join(", "),
      ];
    }),
  };
}

/** What a recovery found of its hidden set. */
export function recoveryTable({ parameters, posterior, recovery }: CalibrationResult): Table {
  return {
    columns: ["parameter", "range", "hidden", "middle 90 % of sets", "width left", "holds the hidden value"],
    rows: parameters.map(({ id, low, high }, j) => {
      const { quantiles, coverage } = posterior[j];
      const inside = recovery?.inside[j] ?? null;
      return [
        id,
        `${formatNumber(low)} to ${formatNumber(high)}`,
        formatNumber(recovery?.truth[j] ?? Number.NaN),
        quantiles === null ? "fewer than 20 sets" : `${formatNumber(quantiles[0])} to ${formatNumber(quantiles[4])}`,
        shareOr(coverage),
        inside === null ? "" : inside ? "yes" : "no",
      ];
    }),
  };
}

function shareOr(share: number | null): string {
  return share === null ? "" : shareWords(share);
}

/** Free parameters and why they are free. */
export function freeTable(parameters: CalibrationResult["parameters"]): Table {
  return {
    columns: ["parameter", "rows", "range", "before", "prior", "why it is free"],
    rows: parameters.map(({ id, rows, low, high, standard, unit, scale, why }) => [
      id,
      rows.join(", "),
      `${formatNumber(low)} to ${formatNumber(high)} ${unit}`,
      formatNumber(standard),
      scale === "log" ? "even in the logarithm" : "even",
      why,
    ]),
  };
}

/** Waves: points, space left, which targets rule out most. */
export function waveTable({ waves }: CalibrationResult): Table {
  return {
    columns: ["wave", "points", "space left", "draws up to I", "rules out most alone"],
    rows: waves.map(({ wave, points, spaceLeft, level, targets }) => {
      const most = targets.filter(({ ruledOut }) => ruledOut !== null).sort((a, b) => b.ruledOut! - a.ruledOut!);
      const named = most.slice(0, 3).map(({ id, ruledOut }) => `${id} (${shareWords(ruledOut!)})`);
      return [String(wave), String(points), shareWords(spaceLeft), formatNumber(level), named.join(", ")];
    }),
  };
}

/** The clear rank correlations of pairs. */
export function correlationTable({ correlations }: CalibrationResult): Table {
  const clear = correlations.filter(isClear);
  return {
    columns: ["pair", "rank correlation", "p (Holm)"],
    rows: clear.map(({ first, second, rho, p }) => [`${first}, ${second}`, formatNumber(rho), p < 0.001 ? "below 0.001" : formatNumber(p)]),
  };
}

/** The reference set, number by number of the registry. */
export function setTable({ parameters, reference }: CalibrationResult): Table {
  const moved = valuesByPath(parameters, reference.values);
  return {
    columns: ["number of the registry", "before", "reference", "registry"],
    rows: parameters.flatMap(({ paths }) =>
      paths.map(({ path, standard }) => [
        path,
        formatNumber(standard),
        formatNumber(moved.get(path)!),
        formatNumber(registryDefault(path) ?? Number.NaN),
      ]),
    ),
  };
}

function isClear({ p }: CalibrationResult["correlations"][number]): boolean {
  return p < 0.05;
}

function correlationSentence({ parameters }: CalibrationResult) {
  const label = (id: string) => parameters.find((one) => one.id === id)?.label ?? id;
  return ({ first, second, rho }: CalibrationResult["correlations"][number]) =>
    `${label(first)} and ${label(second)} ${rho < 0 ? "make up for each other" : "go together"}: rank correlation ${formatNumber(rho)}.`;
}

/** `25 to 60 %`, or the bound that is meant. */
export function toleranceWords(low: number, high: number, beyond: "higher" | "lower" | null, unit: string): string {
  if (beyond === null) return `${formatNumber(low)} to ${formatNumber(high)} ${unit}`;
  return beyond === "higher" ? `at least ${formatNumber(low)} ${unit}` : `at most ${formatNumber(high)} ${unit}`;
}

function numberOr(value: number | null): string {
  return value === null ? "not measured" : formatNumber(value);
}

/** A share in per cent; small ones with two figures. */
export function shareWords(share: number): string {
  const percent = share * 100;
  if (percent === 0) return "0 %";
  return `${percent >= 0.1 ? Number(percent.toPrecision(percent >= 99.5 ? 3 : 2)) : percent.toExponential(1)} %`;
}
