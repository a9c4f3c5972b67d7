-- AlterTable
ALTER TABLE "Deployment" ADD COLUMN     "revertsDrift" BOOLEAN NOT NULL DEFAULT false;
