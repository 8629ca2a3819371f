/**
 * Parameters: what a number of the model means, where it comes from, how well it is known and how far it may be moved.
 *
 * A group of parameters belongs to one submodel. Type, scenario check, JSON Schema, `--set`, documentation and the ranges of studies all
 * follow from these entries; no default is written anywhere else. `min` and `max` are limits of validity, what the reader accepts;
 * `plausible` is where an informed reader would still take the value seriously.
 */
import { between, oddsHalfToDouble, type Plausible, type PlausibleRange, rangeAround, rangeWords } from "./plausible.ts";

/** How well a number is known. The marks follow the project's evidence notes. */
export type EvidenceMark = "V" | "V2" | "P" | "C";

/** Where and for what it was measured: this quantity in Chinese urban communities, this quantity elsewhere, or a like quantity. */
export type EvidenceSetting = "China" | "elsewhere" | "like";

/** Where a default comes from: something seen in print, an assumption that says why, or a choice, which is no claim about the world. */
export type Source =
  | { readonly kind: "evidence"; readonly mark: EvidenceMark; readonly setting: EvidenceSetting; readonly text: string }
  | {
      readonly kind: "assumption";
      readonly text: string;
      /** Evidence, with its mark, that fixes the sign or the form but not the size; null where there is none. */
      readonly sign: string | null;
    }
  | { readonly kind: "choice"; readonly text: string };

/** A value read in a source. Marks: V verified, V2 quoted in a verified source, P press or government release, C computed from V or P. */
export function evidence(mark: EvidenceMark, text: string, { setting }: { readonly setting: EvidenceSetting }): Source {
  return { kind: "evidence", mark, setting, text };
}

/** A value nobody has measured for this purpose; `why` says what it rests on, `sign` cites what fixes its sign or form. */
export function assumption(why: string, { sign = null }: { readonly sign?: string | null } = {}): Source {
  return { kind: "assumption", text: why, sign };
}

/** A value that is set and not found out: a policy's own design, or the unit in which others are counted. */
export function choice(what: string): Source {
  return { kind: "choice", text: what };
}

/** One line for people: `Skogan 2006 [V]`, `assumption: …; sign or form from …` or `a choice, not a fact: …`. */
export function describeSource(source: Source): string {
  if (source.kind === "evidence") return `${source.text} [${source.mark}]`;
  if (source.kind === "choice") return `a choice, not a fact: ${source.text}`;
  return `assumption: ${source.text}${source.sign === null ? "" : `; sign or form: ${source.sign}`}`;
}

/** Grades of evidence, the best first, and what each means. */
export const gradeMeanings = {
  A: "measured in Chinese urban communities",
  B: "measured elsewhere, or for a like quantity",
  C: "read in a press or government release, or computed from published figures",
  D: "assumption: evidence fixes the sign or the form, not the size",
  E: "assumption: nothing but judgement",
  "—": "a choice, not a fact: a policy's own design, or the unit in which others are counted",
} as const;

export type Grade = keyof typeof gradeMeanings;

/** The grade that a source earns. */
export function gradeOf(source: Source): Grade {
  if (source.kind === "choice") return "—";
  if (source.kind === "assumption") return source.sign === null ? "E" : "D";
  if (source.mark === "P" || source.mark === "C") return "C";
  return source.setting === "China" ? "A" : "B";
}

/** Whether a grade stands for an assumption: D or E. */
export function isAssumed(grade: Grade): boolean {
  return grade === "D" || grade === "E";
}

/** One parameter: default, unit, limits (inclusive), meaning, source and plausible range. */
export interface ParameterSpecification {
  readonly default: number;
  /** Unit as printed: `share`, `probability`, `per day`, `hours`, `yuan`, `days`, … */
  readonly unit: string;
  /** Limits of validity: what a scenario may say. */
  readonly min: number;
  readonly max: number;
  readonly meaning: string;
  readonly source: Source;
  readonly plausible: Plausible;
  /** What stands for a place that does not have the problem; absent where the default does. */
  readonly reference?: Reference;
}

/**
 * The value of a setting in a place without the problem that the setting can stand for: one for all places, neither what a measure aims at
 * nor the best there is. `cosafe diagnose` puts a diagnosed setting there to see what the problem costs.
 */
export interface Reference {
  readonly value: number;
  readonly source: Source;
}

/** States a reference value and what it rests on. */
export function reference(value: number, source: Source): Reference {
  return { value, source };
}

/** The value that a place without the problem has: the stated one, or the default. */
export function referenceOf(entry: Pick<ParameterSpecification, "default" | "reference">): number {
  return entry.reference?.value ?? entry.default;
}

export type ParameterSpecifications = Readonly<Record<string, ParameterSpecification>>;

/** What is known about a value. */
export interface Knowledge {
  readonly grade: Grade;
  readonly plausible: PlausibleRange;
}

/**
 * Grade and plausible range of a value, the default unless a scenario has another. The range contains the value and lies within the
 * limits. A value outside the range that its evidence gives is an assumption, whatever the source says.
 */
export function knowledgeOf(entry: ParameterSpecification, value: number = entry.default): Knowledge {
  const { source, plausible } = entry;
  const found = gradeOf(source);
  const own = rangeAround(plausible, entry.default, entry);
  const supported = value >= own.low && value <= own.high;
  const grade = isAssumed(found) || found === "—" || supported ? found : "E";
  return { grade, plausible: { ...rangeAround(plausible, value, entry), basis: rangeWords(plausible, unknown(source)) } };
}

/** Why a range rests on a rule, by what is known of the value. */
function unknown(source: Source): string {
  if (source.kind === "choice") return "any other may be chosen";
  const signed = source.kind === "assumption" && source.sign !== null;
  return signed ? "the evidence fixes no size" : "nobody has measured it";
}

/** The parameters of one submodel, addressed in scenarios as `<group>.<name>`. */
export interface ParameterGroup<Group extends string = string, Specifications extends ParameterSpecifications = ParameterSpecifications> {
  readonly group: Group;
  readonly title: string;
  readonly specifications: Specifications;
}

/** Declares a parameter group; names are camelCase and unique within the group. */
export function parameters<const Group extends string, const Specifications extends ParameterSpecifications>(
  group: Group,
  title: string,
  specifications: Specifications,
): ParameterGroup<Group, Specifications> {
  return { group, title, specifications };
}

/** The values of a group: one number per parameter. */
export type ValuesOf<Specifications> = { readonly [Name in keyof Specifications]: number };

/** The defaults of a set of specifications. */
export function defaultValues<Specifications extends ParameterSpecifications>(specifications: Specifications): ValuesOf<Specifications> {
  return Object.fromEntries(Object.entries(specifications).map(([name, entry]) => [name, entry.default])) as ValuesOf<Specifications>;
}

/** A share that an intervention aims at: its level when fully in place. A policy's design, so any level may be chosen. */
export function endState<const Default extends number>(value: Default, meaning: string) {
  return { ...designShare, default: value, meaning, source: choice("desired end state; a scenario sets it") } as const;
}

/** A share that an intervention brings about without being able to decree it: a claim about the world, which nobody has measured. */
export function achieved<const Default extends number>(value: Default, meaning: string) {
  const source = assumption("what the measure achieves; it cannot be decreed");
  return { ...designShare, default: value, meaning, source, plausible: oddsHalfToDouble() } as const;
}

const designShare = { unit: "share", min: 0, max: 1, plausible: between(0, 1, "any level may be chosen") } as const;
