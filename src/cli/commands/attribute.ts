/** `cosafe attribute`: which measure of a package did what, and by which mechanism. */
import type { AttributionResult, ResolvedScenario } from "../../index.ts";
import { type Command, type ExitCode, type Input, type Terminal, wholeNumber } from "../command.ts";
import { loadForStudy, namesIn, outcomesNamed, refuse, runStudyCommand, studyOptions, studyOverrides } from "../studyCommand.ts";

const DEFAULT_OUTCOMES = ["true-incidents", "sense-of-security"];

export const attribute: Command = {
  options: {
    arm: {
      type: "text",
      also: "arms",
      value: "ARM",
      summary: "The package: an arm that uses others, or has several interventions",
      default: "package",
    },
    outcomes: { type: "text", also: "outcome", value: "A,B", summary: "Outcomes to attribute", default: DEFAULT_OUTCOMES.join(",") },
    replications: {
      type: "text",
      value: "N",
      summary: "Replications of each sub-package",
      default: "20 to 5 measures, 10 to 7, then 6",
    },
    orders: {
      type: "text",
      value: "N",
      summary: "Sample N orders of introducing the measures instead of all sub-packages; even",
      default: "all sub-packages to 8 measures, then 24 orders",
    },
    ...studyOptions,
  },
  examples: [
    ["attribute scenarios/beijing-c.yaml --arm package", "what each of the four measures of the package does"],
    ["attribute scenarios/tongxiang.yaml --arm package --replications 5 --outcomes true-incidents,cost", "a first look, at cost too"],
    ["attribute scenarios/taiyuan.yaml --arm package --orders 40", "ten measures, by sampled orders"],
    ["attribute scenarios/beijing-c.yaml --arm top-level-design --days 365 --replications 3", "a first look, in seconds"],
  ],
  run: attributeCommand,
};

async function attributeCommand(input: Input, terminal: Terminal): Promise<ExitCode> {
  const api = await import("../../index.ts");
  const [file] = input.positionals;
  const name = input.text("arm") ?? "package";
  const outcomes = await outcomesNamed(namesIn(input, "outcomes") ?? DEFAULT_OUTCOMES);
  const orders = wholeNumber("orders", input.text("orders"), 4) ?? null;
  const asked = wholeNumber("replications", input.text("replications"), 1);
  const scenario = await loadForStudy(file, input, terminal, { arms: [name], option: "--arm" });
  if (scenario === null) return 2;
  const loaded = api.loadPackage(file, api.nodeFiles(file), name, studyOverrides(input));
  if ("problems" in loaded) return refused(api.formatProblems(loaded.problems), terminal);
  const { measures, id, label } = loaded.package;
  const replications = asked ?? api.defaultReplications(measures.length);
  refuse(api.designProblems(measures.length, orders, replications));
  const design = api.attributionDesign(measures.length, orders, scenario.seed);
  const read = loaded.package.read(design.masks);
  if ("problems" in read) return refused(api.formatProblems(read.problems), terminal);
  const { specifications } = read;
  const plan = {
    scenario,
    ...{ arm: { id, label }, measures, design, specifications, outcomes, replications },
  };
  return runStudyCommand<AttributionResult>(input, terminal, {
    name: "attribute",
    scenario,
    defaultFolder: folderOf(scenario, id),
    settings: { arm: id, measures: measures.map((measure) => measure.id), method: design.method, outcomes: outcomes.map((one) => one.id) },
    outcomes,
    announcement: api.attributionAnnouncement(plan),
    analyse: (workbench, tell) => api.attributePackage(workbench, { ...plan, tell }),
    format: api.formatAttribution,
  });
}

function folderOf(scenario: ResolvedScenario, id: string): string {
  return `output/${scenario.id}-attribute${id === "package" ? "" : `-${id}`}`;
}

function refused(text: string, terminal: Terminal): ExitCode {
  terminal.err(`${text.trimEnd()}\n`);
  return 2;
}
