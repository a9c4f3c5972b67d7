'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { HandbookBlock, HandbookSection as Section } from '#lib/api/handbook.ts';
import styles from './handbook.module.css';
import type { HandbookAddress } from './handbook-address.ts';
import { HandbookDiagram } from './handbook-diagram.tsx';
import { HandbookTable } from './handbook-table.tsx';
import { HandbookText } from './handbook-text.tsx';

interface HandbookSectionProps {
  readonly section: Section;
  readonly address: HandbookAddress;
  readonly environmentName: string;
}

/** One section, which a link may lead to. */
export function HandbookSection({ section, address, environmentName }: HandbookSectionProps) {
  const { id, title, level, blocks } = section;
  return (
    <div id={id} className={styles.section}>
      <Container header={<Header variant={level === 2 ? 'h2' : 'h3'}>{title}</Header>}>
        <SpaceBetween size="s">
          {blocks.map((block, index) => (
            <Block
              // biome-ignore lint/suspicious/noArrayIndexKey: what an edition says never moves
              key={index}
              block={block}
              title={title}
              address={address}
              environmentName={environmentName}
            />
          ))}
        </SpaceBetween>
      </Container>
    </div>
  );
}

interface BlockProps extends Omit<HandbookSectionProps, 'section'> {
  readonly block: HandbookBlock;
  readonly title: string;
}

function Block({ block, title, address, environmentName }: BlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <Box variant="p">
          <HandbookText text={block.text} address={address} />
        </Box>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what an edition says never moves
            <li key={index}>
              <HandbookText text={item} address={address} />
            </li>
          ))}
        </ul>
      );
    case 'table':
      return <HandbookTable block={block} title={title} address={address} />;
    case 'diagram':
      return <HandbookDiagram block={block} environmentName={environmentName} />;
  }
}
