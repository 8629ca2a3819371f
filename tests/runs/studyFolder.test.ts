import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashFile, StoreError } from "../../src/host/folderFiles.ts";
import { type PublishSink, readStudyFolder, type StudyFolder, type StudyIdentity } from "../../src/runs/studyFolder.ts";
import { completed, contents, counting, openStudy, requestsFor, temporaryFolder } from "./studyModel.ts";

const identity = (settings: unknown, study = "compare"): StudyIdentity => ({ study, scenario: "fake", settings });

/** Publishes files of the given names, and one that a library writes. */
async function publish(study: StudyFolder, names: readonly string[], content = "content"): Promise<void> {
  const write = async (sink: PublishSink) => {
    const open = sink.open("runs.csv");
    for (let i = 0; i < 1000; i++) open.write(`值 ${i}\r\n`);
    for (const name of names) sink.write(name, `${name} ${content}`);
    await Promise.resolve();
    writeFileSync(sink.path("runs.parquet"), "PAR1");
  };
  await study.publish(write, (files) => `${JSON.stringify({ schema: "cosafe-study/1", files })}\n`);
}

function visible(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !["leases", "plan.json"].includes(name))
    .sort();
}

describe("a results folder", () => {
  it("is made where it is missing, says what it is for, and goes on when opened again for the same", async () => {
    const folder = join(temporaryFolder(), "output", "case");
    await completed(await openStudy(folder), requestsFor(1, 3));
    expect(JSON.parse(readFileSync(join(folder, "study.json"), "utf8")).identity.study).toBe("compare");
    const { executor, made } = counting();
    await completed(await openStudy(folder, { executor }), requestsFor(1, 3));
    expect(made).toEqual([]);
    expect(readStudyFolder(folder)?.identity.scenario).toBe("fake");
    expect(readStudyFolder(join(folder, "runs"))).toBeNull();
  });

  it("refuses another study and says what differs, unless that is to take its place, which keeps runs that both need", async () => {
    const folder = temporaryFolder();
    const first = await openStudy(folder, { identity: identity({ seed: "1", deep: { list: [1, 2] } }) });
    await completed(first, requestsFor(1, 3));
    await first.close();
    const other = { identity: identity({ seed: "2", deep: { list: [1, 3] } }, "rank") };
    const error = await openStudy(folder, other).catch((reason) => reason);
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/holds results of other settings; give --force/);
    expect(error.message).toMatch(
      /settings\.deep\.list\[1\]: 2 there, 3 now\n {2}settings\.seed: "1" there, "2" now\n {2}study: "compare" there, "rank" now$/,
    );
    const { executor, made } = counting();
    await completed(await openStudy(folder, { ...other, force: true, executor }), requestsFor(1, 4));
    expect(made).toHaveLength(1);
    await expect(openStudy(folder, { identity: identity({ seed: "1", deep: { list: [1, 2] } }) })).rejects.toThrow(/other settings/);
  });

  it("is not taken away from a process that works there", async () => {
    const folder = temporaryFolder();
    const first = await openStudy(folder, { identity: identity(1) });
    await expect(openStudy(folder, { identity: identity(2), force: true })).rejects.toThrow(/another process works there/);
    await completed(first, requestsFor(1, 2));
    await first.close();
    await openStudy(folder, { identity: identity(2), force: true });
    expect(readStudyFolder(folder)?.identity.settings).toBe(2);
  });

  it("is never a folder of other files, of a results folder's or a damaged study's, forced or not", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "thesis.doc"), "years of work");
    for (const force of [false, true])
      await expect(openStudy(folder, { force })).rejects.toThrow(/received other files \(thesis\.doc\); choose another --out/);
    await expect(openStudy(join(folder, "thesis.doc"))).rejects.toThrow(/expected a folder, received a file/);
    await expect(openStudy(join(folder, "thesis.doc", "deeper"))).rejects.toThrow(StoreError);
    await expect(openStudy(" ")).rejects.toThrow(/expected the name of a folder/);
    for (const [name, target] of [
      ["dangling", "nowhere"],
      ["circle", "circle"],
    ]) {
      const link = join(temporaryFolder(), name);
      symlinkSync(target, link);
      await expect(openStudy(link)).rejects.toThrow(`results folder ${link}: expected a folder, received a link that leads nowhere`);
    }
    expect(readdirSync(folder)).toEqual(["thesis.doc"]);
    const results = temporaryFolder();
    writeFileSync(join(results, "manifest.json"), '{"schema":"cosafe-results/1","settings":{}}');
    await expect(openStudy(results, { force: true })).rejects.toThrow(
      /its manifest.json is not of this version of cosafe; choose another --out/,
    );
    const damaged = temporaryFolder();
    await (await openStudy(damaged)).close();
    writeFileSync(join(damaged, "study.json"), readFileSync(join(damaged, "study.json"), "utf8").replace("baseline", "Baseline"));
    await expect(openStudy(damaged, { force: true })).rejects.toThrow(/study\.json is damaged/);
  });

  it("keeps a user's own files beside the study's, and takes back runs whose study.json is gone", async () => {
    const folder = temporaryFolder();
    const study = await openStudy(folder);
    await completed(study, requestsFor(1, 2));
    await study.close();
    rmSync(join(folder, "study.json"));
    const { executor, made } = counting();
    await completed(await openStudy(folder, { executor }), requestsFor(1, 2));
    expect(made).toEqual([]);
    writeFileSync(join(folder, "notes.txt"), "mine");
    await publish(await openStudy(folder), []);
    expect(visible(folder)).toEqual(["keys", "manifest.json", "notes.txt", "runs", "runs.csv", "runs.parquet", "study.json"]);
  });

  it("has the hash of each stored run, which making it again confirms", async () => {
    const study = await openStudy(temporaryFolder());
    const [request, failing] = [requestsFor(1, 1)[0], requestsFor(1, 13)[12]];
    expect(study.recordHash(study.address(request))).toBeNull();
    await completed(study, [request, failing]);
    for (const each of [request, failing]) {
      expect(study.recordHash(study.address(each))).toMatch(/^[0-9a-f]{64}$/);
      expect(await study.remake(each)).toBe(study.recordHash(study.address(each)));
    }
    expect(await study.remake({ ...request, replication: 2 })).not.toBe(study.recordHash(study.address(request)));
  });
});

describe("publishing", () => {
  it("shows nothing until the manifest is written, which holds the hash of every file", async () => {
    const folder = temporaryFolder();
    const study = await openStudy(folder);
    await study.publish(
      async (sink) => {
        sink.write("results.json", "{}");
        expect(visible(folder).filter((name) => !name.startsWith("."))).toEqual(["study.json"]);
      },
      (files) => JSON.stringify({ files }),
    );
    const { files } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    expect(files).toEqual({ "results.json": hashFile(join(folder, "results.json")) });
    expect(visible(folder)).toEqual(["manifest.json", "results.json", "study.json"]);
  });

  it("gives the same bytes again, touches nothing then, mends what was changed, and removes what is not written any more", async () => {
    const folder = temporaryFolder();
    const study = await openStudy(folder);
    await publish(study, ["results.json", "charts/forest.svg"]);
    const before = contents(folder);
    const inode = hashFile(join(folder, "results.json"));
    await publish(await openStudy(folder), ["results.json", "charts/forest.svg"]);
    expect(contents(folder)).toEqual(before);
    writeFileSync(join(folder, "results.json"), "changed by hand");
    await publish(study, ["results.json", "charts/forest.svg"]);
    expect(hashFile(join(folder, "results.json"))).toEqual(inode);
    await publish(study, ["results.json"]);
    expect(existsSync(join(folder, "charts"))).toBe(false);
    expect(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")).files["charts/forest.svg"]).toBeUndefined();
  });

  it("killed between any two moves leaves no manifest, and the same command ends it", async () => {
    const whole = temporaryFolder();
    await publish(await openStudy(whole), ["results.json", "charts/a.svg"], "new");
    const files = Object.keys(contents(whole)).filter((name) => !["study.json", "manifest.json"].includes(name));
    for (let moved = 0; moved <= files.length; moved++) {
      const folder = temporaryFolder();
      const first = await openStudy(folder);
      await publish(first, ["results.json", "charts/old.svg"], "old");
      await first.close();
      // As a process leaves it that was killed after so many moves.
      const partial = join(folder, ".cosafe-partial-00000000000000dd");
      mkdirSync(partial);
      for (const name of files) cpSync(join(whole, name), join(partial, name));
      renameSync(join(folder, "manifest.json"), join(folder, ".cosafe-replaced.json"));
      mkdirSync(join(folder, "charts"), { recursive: true });
      for (const name of files.slice(0, moved)) renameSync(join(partial, name), join(folder, name));
      const study = await openStudy(folder);
      expect(existsSync(partial)).toBe(false);
      await publish(study, ["results.json", "charts/a.svg"], "new");
      expect(contents(folder)).toEqual(contents(whole));
      expect(visible(folder)).toEqual(visible(whole));
    }
  });

  it("clears away what another left that was killed meanwhile, and nothing of those who are there", async () => {
    const [folder, alone] = [temporaryFolder(), temporaryFolder()];
    for (const each of [folder, alone]) await completed(await openStudy(each), requestsFor(1, 2));
    await publish(await openStudy(alone), ["results.json"]);
    const study = await openStudy(folder);
    const there = await openStudy(folder);
    const dead = "00000000000000dd";
    writeFileSync(join(folder, "leases", `session-${dead}`), JSON.stringify({ host: "elsewhere", pid: 1, study: "x" }));
    utimesSync(join(folder, "leases", `session-${dead}`), 0, 0);
    for (const left of [`runs/partial/${dead}-0`, `.cosafe-plan-${dead}`, `leases/${"a".repeat(64)}`])
      writeFileSync(join(folder, left), JSON.stringify({ token: dead }));
    await publish(study, ["results.json"]);
    expect(contents(folder)).toEqual(contents(alone));
    expect(readdirSync(join(folder, "leases"))).toHaveLength(3);
    expect(await completed(there, requestsFor(1, 1))).toHaveLength(1);
  });

  it("by two at once ends in the same folder as by one", async () => {
    const [folder, alone] = [temporaryFolder(), temporaryFolder()];
    await publish(await openStudy(alone), ["results.json"]);
    const both = [await openStudy(folder), await openStudy(folder)];
    await Promise.all(both.map((study) => publish(study, ["results.json"])));
    expect(contents(folder)).toEqual(contents(alone));
    expect(visible(folder)).toEqual(visible(alone));
  });

  it("that fails leaves the earlier result as it was", async () => {
    const folder = temporaryFolder();
    const study = await openStudy(folder);
    await publish(study, ["results.json"]);
    const before = contents(folder);
    const broken = async (sink: PublishSink) => {
      sink.write("results.json", "half");
      throw new Error("a chart cannot be drawn");
    };
    await expect(study.publish(broken, () => "")).rejects.toThrow("a chart cannot be drawn");
    for (const name of [
      "../x.csv",
      "/x.csv",
      ".x.csv",
      "study.json",
      "plan.json",
      "manifest.json",
      "charts/../x.svg",
      "runs/x.csv",
      "x.exe",
    ]) {
      await expect(
        study.publish(
          async (sink) => sink.write(name, ""),
          () => "",
        ),
      ).rejects.toThrow(/plain file name/);
    }
    expect(contents(folder)).toEqual(before);
    expect(visible(folder)).toEqual(["manifest.json", "results.json", "runs.csv", "runs.parquet", "study.json"]);
  });

  it("is refused once another study has taken the folder's place", async () => {
    const folder = temporaryFolder();
    const study = await openStudy(folder, { identity: identity(1) });
    await study.close();
    await openStudy(folder, { identity: identity(2), force: true });
    await expect(publish(study, [])).rejects.toThrow(/other settings/);
    expect(existsSync(join(folder, "manifest.json"))).toBe(false);
  });
});
