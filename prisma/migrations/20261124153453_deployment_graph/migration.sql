-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "acceptedLosses" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "LayerRun" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "doomedBuckets" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "requestDigest" TEXT;
