-- AlterTable
ALTER TABLE "Environment" ADD COLUMN     "origins" JSONB NOT NULL DEFAULT '{}';
