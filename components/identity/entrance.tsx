'use client';

import AppLayout from '@cloudscape-design/components/app-layout';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import styles from './entrance.module.css';

interface EntranceProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of what is seen before anybody is signed in. */
export function Entrance({ title, description, children }: EntranceProps) {
  return (
    <AppLayout
      navigationHide
      toolsHide
      disableContentPaddings
      content={
        <div className={styles.page}>
          <div className={styles.card}>
            <SpaceBetween size="l">
              <Box textAlign="center" variant="h1" fontSize="display-l">
                Strata
              </Box>
              <Container
                header={
                  <Header variant="h2" description={description}>
                    {title}
                  </Header>
                }
              >
                {children}
              </Container>
            </SpaceBetween>
          </div>
        </div>
      }
    />
  );
}
