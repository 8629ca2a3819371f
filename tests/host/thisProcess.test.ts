import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { isAlive } from "../../src/host/thisProcess.ts";

/** Waits until /proc gives a process this state. */
async function until(pid: number, state: string): Promise<void> {
  while (!readFileSync(`/proc/${pid}/stat`, "utf8").includes(`) ${state} `)) await pause(10);
}

describe("a process", () => {
  it("is alive while it runs, and not once it is gone", () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(spawnSync(process.execPath, ["-e", "0"]).pid)).toBe(false);
  });

  it.skipIf(process.platform !== "linux")("is not alive once it has been killed, though its parent has taken no notice yet", async () => {
    // The shell that starts it becomes a program that never asks how its children ended.
    const parent = spawn("bash", ["-c", `(exec sleep 600) & echo $!; exec sleep 600`], { stdio: ["ignore", "pipe", "ignore"] });
    try {
      const [told] = (await parent.stdout.take(1).toArray()) as Buffer[];
      const pid = Number(told.toString());
      await until(parent.pid!, "S");
      while (readFileSync(`/proc/${parent.pid}/cmdline`, "utf8") !== "sleep\x00600\x00") await pause(10);
      expect(isAlive(pid)).toBe(true);
      process.kill(pid, "SIGSTOP");
      await until(pid, "T");
      expect(isAlive(pid)).toBe(true);
      process.kill(pid, "SIGKILL");
      await until(pid, "Z");
      expect(isAlive(pid)).toBe(false);
    } finally {
      parent.kill("SIGKILL");
    }
  });
});
