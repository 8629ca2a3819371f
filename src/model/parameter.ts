/**
 * Parameters: what a number of the model means, where it comes from and how far it may be moved.
 *
 * A group of parameters belongs to one submodel. Type, scenario check, JSON Schema, `--set`, documentation and sensitivity ranges all
 * follow from these entries; no default is written anywhere else.
 */

/** How well a number is known. The marks follow the project's evidence notes. */
export type EvidenceMark = "V" | "V2" | "P" | "C";

/** Where a default comes from: something seen in print, or an assumption that says why. */
export type Source =
  | { readonly kind: "evidence"; readonly mark: EvidenceMark; readonly text: string }
  | { readonly kind: "assumption"; readonly text: string };

/** A value read in a source. Marks: V verified, V2 quoted in a verified source, P press or government release, C computed from V or P. */
export function evidence(mark: EvidenceMark, text: string): Source {
  return { kind: "evidence", mark, text };
}

/** A value nobody has measured for this purpose; `why` says what it rests on. */
export function assumption(why: string): Source {
  return { kind: "assumption", text: why };
}

/** One line for people: `Skogan 2006 [V]` or `assumption: …`. */
export function describeSource(source: Source): string {
  return source.kind === "evidence" ? `${source.text} [${source.mark}]` : `assumption: ${source.text}`;
}

/** One parameter: default, unit, range (inclusive), meaning and source. */
export interface ParameterSpecification {
  readonly default: number;
  /** Unit as printed: `share`, `probability`, `per day`, `hours`, `yuan`, `days`, … */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly meaning: string;
  readonly source: Source;
}

export type ParameterSpecifications = Readonly<Record<string, ParameterSpecification>>;

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

/** A share that a lever aims at: its level when fully in place. */
export function endState<const Default extends number>(value: Default, meaning: string) {
  return { default: value, unit: "share", min: 0, max: 1, meaning, source: assumption("desired end state; a scenario sets it") } as const;
}
