'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PageLink } from '#components/ui/page-link.tsx';

const files = [
  {
    file: 'template',
    saveAs: () => 'env.template',
    title: 'env.template',
    text: 'Every variable with its description and an example. Holds no values, so it is safe to commit.',
  },
  {
    file: 'file',
    saveAs: (environment: string) => `${environment}.env`,
    title: '.env',
    text: 'The values that are set now, without secrets. Keep it out of version control once you fill it in.',
  },
  {
    file: 'script',
    saveAs: () => 'load-env.sh',
    title: 'load-env.sh',
    text: 'Checks a .env file and exports its variables to any POSIX shell. Every problem is told by line.',
  },
] as const;

/** The files of the configuration, to be downloaded. */
export function ConfigurationFiles({ environmentName }: { environmentName: string }) {
  const base = `/environments/${environmentName}`;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              What each variable feeds is drawn in the{' '}
              <PageLink href={`${base}/architecture?view=configuration`}>
                view Configuration
              </PageLink>
              .
            </>
          }
        >
          Files
        </Header>
      }
    >
      <ColumnLayout columns={3} borders="vertical">
        {files.map(({ file, saveAs, title, text }) => (
          <SpaceBetween key={file} size="xs">
            <Box variant="awsui-key-label">{title}</Box>
            <Box>{text}</Box>
            <Button
              iconName="download"
              href={`/api/v1/environments/${environmentName}/configuration/${file}`}
              download={saveAs(environmentName)}
              ariaLabel={`Download ${title}`}
            >
              Download
            </Button>
          </SpaceBetween>
        ))}
      </ColumnLayout>
    </Container>
  );
}
