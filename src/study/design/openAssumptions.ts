/**
 * Open assumptions: parameters that calibration could not narrow. The patterns say nothing about them, so that their defaults are no
 * better than any other value of their plausible ranges, and what is said of a policy must hold over all of them.
 *
 * A replication draws each at a place of its range, keyed by the seed, the replication and the parameter: the draw depends neither on the
 * arms nor on their order, nor on which other parameters are open. All arms of a replication stand under the same values, so that they
 * stay paired. A number that a scenario says itself is its own and is not moved.
 */
import { KeyedRandom, nameKey, seedKey } from "../../kernel/random.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { hashJson } from "../canonicalJson.ts";
import { type CalibratedParameter, calibrationFile, movedTogether, readCalibrationFile, withNumbers } from "./calibratedSets.ts";
import { valueAtPlace } from "./placeInRange.ts";

export interface OpenAssumptions {
  readonly parameters: readonly CalibratedParameter[];
  /** Hash of them, for the identity of a study that varies them. */
  readonly hash: string;
}

/** Those of the shipped calibration: what its sets leave open, or all that was free where sets were too few to say. Null where there is none. */
export function openAssumptions(file: string = calibrationFile): OpenAssumptions | null {
  const calibration = readCalibrationFile(file);
  if (calibration === null) return null;
  const { posterior } = calibration;
  const parameters = calibration.parameters.filter((_, j) => posterior[j].identified === "open" || posterior[j].identified === "unknown");
  return parameters.length === 0 ? null : { parameters, hash: hashJson(parameters) };
}

/** Those of which some number stands in these arms at the registry's default, and so is moved. */
export function openIn(specifications: readonly ModelSpecification[], { parameters }: OpenAssumptions): readonly CalibratedParameter[] {
  return parameters.filter((parameter) =>
    movedTogether(specifications, [parameter], [parameter.standard]).some((numbers) => numbers.size > 0),
  );
}

/** The value of every open assumption in a replication, in their order. */
export function drawnAssumptions({ parameters }: OpenAssumptions, seed: string, replication: number): readonly number[] {
  const stream = new KeyedRandom(seedKey(seed), replication).stream("compare/open-assumptions");
  return parameters.map((parameter) => valueAtPlace(parameter, stream.uniform(0, nameKey(parameter.id))));
}

/** The specification of every arm in a replication. */
export function underAssumptions(
  specifications: readonly ModelSpecification[],
  open: OpenAssumptions,
  { seed, replication }: { readonly seed: string; readonly replication: number },
): readonly ModelSpecification[] {
  const moved = movedTogether(specifications, open.parameters, drawnAssumptions(open, seed, replication));
  return specifications.map((specification, a) => withNumbers(specification, moved[a]));
}
