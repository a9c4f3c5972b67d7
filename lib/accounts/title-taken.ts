import { Prisma } from '#lib/db/client.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** What a write throws whose title another account has: `account-exists`. */
export function titleTaken(title: string | undefined): (error: unknown) => never {
  return (error) => {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      const message = `There is already an AWS account titled ${title}.`;
      throw new AppError('account-exists', message, {
        fields: [{ in: 'body', path: ['title'], message }],
      });
    }
    throw error;
  };
}
