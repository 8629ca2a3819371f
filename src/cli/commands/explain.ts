/** `cosafe explain`: the effective parameters of each arm, where they come from, and the policy timeline. */
import type { Command } from "../command.ts";
import { partsOptions } from "../ownParts.ts";
import { loadOrExplain } from "../scenarioFile.ts";

export const explain: Command = {
  options: {
    arms: { type: "list", also: "arm", value: "A,B", summary: "Only these arms, separated by commas", default: "all" },
    set: { type: "list", value: "PATH=VALUE", summary: "Change a setting in every arm; may be repeated" },
    ...partsOptions,
    all: { type: "flag", summary: "Also settings that stand at their default" },
    json: { type: "flag", summary: "Print as JSON" },
  },
  examples: [
    ["explain scenarios/caotang-road.yaml --arms package", "what the package changes, and when"],
    ["explain scenarios/minimal.yaml --all", "every parameter with its source"],
  ],
  async run(input, terminal) {
    const { formatExplanation, formatProblem, describeTimeline, shownSettings } = await import("../../index.ts");
    const arms = input.list("arms").flatMap((word) => word.split(",").map((arm) => arm.trim()));
    const file = input.positionals[0];
    const overrides = { arms: arms.length > 0 ? arms : undefined, set: input.list("set") };
    const scenario = await loadOrExplain(file, overrides, terminal);
    const whole = scenario === null ? null : await loadOrExplain(file, { set: overrides.set }, terminal);
    if (scenario === null || whole === null) return 2;
    for (const warning of scenario.warnings) terminal.err(`${formatProblem(warning)}\n`);
    const all = input.flag("all");
    if (input.flag("json")) {
      const explained = scenario.arms.map((arm) => ({
        arm: arm.id,
        label: arm.label,
        settings: shownSettings(arm, all),
        timeline: describeTimeline(arm.specification.interventions, scenario.horizonDays),
        ...(arm.id === "baseline" ? { primaryOutcome: scenario.primaryOutcome, problems: scenario.problems } : {}),
      }));
      terminal.out(`${JSON.stringify(explained, null, 2)}\n`);
      return 0;
    }
    const options = { all, shared: arms.length > 0, width: terminal.outIsTerminal ? terminal.width : 100 };
    const texts = scenario.arms.map((arm) => formatExplanation(scenario, arm, whole.arms[0], options));
    terminal.out(`${texts.join("\n\n\n")}\n`);
    return 0;
  },
};
