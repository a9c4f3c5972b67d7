import type { ToolStatus } from '#lib/api/tool-documents.ts';
import { ToolIcon } from './tool-icon.tsx';
import styles from './tools.module.css';

/** Logo and name of a tool. */
export function ToolTitle({ tool }: { readonly tool: ToolStatus }) {
  return (
    <span className={styles.title}>
      <ToolIcon tool={tool.id} />
      {tool.title}
    </span>
  );
}
