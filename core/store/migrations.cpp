// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

namespace slipway {

namespace {

// Times are milliseconds UTC, NULL where there is none; error_code is the name
// of errorName(). Ids that stand in URLs or paths are AUTOINCREMENT: an old
// link never leads to something new.
QStringList version1()
{
    return {
        QStringLiteral(R"(CREATE TABLE environment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            short_name TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            endpoint TEXT NOT NULL
        ) STRICT)"),
        QStringLiteral("INSERT INTO environment VALUES (1, 'Local', 'local', 'local', '')"),

        QStringLiteral(R"(CREATE TABLE repository (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            url TEXT NOT NULL,
            credential_id INTEGER,
            directory TEXT NOT NULL UNIQUE
        ) STRICT)"),
        QStringLiteral("CREATE UNIQUE INDEX repository_identity ON repository (url, ifnull(credential_id, 0))"),

        QStringLiteral(R"(CREATE TABLE stack (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            environment_id INTEGER NOT NULL REFERENCES environment (id),
            repository_id INTEGER NOT NULL REFERENCES repository (id),
            name TEXT NOT NULL,
            url TEXT NOT NULL,
            branch TEXT,
            compose_path TEXT NOT NULL,
            env_file_path TEXT NOT NULL,
            credential_id INTEGER,
            auto_update INTEGER NOT NULL,
            auto_update_schedule TEXT NOT NULL,
            auto_update_cron TEXT NOT NULL,
            webhook_enabled INTEGER NOT NULL,
            created_at INTEGER,
            deployed_commit TEXT NOT NULL DEFAULT '',
            fetched_commit TEXT NOT NULL DEFAULT '',
            deployed_fingerprint TEXT NOT NULL DEFAULT '',
            error_code TEXT,
            error_subject TEXT NOT NULL DEFAULT '',
            error_detail TEXT NOT NULL DEFAULT '',
            has_last_run_failed INTEGER NOT NULL DEFAULT 0,
            is_stopped_by_user INTEGER NOT NULL DEFAULT 0,
            is_down INTEGER NOT NULL DEFAULT 0,
            last_sync INTEGER,
            last_look INTEGER,
            quiet_looks INTEGER NOT NULL DEFAULT 0,
            last_run_id INTEGER NOT NULL DEFAULT 0,
            UNIQUE (environment_id, name)
        ) STRICT)"),
        QStringLiteral("CREATE INDEX stack_of_repository ON stack (repository_id)"),

        // The value of a secret one is in `sealed`, never here.
        QStringLiteral(R"(CREATE TABLE variable (
            stack_id INTEGER NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            is_secret INTEGER NOT NULL,
            comment TEXT NOT NULL,
            PRIMARY KEY (stack_id, key),
            CHECK (is_secret = 0 OR value = '')
        ) STRICT, WITHOUT ROWID)"),

        QStringLiteral(R"(CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            stack_id INTEGER NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            asked_by TEXT NOT NULL,
            result TEXT NOT NULL,
            decision TEXT NOT NULL,
            reasons TEXT NOT NULL,
            from_commit TEXT NOT NULL,
            to_commit TEXT NOT NULL,
            commit_subject TEXT NOT NULL,
            requested_at INTEGER,
            started_at INTEGER,
            finished_at INTEGER,
            error_code TEXT,
            error_subject TEXT NOT NULL,
            error_detail TEXT NOT NULL,
            notes TEXT NOT NULL
        ) STRICT)"),
        QStringLiteral("CREATE INDEX run_of_stack ON run (stack_id, id)"),
        QStringLiteral("CREATE INDEX run_unfinished ON run (result) WHERE result IN ('queued', 'running')"),

        QStringLiteral(R"(CREATE TABLE run_step (
            run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            state TEXT NOT NULL,
            started_at INTEGER,
            duration_ms INTEGER NOT NULL,
            note TEXT NOT NULL,
            PRIMARY KEY (run_id, position)
        ) STRICT, WITHOUT ROWID)"),

        QStringLiteral(R"(CREATE TABLE token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            prefix TEXT NOT NULL,
            salt BLOB NOT NULL,
            hash BLOB NOT NULL,
            permissions TEXT NOT NULL,
            environments TEXT NOT NULL,
            created_at INTEGER,
            last_used_at INTEGER
        ) STRICT)"),

        QStringLiteral("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID"),

        QStringLiteral(R"(CREATE TABLE sealed (
            table_name TEXT NOT NULL,
            row_id INTEGER NOT NULL,
            field TEXT NOT NULL,
            nonce BLOB NOT NULL,
            ciphertext BLOB NOT NULL,
            tag BLOB NOT NULL,
            PRIMARY KEY (table_name, row_id, field)
        ) STRICT)"),

        // No reference to a stack: the ledger outlives it, as the files do.
        QStringLiteral(R"(CREATE TABLE ledger (
            work_tree TEXT NOT NULL,
            path TEXT NOT NULL,
            oid TEXT NOT NULL,
            pending_oid TEXT NOT NULL,
            mode INTEGER NOT NULL,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            PRIMARY KEY (work_tree, path)
        ) STRICT, WITHOUT ROWID)"),

        // No reference to a run: what a killed instance left is ended, whatever became of its row.
        QStringLiteral(R"(CREATE TABLE process (
            group_id INTEGER PRIMARY KEY,
            run_id INTEGER NOT NULL,
            start_ticks INTEGER NOT NULL,
            boot_id TEXT NOT NULL
        ) STRICT)"),
    };
}

// Where the deployed commit came from: after a change of URL its mirror is kept
// until the new source is deployed.
QStringList version2()
{
    return {
        QStringLiteral("ALTER TABLE stack ADD COLUMN deployed_repository_id INTEGER REFERENCES repository (id)"),
        QStringLiteral("UPDATE stack SET deployed_repository_id = repository_id WHERE deployed_commit <> ''"),
        QStringLiteral("CREATE INDEX stack_runs_from ON stack (deployed_repository_id)"),
    };
}

// Credentials: their values are in `sealed` ("credential"), never here.
QStringList version3()
{
    return {
        QStringLiteral(R"(CREATE TABLE credential (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            username TEXT NOT NULL,
            host TEXT NOT NULL,
            created_at INTEGER
        ) STRICT)"),
        QStringLiteral("CREATE UNIQUE INDEX credential_of_host ON credential (host) WHERE host <> ''"),
        QStringLiteral("ALTER TABLE repository ADD COLUMN ca_certificates TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE repository ADD COLUMN size_limit INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral("ALTER TABLE stack ADD COLUMN follow_tag TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE stack ADD COLUMN follow_commit TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE stack ADD COLUMN skipped_commit TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE stack ADD COLUMN deploy_on TEXT NOT NULL DEFAULT 'any'"),
        QStringLiteral("ALTER TABLE stack ADD COLUMN deploy_patterns TEXT NOT NULL DEFAULT '[]'"),
    };
}

// What a stack's schedule needs, and how far it has come. No row = it begins when it is first seen.
QStringList version4()
{
    return {
        QStringLiteral("ALTER TABLE stack ADD COLUMN time_zone TEXT NOT NULL DEFAULT ''"),
        QStringLiteral("ALTER TABLE stack ADD COLUMN missed_run TEXT NOT NULL DEFAULT 'once'"),
        QStringLiteral("ALTER TABLE stack ADD COLUMN poll_seconds INTEGER NOT NULL DEFAULT 0"),
        QStringLiteral(R"(CREATE TABLE schedule (
            stack_id INTEGER PRIMARY KEY REFERENCES stack (id) ON DELETE CASCADE,
            handled_at INTEGER,
            failures INTEGER NOT NULL,
            paused_since INTEGER,
            paused_until INTEGER,
            pause_reason TEXT NOT NULL
        ) STRICT)"),
    };
}

// What came in by webhook, and who changed what by the API. `content` is compressed; `size` is what
// the row takes, for the limit on all of them.
QStringList version5()
{
    return {
        QStringLiteral(R"(CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            received_at INTEGER NOT NULL,
            address TEXT NOT NULL,
            provider TEXT NOT NULL,
            event TEXT NOT NULL,
            foreign_id TEXT NOT NULL,
            replay_key TEXT,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            branch TEXT NOT NULL,
            commit_id TEXT NOT NULL,
            sender TEXT NOT NULL,
            stacks TEXT NOT NULL,
            runs TEXT NOT NULL,
            replay_of INTEGER NOT NULL,
            body_bytes INTEGER NOT NULL,
            size INTEGER NOT NULL,
            content BLOB NOT NULL
        ) STRICT)"),
        QStringLiteral("CREATE INDEX delivery_replay ON delivery (replay_key) WHERE replay_key IS NOT NULL"),
        QStringLiteral("CREATE INDEX delivery_unproven ON delivery (id) WHERE verdict = 'unproven'"),
        QStringLiteral(R"(CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            happened_at INTEGER NOT NULL,
            who TEXT NOT NULL,
            sender TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            status INTEGER NOT NULL
        ) STRICT)"),
    };
}

// Where news is sent to: addresses and tokens are in `sealed` ("notification_target"), never here.
// And which repositories are told the state of a commit.
QStringList version6()
{
    return {
        QStringLiteral(R"(CREATE TABLE notification_target (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            host TEXT NOT NULL,
            is_enabled INTEGER NOT NULL,
            news TEXT NOT NULL
        ) STRICT)"),
        QStringLiteral("ALTER TABLE repository ADD COLUMN reports_status INTEGER NOT NULL DEFAULT 0"),
    };
}

// How Compose is called, variables for all stacks of an environment, and what a stack's compose
// files were when they were last deployed.
QStringList version7()
{
    return {
        QStringLiteral("ALTER TABLE stack ADD COLUMN compose_options TEXT NOT NULL DEFAULT '{}'"),
        QStringLiteral(R"(CREATE TABLE environment_variable (
            environment_id INTEGER NOT NULL REFERENCES environment (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            key TEXT NOT NULL,
            value TEXT NOT NULL,
            is_secret INTEGER NOT NULL,
            comment TEXT NOT NULL,
            PRIMARY KEY (environment_id, key)
        ) STRICT, WITHOUT ROWID)"),
        QStringLiteral(R"(CREATE TABLE deployed_compose (
            stack_id INTEGER PRIMARY KEY REFERENCES stack (id) ON DELETE CASCADE,
            commit_id TEXT NOT NULL,
            content TEXT NOT NULL
        ) STRICT)"),
    };
}

// Dockerfile apps: how they are built and run, the images kept, what a run built, and where an
// environment's layers are kept.
QStringList version8()
{
    return {
        QStringLiteral(R"(CREATE TABLE app (
            stack_id INTEGER PRIMARY KEY REFERENCES stack (id) ON DELETE CASCADE,
            settings TEXT NOT NULL,
            published_port INTEGER NOT NULL
        ) STRICT)"),
        QStringLiteral(R"(CREATE TABLE app_image (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            stack_id INTEGER NOT NULL REFERENCES stack (id) ON DELETE CASCADE,
            commit_id TEXT NOT NULL,
            image_id TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            built_at INTEGER NOT NULL
        ) STRICT)"),
        QStringLiteral("CREATE INDEX app_image_stack ON app_image (stack_id)"),
        QStringLiteral(R"(CREATE TABLE app_build (
            run_id INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
            content TEXT NOT NULL
        ) STRICT)"),
        QStringLiteral(R"(CREATE TABLE layer_cache (
            environment_id INTEGER PRIMARY KEY REFERENCES environment (id) ON DELETE CASCADE,
            address TEXT NOT NULL,
            username TEXT NOT NULL
        ) STRICT)"),
    };
}

} // namespace

QVector<Migration> allMigrations()
{
    return {{1, version1()}, {2, version2()}, {3, version3()}, {4, version4()},
            {5, version5()}, {6, version6()}, {7, version7()}, {8, version8()}};
}

} // namespace slipway
