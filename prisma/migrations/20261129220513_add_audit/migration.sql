-- CreateTable
CREATE TABLE "AuditEntry" (
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "environment" TEXT,
    "target" TEXT,
    "input" JSONB,
    "change" JSONB,
    "remoteAddress" TEXT,
    "userAgent" TEXT,
    "requestId" TEXT,
    "result" TEXT NOT NULL,
    "code" TEXT,
    "awsCalls" JSONB NOT NULL DEFAULT '[]',
    "askedSequence" BIGINT,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "AuditDelivery" (
    "receiver" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "notBefore" TIMESTAMPTZ(3),

    CONSTRAINT "AuditDelivery_pkey" PRIMARY KEY ("receiver")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_askedSequence_key" ON "AuditEntry"("askedSequence");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_previousHash_key" ON "AuditEntry"("previousHash");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_hash_key" ON "AuditEntry"("hash");

-- CreateIndex
CREATE INDEX "AuditEntry_environment_sequence_idx" ON "AuditEntry"("environment", "sequence");

-- CreateIndex
CREATE INDEX "AuditEntry_actor_sequence_idx" ON "AuditEntry"("actor", "sequence");

-- CreateIndex
CREATE INDEX "AuditEntry_action_sequence_idx" ON "AuditEntry"("action", "sequence");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_askedSequence_fkey" FOREIGN KEY ("askedSequence") REFERENCES "AuditEntry"("sequence") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- The audit is appended to only: by hand, since Prisma's schema has no triggers.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit is appended to only, % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
