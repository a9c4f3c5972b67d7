-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "decidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "decidedBy" TEXT,
ADD COLUMN     "overrideReason" TEXT,
ADD COLUMN     "requestedById" TEXT,
ADD COLUMN     "stopMode" TEXT,
ADD COLUMN     "stoppedBy" TEXT;

-- AlterTable
ALTER TABLE "LayerRun" ADD COLUMN     "baseline" JSONB,
ADD COLUMN     "recovery" JSONB;

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "deploymentId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeploymentRules" (
    "environmentId" UUID NOT NULL,
    "approvals" INTEGER NOT NULL DEFAULT 0,
    "approverRole" TEXT,
    "approverGroup" TEXT,
    "approvalHours" INTEGER NOT NULL DEFAULT 72,
    "windows" JSONB NOT NULL DEFAULT '[]',
    "protected" BOOLEAN NOT NULL DEFAULT false,
    "driftHours" INTEGER,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeploymentRules_pkey" PRIMARY KEY ("environmentId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Approval_deploymentId_userId_key" ON "Approval"("deploymentId", "userId");

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_deploymentId_fkey" FOREIGN KEY ("deploymentId") REFERENCES "Deployment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeploymentRules" ADD CONSTRAINT "DeploymentRules_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
