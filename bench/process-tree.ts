import { spawnSync } from 'node:child_process';

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
  readonly residentMb: number;
}

/** A process and everything it started, by `ps`, which POSIX has. */
export function processTree(root: number): RunningProcess[] {
  const { stdout, status } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('ps could not be run');
  const all = stdout.split('\n').flatMap((line) => {
    const [, pid, parent, kilobytes, command] =
      /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (!pid || !parent || !kilobytes || !command) return [];
    return [
      { pid: Number(pid), parent: Number(parent), command, residentMb: Number(kilobytes) / 1_024 },
    ];
  });
  const tree = new Set([root]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  return all.filter(({ pid }) => tree.has(pid));
}
