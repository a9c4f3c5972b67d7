import { z } from 'zod';

const group = 'GitOps';

/** A repository's address as a shell may hold it between quotes, or nothing at all. */
export const gitRepositoryPattern = '^(https://[A-Za-z0-9._~:/@%+-]{1,300})?$';
export const gitTextPattern = '^[A-Za-z0-9._/-]{1,200}$';

/** What ArgoCD deploys from the beginning. */
export const gitParameters = {
  gitRepository: z
    .string()
    .regex(new RegExp(gitRepositoryPattern), 'Must be an https address without a password')
    .default('')
    .meta({
      title: 'Git repository',
      description:
        'Public repository that ArgoCD keeps the cluster in step with, as application platform. Left empty, ArgoCD starts without any.',
      group,
      control: 'text',
      namesOutside: true,
      examples: ['https://github.com/argoproj/argocd-example-apps.git'],
    }),
  gitRevision: z
    .string()
    .regex(new RegExp(gitTextPattern), 'Must be a branch, tag or commit')
    .default('HEAD')
    .meta({
      title: 'Revision',
      description: 'Branch, tag or commit of the repository.',
      group,
      control: 'text',
      namesOutside: true,
      examples: ['main'],
    }),
  gitPath: z
    .string()
    .regex(new RegExp(gitTextPattern), 'Must be a folder of the repository')
    .default('.')
    .meta({
      title: 'Folder',
      description: 'Where in the repository the manifests lie.',
      group,
      control: 'text',
      namesOutside: true,
      examples: ['guestbook'],
    }),
};
