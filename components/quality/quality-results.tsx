'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { QueryState } from '#components/ui/query-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { QualityResult } from '#lib/api/quality.ts';
import { useQualityResults } from '#lib/queries/quality.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { metricLines, rulesText, scoreText } from './quality-text.ts';
import { ResultTable } from './result-table.tsx';
import { RuleTable } from './rule-table.tsx';
import { ScoreChart } from './score-chart.tsx';

interface QualityResultsProps {
  readonly environmentName: string;
  readonly node: ResourceNode;
  readonly resultId: string | undefined;
  onSelect(resultId: string): void;
}

/** The results of a ruleset: their scores over time, and the rules of one of them. */
export function QualityResults(props: QualityResultsProps) {
  const { environmentName, node, resultId, onSelect } = props;
  const { query, results, hasMore, readOn } = useQualityResults(environmentName, node);
  const shown = results.find(({ id }) => id === resultId) ?? results[0];
  return (
    <QueryState query={query} what="results">
      {() => (
        <SpaceBetween size="l">
          <Container
            header={
              <Header variant="h2" counter={`(${results.length}${hasMore ? '+' : ''})`}>
                Results
              </Header>
            }
          >
            {results.length === 0 ? (
              <Box color="text-body-secondary">The table was never judged by it.</Box>
            ) : (
              <SpaceBetween size="m">
                <ScoreChart results={results} />
                <ResultTable results={results} selectedId={shown?.id} onSelect={onSelect} />
                {hasMore && <Button onClick={readOn}>Older results</Button>}
              </SpaceBetween>
            )}
          </Container>
          {shown && <OneResult result={shown} />}
        </SpaceBetween>
      )}
    </QueryState>
  );
}

function OneResult({ result }: { readonly result: QualityResult }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              {rulesText(result)}. Evaluated <RelativeTime at={result.startedAt} />.
            </>
          }
        >
          Score {scoreText(result.score)}
        </Header>
      }
    >
      <RuleTable rules={result.rules} />
      {result.analyzers.map(({ analyzer, message, metrics }) => (
        <Box key={analyzer} padding={{ top: 's' }}>
          <Box variant="code">{analyzer}</Box>
          {message && <div>{message}</div>}
          {metricLines(metrics).map((line) => (
            <div key={line}>{line}</div>
          ))}
        </Box>
      ))}
    </Container>
  );
}
