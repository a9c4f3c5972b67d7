const longestSessionName = 64;
const longestTagValue = 256;

/** A person's name as `RoleSessionName` takes it: letters, digits and `_+=,.@-`, 2 to 64 of them. */
export function sessionName(person: string): string {
  return plain(person)
    .replaceAll(/[^\w+=,.@-]+/g, '-')
    .slice(0, longestSessionName)
    .padEnd(2, '-');
}

/** A person's name as the value of a tag takes it (IAM user guide, "Rules for tagging in IAM and AWS STS"). */
export function tagValue(person: string): string {
  return plain(person)
    .replaceAll(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]+/gu, '-')
    .slice(0, longestTagValue);
}

/** Accents, which neither takes in every form, are left out. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}
