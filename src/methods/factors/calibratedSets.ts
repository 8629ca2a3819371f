/**
 * Calibrated parameter sets: joint values of the parameters that no evidence fixes, of which none is implausible in the light of the
 * patterns (docs/calibration.md). A set is taken as a whole, since its values make up for each other.
 *
 * A set moves the registry's defaults, whether those of the calibration or those taken over from it since. Where a scenario says
 * something of its own, the scenario's value stands.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { hashJson } from "../../host/canonicalJson.ts";
import { errorCode } from "../../host/folderFiles.ts";
import { parameterGroups } from "../../model/parameters/catalogue.ts";
import { type CategoryField, categoryFields, defaultCategories } from "../../model/parameters/categories.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { changed } from "./factorPlace.ts";

/** A number of the registry that a calibrated parameter moves. */
export interface CalibratedPath {
  /** `parameters.<group>.<name>` or `categories.<id>.<field>`. */
  readonly path: string;
  /** The registry's default when it was calibrated; factors and shifts start from it. */
  readonly standard: number;
  readonly min: number;
  readonly max: number;
}

/** One calibrated parameter: one number of the registry, or several that move together. */
export interface CalibratedParameter {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** What a value is to its paths: their value, a factor upon it, or added to it. */
  readonly how: "value" | "factor" | "shift";
  /** The value that leaves the registry as it is. */
  readonly standard: number;
  readonly low: number;
  readonly high: number;
  /** Equal chances per step (`linear`) or per doubling (`log`) before the evidence. */
  readonly scale: "linear" | "log";
  readonly paths: readonly CalibratedPath[];
}

/** Non-implausible sets; each set's values in the order of `parameters`. */
export interface CalibratedSets {
  readonly parameters: readonly CalibratedParameter[];
  readonly sets: readonly (readonly number[])[];
  /** Hash of both, for the identity of a study that uses them. */
  readonly hash: string;
}

export const calibrationFile = fileURLToPath(new URL("../../../assets/calibration.json", import.meta.url));
/** What the procedure finds of a hidden set: how far it can narrow a range where the truth is known. */
export const recoveryFile = fileURLToPath(new URL("../../../assets/recovery.json", import.meta.url));
export const calibrationSchema = "cosafe-calibration/1";

/** The shipped sets; null where there is no file or no set in it. Throws where the file is not of this version. */
export function calibratedSets(file: string = calibrationFile): CalibratedSets | null {
  const calibration = readCalibrationFile(file);
  if (calibration === null || calibration.sets.length === 0) return null;
  const values = calibration.sets.map((set) => set.values);
  return { parameters: calibration.parameters, sets: values, hash: hashJson({ parameters: calibration.parameters, values }) };
}

/** What studies read of a calibration's file. */
export interface CalibrationFile {
  readonly parameters: readonly CalibratedParameter[];
  readonly sets: readonly { readonly values: readonly number[] }[];
}

/** Null where there is no file. Throws where it is not of this version. */
export function readCalibrationFile(file: string = calibrationFile): CalibrationFile | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
  const calibration = parsed(file, text) as CalibrationFile & { readonly schema?: string };
  const { schema } = calibration;
  if (schema !== calibrationSchema) throw new Error(`calibration ${file}: expected ${calibrationSchema}, received ${schema}`);
  return calibration;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`calibration ${file}: expected JSON of ${calibrationSchema}; install cosafe anew`, { cause: error });
  }
}

/** What a study takes from calibrated sets. */
export interface CalibratedUse {
  /** Those that move a number of some arm. */
  readonly parameters: readonly CalibratedParameter[];
  readonly sets: number;
  /** Path → its least and its greatest value over the sets, for every number that they move. */
  readonly ranges: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
}

/** What these arms take from the sets; null where there are none, or where every number is the scenario's own. */
export function calibratedUse(
  specifications: readonly ModelSpecification[],
  calibrated: CalibratedSets | null | undefined,
): CalibratedUse | null {
  if (!calibrated) return null;
  const { parameters, sets } = calibrated;
  const ranges = new Map<string, { low: number; high: number }>();
  for (const set of sets) {
    for (const moved of movedTogether(specifications, parameters, set)) {
      for (const [path, value] of moved) {
        const { low, high } = ranges.get(path) ?? { low: value, high: value };
        ranges.set(path, { low: Math.min(low, value), high: Math.max(high, value) });
      }
    }
  }
  const used = parameters.filter(({ paths }) =>
    specifications.some((specification) => paths.some(({ path }) => placesOf(specification, path).some((place) => ranges.has(place)))),
  );
  return ranges.size === 0 ? null : { parameters: used, sets: sets.length, ranges };
}

/** Path → value under one set of values; inside the limits of validity. */
export function valuesByPath(parameters: readonly CalibratedParameter[], values: readonly number[]): ReadonlyMap<string, number> {
  if (parameters.length !== values.length) {
    throw new RangeError(`calibrated set: expected ${parameters.length} values, received ${values.length}`);
  }
  return new Map(
    parameters.flatMap(({ how, paths }, i) =>
      paths.map(({ path, standard, min, max }) => {
        const value = how === "value" ? values[i] : how === "factor" ? standard * values[i] : standard + values[i];
        return [path, Math.min(max, Math.max(min, value))] as const;
      }),
    ),
  );
}

/**
 * Path → value in one specification under one set: every calibrated number that stands at the registry's default. A category that is
 * `like` a default one has that one's numbers, and they move with it.
 */
export function movedIn(
  specification: ModelSpecification,
  parameters: readonly CalibratedParameter[],
  values: readonly number[],
): ReadonlyMap<string, number> {
  const moved = valuesByPath(parameters, values);
  return new Map(
    [...moved].flatMap(([path, value]) => {
      const standing = placesOf(specification, path).filter((place) => {
        const number = numberAt(specification, place);
        return number !== undefined && number === registryDefault(path);
      });
      return standing.map((place) => [place, value] as const);
    }),
  );
}

/**
 * What a set moves in each of several arms that are compared. A number that one arm says itself is the scenario's own in all of them, lest
 * the arms stand under different sets.
 */
export function movedTogether(
  specifications: readonly ModelSpecification[],
  parameters: readonly CalibratedParameter[],
  values: readonly number[],
): readonly ReadonlyMap<string, number>[] {
  const moved = specifications.map((specification) => movedIn(specification, parameters, values));
  const isShared = (path: string) => specifications.every((one, a) => moved[a].has(path) || numberAt(one, path) === undefined);
  return moved.map((own) => new Map([...own].filter(([path]) => isShared(path))));
}

/** The specification with other numbers at these paths. */
export function withNumbers(specification: ModelSpecification, numbers: ReadonlyMap<string, number>): ModelSpecification {
  const changes = [...numbers]
    .filter(([path, value]) => value !== numberAt(specification, path))
    .map(([path, value]) => ({ path, value, movesEnd: false }));
  return changed(specification, changes);
}

/** The specification under one set: numbers that stand at the registry's default are moved, others stay. Pure. */
export function underSet(
  specification: ModelSpecification,
  parameters: readonly CalibratedParameter[],
  values: readonly number[],
): ModelSpecification {
  return withNumbers(specification, movedIn(specification, parameters, values));
}

/** One whole set, drawn. */
export interface CalibratedDraw {
  /** Place in `sets`, from 0. */
  readonly set: number;
  /** Of each arm: path → the set's value; as `movedTogether`. */
  movedIn(specifications: readonly ModelSpecification[]): readonly ReadonlyMap<string, number>[];
}

/** The set at share u in (0, 1) of the list: all alike likely. Places of a Latin hypercube take all sets evenly. */
export function drawCalibrated({ parameters, sets }: CalibratedSets, u: number): CalibratedDraw {
  const set = Math.min(sets.length - 1, Math.floor(u * sets.length));
  return {
    set,
    movedIn: (specifications) => movedTogether(specifications, parameters, sets[set]),
  };
}

/** The present default of a path; undefined where the registry does not know it. */
export function registryDefault(path: string): number | undefined {
  const [root, group, name] = path.split(".");
  if (root !== "categories") return parameterGroups.find((one) => one.group === group)?.specifications[name]?.default;
  const category = defaultCategories.find(({ id }) => id === group);
  return category && (category.values[name as CategoryField] ?? categoryFields[name as CategoryField]?.default);
}

/** Where a number of the registry stands in a specification: at its path, and in the categories that are like its own. */
function placesOf({ categories }: ModelSpecification, path: string): string[] {
  const [root, group, name] = path.split(".");
  if (root !== "categories") return [path];
  return categories.filter(({ id, like = id }) => like === group).map(({ id }) => `categories.${id}.${name}`);
}

/** The number of a parameter or category field in a specification; undefined where it has none. */
function numberAt({ parameters, categories }: ModelSpecification, path: string): number | undefined {
  const [root, group, name] = path.split(".");
  if (root === "categories") return categories.find(({ id }) => id === group)?.values[name];
  return (parameters as unknown as Readonly<Record<string, Readonly<Record<string, number>>>>)[group]?.[name];
}
