-- AlterTable
ALTER TABLE "GitHubSettings" ADD COLUMN     "notBefore" TIMESTAMPTZ(3),
ADD COLUMN     "pendingPushes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "waitingReason" TEXT;
