import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';

interface ShowEarlierProps {
  readonly isLoading: boolean;
  onMore(): void;
}

/** The foot of a table, newest first, that has more rows than it shows. */
export function ShowEarlier({ isLoading, onMore }: ShowEarlierProps) {
  return (
    <Box textAlign="center">
      <Button loading={isLoading} onClick={onMore}>
        Show earlier
      </Button>
    </Box>
  );
}
