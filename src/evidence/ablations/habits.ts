/**
 * Habits: choices held at what they were in another run. In a run with habits a rule gives, month by month, the mean that it gave in a
 * reference run under the same chance, for organisations of a role or for residents.
 */
import { type ChoosingRole, type Experiment, type RuleId, ruleIds } from "../../model/experiment.ts";
import { type RunOptions, type RunOutput, runModel } from "../../model/run.ts";
import type { ModelSpecification } from "../../model/specification.ts";
import { hashSpecification } from "../../runs/address.ts";

export interface Habits {
  /** The run that they come from, under the same replication. */
  readonly reference: ModelSpecification;
  /** Default: every rule. */
  readonly rules?: readonly RuleId[];
  /** Who keeps to them; default: all who choose. */
  readonly roles?: readonly ChoosingRole[];
}

/** A specification of which some choices are held at those of another run. */
export type HabitualSpecification = ModelSpecification & { readonly habits?: Habits };

type Choices = NonNullable<RunOutput["choices"]>;
type Model = (specification: ModelSpecification, replication: number, options: RunOptions) => RunOutput;

/** How many reference runs a thread remembers: rows of a table ask for the same one after another. */
const REMEMBERED = 4;

/** The model with habits made into what an experiment holds; runs without habits are passed on as they are. */
export function withHabits(model: Model): Model {
  const remembered = new Map<string, Choices>();
  const choicesOf = (reference: ModelSpecification, replication: number): Choices => {
    const name = `${hashSpecification(reference)} ${replication}`;
    const choices = remembered.get(name) ?? choicesIn(reference, replication);
    remembered.delete(name);
    remembered.set(name, choices);
    for (const oldest of remembered.keys()) if (remembered.size > REMEMBERED) remembered.delete(oldest);
    return choices;
  };
  return (specification, replication, options) => {
    const { habits, ...plain } = specification as HabitualSpecification;
    if (habits === undefined) return model(specification, replication, options);
    const held = heldBy(habits, choicesOf(habits.reference, replication));
    return model({ ...plain, experiment: { ...plain.experiment, held } }, replication, options);
  };
}

function choicesIn(reference: ModelSpecification, replication: number): Choices {
  const { horizonDays } = reference;
  return runModel(reference, replication, { recordEvery: horizonDays, recordHazards: false, recordChoices: true }).choices!;
}

function heldBy({ rules = ruleIds, roles }: Habits, choices: Choices): Experiment["held"] {
  const of = (rule: RuleId) => (roles === undefined ? choices[rule] : Object.fromEntries(roles.map((role) => [role, choices[rule][role]])));
  return Object.fromEntries(rules.map((rule) => [rule, of(rule)]));
}
