'use client';

import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { AccountSelect } from '#components/accounts/account-select.tsx';
import type { Preset } from '#lib/api/layers.ts';
import type { SystemInformation } from '#lib/api/system.ts';
import { useAccounts } from '#lib/queries/accounts.ts';
import { duplicateTags, type EnvironmentDraft, type TagRow } from './environment-draft.ts';

const mostTags = 40;

interface EnvironmentFieldsProps {
  readonly draft: EnvironmentDraft;
  readonly system: Pick<SystemInformation, 'cloud' | 'regions'>;
  readonly presets: readonly Preset[];
  onPreset(id: string): void;
  readonly onChange: (draft: EnvironmentDraft) => void;
  readonly errorAt: (pointer: string) => string | undefined;
}

/** Name, region and tags of a new environment. */
export function EnvironmentFields(props: EnvironmentFieldsProps) {
  const { draft, system, presets, onChange, onPreset, errorAt } = props;
  const { data: connected } = useAccounts();
  const account = connected?.accounts.find(({ id }) => id === draft.awsAccountId);
  const regions = account?.regions ?? system.regions;
  const nameError = errorAt('/name');
  const regionError = errorAt('/region');
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Environment</Header>}>
        <SpaceBetween size="l">
          <FormField
            label="Name"
            description="Begins the name of every stack and resource, such as dev, staging or prod."
            constraintText="2 to 24 lower-case letters, digits and hyphens, starting with a letter."
            {...(nameError ? { errorText: nameError } : {})}
          >
            <Input
              value={draft.name}
              placeholder="dev"
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => onChange({ ...draft, name: detail.value })}
            />
          </FormField>
          <AccountSelect
            value={draft.awsAccountId}
            ownAccountId={system.cloud.accountId}
            error={errorAt('/awsAccountId')}
            onChange={(awsAccountId) => onChange({ ...draft, awsAccountId })}
          />
          <FormField
            label="Region"
            description="The AWS region everything is deployed in."
            {...(regionError ? { errorText: regionError } : {})}
          >
            <Select
              filteringType="auto"
              filteringAriaLabel="Find a region"
              selectedOption={{ value: draft.region, label: draft.region }}
              options={regions.map((region) => ({ value: region, label: region }))}
              onChange={({ detail }) =>
                onChange({ ...draft, region: detail.selectedOption.value ?? draft.region })
              }
            />
          </FormField>
          <FormField
            label="Preset"
            description="Sets the parameters of every layer to begin with; each can be changed in the next steps."
            stretch
          >
            <Tiles
              value={draft.preset}
              ariaLabel="Preset"
              columns={3}
              items={presets.map(({ id, title, description }) => ({
                value: id,
                label: title,
                description,
              }))}
              onChange={({ detail }) => onPreset(detail.value)}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header
            variant="h2"
            description="Set on every stack, and by CloudFormation on every resource that takes tags."
          >
            Tags
          </Header>
        }
      >
        <TagRows
          tags={draft.tags}
          onChange={(tags) => onChange({ ...draft, tags })}
          errorAt={errorAt}
        />
      </Container>
    </SpaceBetween>
  );
}

interface TagRowsProps {
  readonly tags: readonly TagRow[];
  readonly onChange: (tags: readonly TagRow[]) => void;
  readonly errorAt: (pointer: string) => string | undefined;
}

export function TagRows({ tags, onChange, errorAt }: TagRowsProps) {
  const duplicates = duplicateTags(tags);
  const keyError = (index: number, key: string) =>
    duplicates.has(index) ? 'Another tag has this key' : errorAt(`/tags/${pointerSegment(key)}`);
  const change = (index: number, tag: TagRow) => onChange(tags.with(index, tag));
  return (
    <AttributeEditor
      items={tags}
      addButtonText="Add tag"
      removeButtonText="Remove"
      disableAddButton={tags.length >= mostTags}
      additionalInfo={`${mostTags - tags.length} more possible`}
      empty={<Box color="text-body-secondary">No tags of your own.</Box>}
      removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
      onAddButtonClick={() => onChange([...tags, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(tags.toSpliced(detail.itemIndex, 1))}
      definition={[
        {
          label: 'Key',
          errorText: ({ key }, index) => keyError(index, key),
          control: (tag, index) => (
            <Input
              value={tag.key}
              placeholder="team"
              onChange={({ detail }) => change(index, { ...tag, key: detail.value })}
            />
          ),
        },
        {
          label: 'Value',
          control: (tag, index) => (
            <Input
              value={tag.value}
              placeholder="data"
              onChange={({ detail }) => change(index, { ...tag, value: detail.value })}
            />
          ),
        },
      ]}
    />
  );
}

function pointerSegment(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
