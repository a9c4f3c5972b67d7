'use client';

import ButtonDropdown, {
  type ButtonDropdownProps,
} from '@cloudscape-design/components/button-dropdown';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { useRefusal } from '#lib/queries/session.ts';
import { CloneDialog } from './clone-dialog.tsx';

/** What can be made of an environment without changing it: files, a copy, a comparison. */
export function EnvironmentMenu({ environment }: { readonly environment: EnvironmentDetail }) {
  const router = useRouter();
  const [isCloning, setCloning] = useState(false);
  const { name } = environment;
  const compareHref = `/environments/${name}/compare`;
  const mayNotCreate = useRefusal('create');
  const items: ButtonDropdownProps.Items = [
    { id: 'compare', text: 'Compare', href: compareHref },
    {
      id: 'clone',
      text: 'Clone',
      ...(mayNotCreate !== undefined && { disabled: true, disabledReason: mayNotCreate }),
    },
    {
      text: 'Files',
      items: [
        {
          id: 'download',
          text: 'Download',
          secondaryText: 'Templates and a script that deploys them',
          iconName: 'download',
          href: `/api/v1/environments/${name}/download`,
          download: `${name}.zip`,
        },
        {
          id: 'terraform',
          text: 'Export as Terraform',
          secondaryText: 'A folder that adopts what is deployed',
          iconName: 'download',
          href: `/api/v1/environments/${name}/terraform/files`,
          download: `${name}-terraform.zip`,
        },
      ],
    },
  ];
  return (
    <>
      <ButtonDropdown
        ariaLabel={`More of ${name}`}
        expandToViewport
        items={items}
        onItemFollow={(event) => {
          if (event.detail.id !== 'compare') return;
          event.preventDefault();
          router.push(compareHref);
        }}
        onItemClick={({ detail }) => {
          if (detail.id === 'clone') setCloning(true);
        }}
      >
        More
      </ButtonDropdown>
      {isCloning && <CloneDialog environment={environment} onDismiss={() => setCloning(false)} />}
    </>
  );
}
