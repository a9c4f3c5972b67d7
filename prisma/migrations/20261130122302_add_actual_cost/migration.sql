-- AlterTable
ALTER TABLE "RegionPrices" ADD COLUMN     "askedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ActualCost" (
    "environmentId" UUID NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "changedBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "reading" JSONB,
    "readAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "requestDay" TEXT NOT NULL DEFAULT '',
    "requests" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ActualCost_pkey" PRIMARY KEY ("environmentId")
);

-- AddForeignKey
ALTER TABLE "ActualCost" ADD CONSTRAINT "ActualCost_environmentId_fkey" FOREIGN KEY ("environmentId") REFERENCES "Environment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
