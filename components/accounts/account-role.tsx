'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { AwsAccount } from '#lib/api/accounts.ts';
import { useConnectionTemplate, useUpdateAccount } from '#lib/queries/accounts.ts';
import { ApiError } from '#lib/queries/call-api.ts';

/** The second step: Strata is told which role it is. */
export function AccountRole({ account }: { readonly account: AwsAccount }) {
  const { data: template } = useConnectionTemplate(account);
  const update = useUpdateAccount(account.id);
  const [roleArn, setRoleArn] = useState(account.roleArn ?? '');
  const problem = update.error instanceof ApiError ? update.error : undefined;
  const refusal = problem && (problem.fieldError('/roleArn') ?? problem.message);
  return (
    <Container
      header={
        <Header variant="h2" description="The output RoleArn of the stack.">
          2. Give its ARN
        </Header>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          update.mutate({ roleArn: roleArn.trim() });
        }}
      >
        <SpaceBetween size="m">
          <FormField
            label="Role ARN"
            {...(template && { constraintText: `The template makes ${template.roleArn}.` })}
            errorText={refusal}
            stretch
          >
            <Input
              value={roleArn}
              spellcheck={false}
              autoComplete={false}
              placeholder={template?.roleArn ?? ''}
              onChange={({ detail }) => setRoleArn(detail.value)}
            />
          </FormField>
          <Button
            formAction="submit"
            loading={update.isPending}
            disabled={roleArn.trim() === '' || roleArn === account.roleArn}
          >
            Save the role
          </Button>
        </SpaceBetween>
      </form>
    </Container>
  );
}
