-- AlterTable
ALTER TABLE "Environment" ADD COLUMN     "imports" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "LayerRun" ADD COLUMN     "imports" JSONB NOT NULL DEFAULT '[]';
