import { z } from 'zod';

const group = 'Alerts';

/** Mail addresses joined by commas as a shell may hold them between quotes, or nothing at all. */
export const addressesPattern =
  '^([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+(,[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+)*)?$';
export const smtpServerPattern = '^([A-Za-z0-9.-]+:[0-9]{2,5})?$';
export const senderPattern = '^([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+)?$';

/** Whom Grafana tells of alerts. */
export const alertParameters = {
  alertAddresses: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+$/, 'Must be a mail address')
        .max(200),
    )
    .max(20)
    .default([])
    .meta({
      title: 'Mail addresses',
      description: 'Who gets mail when an alert fires. Alerts show in Grafana in any case.',
      group,
      control: 'text-list',
      examples: ['operations@example.com'],
    }),
  smtpServer: z
    .string()
    .regex(new RegExp(smtpServerPattern), 'Must be a host and port such as mail.example.com:587')
    .default('')
    .meta({
      title: 'Mail server',
      description:
        'SMTP relay that accepts mail from the host without a password. Without one, no mail is sent.',
      group,
      control: 'text',
      examples: ['mail.example.com:587'],
    }),
  smtpSender: z
    .string()
    .regex(new RegExp(senderPattern), 'Must be a mail address')
    .default('')
    .meta({
      title: 'Sender',
      description: 'Address that mail about alerts comes from.',
      group,
      control: 'text',
      examples: ['grafana@example.com'],
    }),
};
