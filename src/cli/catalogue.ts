/** The commands, in the order in which help lists them. */
import type { Command } from "./command.ts";
import { attribute } from "./commands/attribute.ts";
import { calibrate } from "./commands/calibrate.ts";
import { check } from "./commands/check.ts";
import { compare } from "./commands/compare.ts";
import { describe } from "./commands/describe.ts";
import { diagnose } from "./commands/diagnose.ts";
import { diverge } from "./commands/diverge.ts";
import { docs } from "./commands/docs.ts";
import { evidence } from "./commands/evidence.ts";
import { explain } from "./commands/explain.ts";
import { list } from "./commands/list.ts";
import { newScenario } from "./commands/new.ts";
import { query } from "./commands/query.ts";
import { rank } from "./commands/rank.ts";
import { run } from "./commands/run.ts";
import { schema } from "./commands/schema.ts";
import { sensitivity } from "./commands/sensitivity.ts";
import { status } from "./commands/status.ts";
import { study } from "./commands/study.ts";
import { validate } from "./commands/validate.ts";
import { verify } from "./commands/verify.ts";

export const commands: readonly Command[] = [
  newScenario,
  run,
  diagnose,
  compare,
  attribute,
  rank,
  sensitivity,
  study,
  evidence,
  calibrate,
  status,
  verify,
  query,
  diverge,
  validate,
  explain,
  list,
  describe,
  check,
  schema,
  docs,
];
