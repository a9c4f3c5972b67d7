import { strToU8, zipSync } from 'fflate';

/** Unix permissions of a script, where a zip archive keeps them. */
const executable = { os: 3, attrs: 0o100755 << 16 };

/** Texts by path as a zip archive with one folder. Pure. */
export function zipFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
  at: Date,
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, content]) => [
    `${folder}/${path}`,
    [strToU8(content), { mtime: at, ...(path.endsWith('.sh') ? executable : {}) }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
