-- CreateIndex
CREATE INDEX "Activity_environmentName_resourceId_sequence_idx" ON "Activity"("environmentName", "resourceId", "sequence");
