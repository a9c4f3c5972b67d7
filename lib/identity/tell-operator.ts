/** Shows a sentence on the console, also where the process that started this one shows it for us. */
export function tellOperator(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
  process.send?.({ say: sentence });
}
