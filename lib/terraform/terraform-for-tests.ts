import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TerraformRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Whether there is a `terraform` on this machine. */
export const hasTerraform =
  spawnSync('terraform', ['version'], { stdio: 'ignore' }).error === undefined;

/** Runs `terraform` in a folder of its own that holds the files. It reaches nothing. */
export function runTerraform(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  input = '',
): TerraformRun {
  const folder = mkdtempSync(join(tmpdir(), 'strata-terraform-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const env = { ...process.env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };
    return spawnSync('terraform', [...args], { cwd: folder, env, encoding: 'utf8', input });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
