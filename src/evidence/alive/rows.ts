/** The rows of the table: each setting with what it is expected to move, and the two specifications that are compared. */
import type { ModelSpecification } from "../../model/specification.ts";
import { specificationOf } from "../configurations.ts";
import { type Exempt, type ExpectationTable, isExempt, type Levels, type Stated } from "./expectation.ts";
import { expectationTables } from "./expectations/catalogue.ts";
import { exemptStructures, structures } from "./expectations/structures.ts";
import { levelsOf, withLevel } from "./settings.ts";
import { type StandingId, standing } from "./standing.ts";

/** A change from a lower to a higher level, and the outcome that it is stated to move. */
export interface AliveRow {
  readonly setting: string;
  readonly standing: StandingId;
  readonly outcome: string;
  readonly direction: 1 | -1;
  /** The two levels in words, `0.5 → 2`. */
  readonly levels: string;
  readonly why: string;
  /** The standing configuration at either level. Throws Error where the configuration cannot be read. */
  at(end: 0 | 1): ModelSpecification;
}

export interface ExemptRow extends Exempt {
  readonly setting: string;
}

/** Every row, in the order of the registry; made once. */
export const aliveRows: readonly AliveRow[] = [...expectationTables.flatMap(rowsOf), ...structures.map(structureRow)];

export const exemptRows: readonly ExemptRow[] = [
  ...expectationTables.flatMap(({ groups }) =>
    entriesOf(groups).flatMap(([setting, expectation]) => (isExempt(expectation) ? [{ setting, ...expectation }] : [])),
  ),
  ...Object.entries(exemptStructures).map(([setting, reason]) => ({ setting, ...reason })),
];

/** The specification of a standing configuration. */
export function standingSpecification(id: StandingId): ModelSpecification {
  return specificationOf(standing[id]);
}

function rowsOf({ standing: usual, groups }: ExpectationTable): AliveRow[] {
  return entriesOf(groups).flatMap(([setting, expectation]) => (isExempt(expectation) ? [] : [registeredRow(setting, expectation, usual)]));
}

function entriesOf(groups: ExpectationTable["groups"]) {
  return Object.entries(groups).flatMap(([group, expectations]) =>
    Object.entries(expectations).map(([name, expectation]) => [`${group}.${name}`, expectation] as const),
  );
}

function registeredRow(setting: string, stated: Stated, usual: StandingId): AliveRow {
  const { outcome, direction, levels, standing: id = usual } = stated;
  const why = noteOf(stated);
  return {
    ...{ setting, standing: id, outcome, direction, why },
    get levels() {
      return levelWords(setting, levels ?? levelsOf(standingSpecification(id), setting));
    },
    at: (end) => withLevel(standingSpecification(id), setting, levels, end),
  };
}

function structureRow({ setting, stated, standing: id, words, at }: (typeof structures)[number]): AliveRow {
  const { outcome, direction } = stated;
  const why = noteOf(stated);
  return { ...{ setting, standing: id, outcome, direction, why, levels: words }, at: (end) => at(standingSpecification(id), end) };
}

function noteOf({ why, restated }: Stated): string {
  return [why, restated === undefined ? undefined : `restated, at first: ${restated}`].filter((note) => note !== undefined).join("; ");
}

function levelWords(setting: string, [low, high]: Levels): string {
  return `${figures(low)} → ${figures(high)}${setting.startsWith("category.") ? ", each category about its own" : ""}`;
}

function figures(value: number): string {
  return String(Number(value.toPrecision(4)));
}
