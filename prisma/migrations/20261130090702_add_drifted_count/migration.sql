-- AlterTable
ALTER TABLE "GraphSnapshot" ADD COLUMN     "driftedCount" INTEGER NOT NULL DEFAULT 0;
