-- AlterTable
ALTER TABLE "DeploymentRules" ADD COLUMN     "driftAskedAt" TIMESTAMPTZ(3);
