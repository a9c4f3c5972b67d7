/** What AWS answers, or undefined where it says by one of these error names that there is no such thing. */
export async function unlessAbsent<T>(
  errorNames: readonly string[],
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && errorNames.includes(error.name)) return undefined;
    throw error;
  }
}
