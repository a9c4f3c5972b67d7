-- CreateIndex
CREATE INDEX "Operation_environmentId_resourceId_requestedAt_idx" ON "Operation"("environmentId", "resourceId", "requestedAt");
