import { it } from "vitest";
import { communityOf, run, useOf, withParameters, traces } from "./worlds.ts";
import { interventions } from "../../src/model/interventions/catalogue.ts";
import { parameterGroups } from "../../src/model/parameters/catalogue.ts";
import { categoryFields } from "../../src/model/parameters/categories.ts";
it("probe", () => {
  const rich = withParameters({ ...communityOf(400, 120), interventions: interventions.map((l) => useOf(l.id, {planningDays: 3, constructionDays: 10})), events: [{id:"f",label:"f",type:"flood" as const,day:50,days:10,severity:1},{id:"e",label:"f",type:"crime-wave" as const,day:85,days:10,severity:1}] }, { resources: { publicBudget: 3000 }, technology: { breachRate: 10 } });
  const look = (spec: any) => {
    try { return JSON.stringify(traces(run(spec, 0))); } catch (e) { return "throw"; }
  };
  const t = performance.now();
  const ref = look(rich);
  const dead: string[] = [];
  let n = 0;
  const test = (name: string, s: any, make: (v: number) => any) => {
    for (const v of [s.max, s.min]) { n++; if (look(make(v)) !== ref) return; }
    dead.push(name);
  };
  for (const g of parameterGroups) for (const [name, s] of Object.entries(g.specifications)) test(`${g.group}.${name}`, s, (v) => withParameters(rich, { [g.group]: { [name]: v } } as any));
  for (const [name, s] of Object.entries(categoryFields)) test(`category.${name}`, s, (v) => ({ ...rich, categories: rich.categories.map((c: any) => ({ ...c, values: { ...c.values, [name]: v } })) }));
  for (const l of interventions) for (const [name, s] of Object.entries(l.parameters)) test(`${l.id}.${name}`, s, (v) => ({ ...rich, interventions: rich.interventions.map((u: any) => u.id === l.id ? { ...u, values: { ...u.values, [name]: v } } : u) }));
  console.log(n, "runs", (performance.now() - t).toFixed(0), "dead:", dead.join(" "));
});
