-- AlterTable
ALTER TABLE "Environment" ADD COLUMN     "awsAccountId" UUID;

-- CreateTable
CREATE TABLE "AwsAccount" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "access" TEXT NOT NULL,
    "roleArn" TEXT,
    "externalId" TEXT NOT NULL,
    "defaultRegion" TEXT NOT NULL,
    "regions" JSONB NOT NULL DEFAULT '[]',
    "connectedBy" TEXT NOT NULL,
    "connectedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checkedAt" TIMESTAMPTZ(3),
    "problems" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "AwsAccount_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AwsAccount_title_key" ON "AwsAccount"("title");

-- CreateIndex
CREATE UNIQUE INDEX "AwsAccount_externalId_key" ON "AwsAccount"("externalId");

-- CreateIndex
CREATE INDEX "AwsAccount_accountId_idx" ON "AwsAccount"("accountId");

-- AddForeignKey
ALTER TABLE "Environment" ADD CONSTRAINT "Environment_awsAccountId_fkey" FOREIGN KEY ("awsAccountId") REFERENCES "AwsAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
