const patterns = new Map<string, RegExp>();
const keptPatterns = 1000;

/** `*` stands for any text, `\*` and `\\` for themselves. */
export function wildcardPattern(text: string): RegExp {
  const known = patterns.get(text);
  if (known) return known;
  if (patterns.size >= keptPatterns) patterns.clear();
  const source = text.replace(/\\[\\*]|[\\^$.*+?()[\]{}|]/g, (part) => {
    if (part === '*') return '[^]*';
    return `\\${part.at(-1)}`;
  });
  const pattern = new RegExp(`^${source}$`);
  patterns.set(text, pattern);
  return pattern;
}

/** Whether an IPv4 address lies in a block such as `10.0.0.0/24`. */
export function isInBlock(block: string, address: string): boolean {
  const [base = '', length = '32'] = block.split('/');
  const [from, found] = [numberOfAddress(base), numberOfAddress(address)];
  if (from === undefined || found === undefined) return false;
  const size = 2 ** (32 - Number(length));
  return Math.floor(from / size) === Math.floor(found / size);
}

function numberOfAddress(address: string): number | undefined {
  const parts = address.split('.');
  const isAddress =
    parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isAddress ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : undefined;
}
