-- CreateTable
CREATE TABLE "TerraformSettings" (
    "environmentId" UUID NOT NULL,
    "organization" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "token" TEXT,
    "notificationToken" TEXT,
    "notifiedAt" TIMESTAMPTZ(3),
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TerraformSettings_pkey" PRIMARY KEY ("environmentId")
);

-- CreateTable
CREATE TABLE "GitHubSettings" (
    "environmentId" UUID NOT NULL,
    "repository" TEXT NOT NULL,
    "branch" TEXT NOT NULL,
    "folder" TEXT NOT NULL DEFAULT '',
    "token" TEXT,
    "webhookSecret" TEXT,
    "deliveredAt" TIMESTAMPTZ(3),
    "plannedCommit" TEXT,
    "pullRequestNumber" INTEGER,
    "pullRequestUrl" TEXT,
    "pullRequestAt" TIMESTAMPTZ(3),
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GitHubSettings_pkey" PRIMARY KEY ("environmentId")
);

-- AddForeignKey
ALTER TABLE "TerraformSettings" ADD CONSTRAINT "TerraformSettings_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GitHubSettings" ADD CONSTRAINT "GitHubSettings_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
