import Box from '@cloudscape-design/components/box';
import { Breakable } from '#components/ui/breakable.tsx';

/** A value as a file has it; an empty one says so. */
export function ValueText({ text }: { readonly text: string }) {
  if (text === '') return <Box color="text-status-inactive">empty</Box>;
  return <Breakable>{text}</Breakable>;
}
