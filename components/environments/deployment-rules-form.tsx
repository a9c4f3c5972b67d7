'use client';

import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { DeploymentRules } from '#lib/api/deployment-rules.ts';
import { useSetDeploymentRules } from '#lib/queries/deployment-rules.ts';
import { ApprovalFields } from './approval-fields.tsx';
import { ProtectionFields } from './protection-fields.tsx';
import { type RulesDraft, rulesDraftOf, rulesOf, rulesProblems } from './rules-draft.ts';
import { WindowRows } from './window-rows.tsx';

interface DeploymentRulesFormProps {
  readonly environmentName: string;
  readonly rules: DeploymentRules;
}

/** Edits what has to be so before a deployment of the environment is applied. */
export function DeploymentRulesForm({ environmentName, rules }: DeploymentRulesFormProps) {
  const save = useSetDeploymentRules(environmentName);
  const { notify, notifyError } = useNotifications();
  const [draft, setDraft] = useState<RulesDraft>(() => rulesDraftOf(rules));
  const [tried, setTried] = useState(false);
  const problems = rulesProblems(draft, rules);
  const shown = tried ? problems : {};
  const submit = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    save.mutate(rulesOf(draft), {
      onSuccess: (saved) => {
        setDraft(rulesDraftOf(saved));
        setTried(false);
        notify({ type: 'success', content: 'The deployment rules are saved.' });
      },
      onError: (error) => notifyError('The deployment rules were not saved', error),
    });
  };
  return (
    <div id="deployment-rules">
      <Container
        header={
          <Header
            variant="h2"
            description="What has to be so before a deployment is applied, also one that is applied at once, retried, or destroys."
            actions={
              <PermittedButton permission="administer" loading={save.isPending} onClick={submit}>
                Save rules
              </PermittedButton>
            }
          >
            Deployment rules
          </Header>
        }
      >
        <SpaceBetween size="l">
          <ApprovalFields draft={draft} problems={shown} onChange={setDraft} />
          <WindowRows draft={draft} problems={shown} rules={rules} onChange={setDraft} />
          <ProtectionFields
            draft={draft}
            problems={shown}
            wasProtected={rules.protected}
            onChange={setDraft}
          />
          {rules.changedAt && (
            <div>
              Changed by {rules.changedBy} <RelativeTime at={rules.changedAt} />
            </div>
          )}
        </SpaceBetween>
      </Container>
    </div>
  );
}
