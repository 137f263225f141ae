// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/database.h"
#include "core/store/stores.h"

#include <QTemporaryDir>
#include <QTest>

// A database in a folder of its own, with all stores.
struct StoreFixture {
    QTemporaryDir folder;
    slipway::Database database{path()};
    slipway::Stores stores{database};

    QString path() const { return folder.filePath(QStringLiteral("slipway.db")); }
    bool open() { return database.open().has_value(); }
};

// Fails the test with the error's text.
#define VERIFY_GOOD(expression)                                                                                        \
    do {                                                                                                               \
        if (const auto verified = (expression); !verified)                                                             \
            QFAIL(qPrintable(slipway::errorName(verified.error().code) + QStringLiteral(": ") +                        \
                             verified.error().subject + QStringLiteral(" ") + verified.error().detail));               \
    } while (false)
#define VERIFY_FAILS(expression, expectedCode)                                                                         \
    do {                                                                                                               \
        const auto verified = (expression);                                                                            \
        QVERIFY2(!verified, "it should have failed");                                                                  \
        QCOMPARE(slipway::errorName(verified.error().code), slipway::errorName(expectedCode));                         \
    } while (false)
