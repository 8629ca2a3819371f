/** The commands, in the order in which help lists them. */
import type { Command } from "./command.ts";
import { describe } from "./commands/describe.ts";
import { docs } from "./commands/docs.ts";
import { explain } from "./commands/explain.ts";
import { list } from "./commands/list.ts";
import { run } from "./commands/run.ts";
import { schema } from "./commands/schema.ts";
import { validate } from "./commands/validate.ts";

export const commands: readonly Command[] = [run, validate, explain, list, describe, schema, docs];
