'use client';

import Box from '@cloudscape-design/components/box';
import { Breakable } from '#components/ui/breakable.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import type { HandbookText as Text } from '#lib/api/handbook.ts';
import { type HandbookAddress, handbookHref } from './handbook-address.ts';

interface HandbookTextProps {
  readonly text: Text;
  readonly address: HandbookAddress;
}

/** Words, values as code, and links to other places of the handbook. */
export function HandbookText({ text, address }: HandbookTextProps) {
  return text.map((part, index) => {
    const key = `${index}`;
    if (typeof part === 'string') return <span key={key}>{part}</span>;
    if ('code' in part) {
      return (
        <Box key={key} variant="code" display="inline">
          <Breakable>{part.code}</Breakable>
        </Box>
      );
    }
    const { link, page, section } = part;
    return (
      <PageLink key={key} href={handbookHref({ ...address, page, text: '' }, section)}>
        {link}
      </PageLink>
    );
  });
}
