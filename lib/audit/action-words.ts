const words: Readonly<Record<string, string>> = {
  createEnvironment: 'Create environment',
  updateEnvironment: 'Change environment',
  removeEnvironment: 'Remove environment',
  planDeployment: 'Plan deployment',
  destroyEnvironment: 'Destroy environment',
  applyDeployment: 'Apply deployment',
  discardDeployment: 'Discard deployment',
  retryDeployment: 'Retry deployment',
  refreshGraph: 'Discover now',
  detectDrift: 'Detect drift',
  startOperation: 'Start operation',
  parkEnvironment: 'Park environment',
  wakeEnvironment: 'Wake environment',
  setParkingSchedule: 'Set parking schedule',
  setLifetime: 'Set time to live',
  removeLifetime: 'Remove time to live',
  revealCredentials: 'Reveal credentials',
  openTool: 'Open port of a tool',
  closeTool: 'Close port of a tool',
  advanceDeployment: 'Carry out deployment',
  parkBySchedule: 'Park by schedule',
  wakeBySchedule: 'Wake by schedule',
  endLifetime: 'End of time to live',
  closeExpiredPort: 'Close expired port',
};

/** An action of the audit as people say it; one that has no words is told by its name. */
export function actionWords(action: string): string {
  return words[action] ?? action;
}

export const knownActions: readonly string[] = Object.keys(words);
